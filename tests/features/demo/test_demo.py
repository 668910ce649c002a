"""The invented organisation that ``make run`` shows, and any number of clients beside it."""

from datetime import date, timedelta
from random import Random

import pytest
from django.utils import timezone
from django_scopes import scope

from opora.access.queries import viewers_by_login
from opora.acts.models import Act
from opora.audit.queries import breaks
from opora.cases.boards import dues_of
from opora.cases.models import Case
from opora.cases.queries import case_rows
from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.demo.cast import C, D, hire
from opora.demo.load import LONG_AGO, load, set_numbers
from opora.demo.many import make, story
from opora.demo.story import Story, stories
from opora.people.models import Person
from opora.rules.decide import decide

TODAY = timezone.localdate()


def verbs(story: Story) -> set[str]:
    """What is done in the story."""
    return {one.verb for one in story.steps}


@pytest.mark.django_db
def test_the_demo_shows_clients_at_all_stages_some_overdue_some_known_by_a_code() -> None:
    load(TODAY)
    hana = viewers_by_login(["hana"])["hana"]
    with scope(organisation=hana.organisation_id):
        cases = list(Case.objects.all())
        assert len(cases) >= 60
        assert {case.stage for case in cases} == set(Case.Stage.values)
        assert len({case.service for case in cases}) == 5
        assert len({case.site for case in cases if case.service == D}) == 2
        assert Person.objects.exclude(code="").exists()
        dues = dues_of(hana, case_rows(hana, [case.pk for case in cases]), TODAY)
        assert any(due.day < TODAY for due in dues)
        assert any(due.day > TODAY for due in dues)
    assert list(breaks()) == []


@pytest.mark.django_db
def test_many_clients_are_made_by_actions_and_more_of_them_go_on_from_there() -> None:
    organisation, workers = hire()
    with scope(organisation=organisation.pk):
        set_numbers(workers["hana"], TODAY - LONG_AGO)
    assert list(make(6, 2, TODAY)) == [6]
    assert list(make(30, 2, TODAY, seed=2)) == [25, 30]  # told of as it goes on
    with scope(organisation=organisation.pk):
        assert Case.objects.count() == 36
        assert Act.objects.counted().count() == 2 * 36
        assert Case.objects.filter(service=C).count() == 9
        codes = Person.objects.exclude(code="").values_list("code", flat=True)
        assert len(set(codes)) == 9
    assert list(breaks()) == []


@pytest.mark.parametrize("acts", [0, 20, 60])
def test_nobody_of_many_needs_somebody_to_stand_in_for_them(acts: int) -> None:
    named = 0
    for number in range(1000):
        told = story(Random(f"1.{number}"), number, acts, TODAY).told
        born, contact = told.get("born"), told["contact"]
        if isinstance(born, date) and isinstance(contact, tuple):
            came = TODAY - timedelta(days=contact[0])
            assert (came.year - 18, came.month, came.day) >= (born.year, born.month, born.day)
            named += 1
    assert named == 750  # every fourth is known by a code


@pytest.mark.parametrize("told", [one for one in stories() if "noticed" in verbs(one)])
def test_a_case_is_closed_after_the_last_day_whatever_day_the_demo_is_loaded_on(
    told: Story,
) -> None:
    """Steps fall on working days, so they move nearer to each other or apart."""
    steps = {one.verb: one for one in told.steps}
    book = current().service(told.service).rulebook
    for load_on in (TODAY + timedelta(days=one) for one in range(366)):
        delivered, closed = (
            CZECH_DAYS.last_working(load_on - timedelta(days=steps[verb].days_ago))
            for verb in ("deliver", "noticed")
        )
        if "ends" in steps["deliver"].told:
            last = delivered + timedelta(days=steps["deliver"].number("ends", 0))
        else:
            facts = {"ground": steps["broken"].word("ground"), "delivered_on": delivered}
            verdict = decide(book, "notice_ends", facts, delivered)
            assert verdict.day is not None
            last = verdict.day
        assert last < closed, f"loaded on {load_on}"
