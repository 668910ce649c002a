"""Intervisions: when, who sat there, over which case, what came out of it; too few are reminded."""

import re
from datetime import date, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.models import Account
from opora.audit.models import Event
from opora.cases.models import Case
from opora.decisions.actions import Refused, set_parameter
from opora.decisions.models import Decision
from opora.rules.answers import Answer
from opora.team.intervisions.actions import talk_over
from opora.team.intervisions.due import too_few
from opora.team.models import Intervision
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.team.conftest import SERVICE, text_of

SAID = "Zkusíme pozvat oba rodiče zvlášť."
LIST = "/intervize/"


def typed(*sat: Account, **more: object) -> dict[str, object]:
    """An intervision as it is typed."""
    return {"day": "dnes", "workers": [one.pk for one in sat], "conclusions": SAID} | more


@pytest.mark.rule("B18.kept")
def test_it_stands_on_the_case_in_its_course_in_print_and_in_the_own_list(
    here: Place, other: Account, client_of: SignIn
) -> None:
    form = text_of(here.browser.get(here.url("intervize/")))
    assert other.full_name in form
    assert here.browser.post(here.url("intervize/"), typed(here.worker, other)).status_code == 302
    row = Intervision.objects.get()
    assert row.workers == [here.worker.pk, other.pk]
    assert Decision.objects.get(pk=row.decision_id).taken
    page = text_of(here.browser.get(here.url("")))
    assert "Zapsat intervizi" in page
    assert SAID in page
    for path in (LIST, here.url("tisk/")):
        shown = text_of(client_of(other).get(path))
        assert SAID in shown
        assert other.full_name in shown
    more = text_of(here.browser.get(f"{here.url('intervize/')}?jako={row.pk}"))
    assert re.search(rf'value="{other.pk}"[^>]* checked', more)
    assert Event.objects.filter(code="team.talk_over", case_id=here.case.pk).exists()


def test_one_alone_a_day_to_come_and_nothing_said_are_refused_in_words(
    here: Place, other: Account, today: date
) -> None:
    path = here.url("intervize/")
    alone = text_of(here.browser.post(path, typed(here.worker)), 422)
    assert "aspoň dva z nás" in alone
    assert SAID in alone
    day = (today + timedelta(days=1)).isoformat()
    text_of(here.browser.post(path, typed(here.worker, other, day=day)), 422)
    early = text_of(here.browser.post(path, typed(here.worker, other, day="1. 1. 2020")), 422)
    assert "ještě nebyl otevřený" in early
    text_of(here.browser.post(path, typed(here.worker, other, conclusions="")), 422)
    text_of(here.browser.post(path, typed(here.worker, other, workers=["x", "99999999"])), 422)
    assert not Intervision.objects.exists()


@pytest.mark.rule("B19.left_out")
def test_a_case_is_not_talked_over_where_somebody_left_out_sits(
    here: Place, other: Account, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    exclude(
        account_id=other.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer, on=today
    )
    path = here.url("intervize/")
    assert other.full_name not in text_of(here.browser.get(path))
    refused = text_of(here.browser.post(path, typed(here.worker, other)), 422)
    assert "Pro tento krok vyberte jiného pracovníka." in refused
    assert "Známí." not in refused
    with pytest.raises(Refused) as wrong:
        talk_over(
            case_id=here.case.pk, workers=[here.worker.pk, other.pk], conclusions=SAID,
            by=here.viewer, on=today,
        )  # fmt: skip
    assert wrong.value.verdict.answer is Answer.NO
    assert not Intervision.objects.exists()
    assert Event.objects.filter(code="step.refused", case_id=here.case.pk).count() == 2
    assert here.case.title not in text_of(client_of(other).get(f"{LIST}nova/"))


def test_a_form_sent_back_offers_whom_it_offered_before(
    here: Place, other: Account, today: date
) -> None:
    exclude(
        account_id=other.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer, on=today
    )
    for step in ("intervize/", "konference/"):
        back = text_of(here.browser.post(here.url(step), typed(here.worker, conclusions="")), 422)
        assert here.worker.full_name in back
        assert other.full_name not in back


def test_a_part_in_which_there_is_nothing_is_one_line_of_the_margin(
    here: Place, other: Account
) -> None:
    line = "<strong>Práce v\u00a0týmu</strong>"
    empty = here.browser.get(here.url("")).content.decode()
    assert "Zatím prázdné" in empty
    assert line in empty
    assert here.url("intervize/") in empty
    here.browser.post(here.url("intervize/"), typed(here.worker, other))
    page = here.browser.get(here.url("")).content.decode()
    assert line not in page
    assert here.url("intervize/") in page


@pytest.mark.rule("B19.no_trace")
def test_whoever_is_left_out_later_finds_no_trace_of_the_case_in_the_list(
    here: Place, other: Account, client_of: SignIn, today: date
) -> None:
    here.browser.post(here.url("intervize/"), typed(here.worker, other))
    eyes = client_of(other)
    assert SAID in text_of(eyes.get(LIST))
    exclude(
        account_id=other.pk, person_id=here.people[0].pk, reason="Známí.", by=here.viewer, on=today
    )
    shown = text_of(eyes.get(LIST))
    assert SAID not in shown
    assert here.case.title not in shown
    assert "Zatím žádná intervize" in shown
    row = Intervision.objects.get()
    assert eyes.get(here.url(f"zapis/intervision/{row.pk}/")).status_code == 404
    assert here.case.title not in text_of(eyes.get(f"{LIST}nova/?jako={row.pk}"))


def test_a_record_is_corrected_and_made_void(here: Place, other: Account, worker: Worker) -> None:
    here.browser.post(here.url("intervize/"), typed(here.worker, other))
    row, third = Intervision.objects.get(), worker(SERVICE, name="Eva Třetí")
    where = here.url(f"zapis/intervision/{row.pk}/")
    sent = typed(here.worker, third, why="Byla tam Eva.")
    assert here.browser.post(f"{where}opravit/", sent).status_code == 302
    row.refresh_from_db()
    assert row.workers == [here.worker.pk, third.pk]
    assert "Byla tam Eva." in text_of(here.browser.get(where))
    assert here.browser.post(f"{where}zneplatnit/", {"why": "Omyl."}).status_code == 302
    assert SAID not in text_of(here.browser.get(LIST))


def test_whoever_sat_there_and_is_left_out_since_stays_in_the_record(
    here: Place, other: Account, today: date
) -> None:
    here.browser.post(here.url("intervize/"), typed(here.worker, other, day="včera"))
    row = Intervision.objects.get()
    person = here.people[0].pk
    exclude(account_id=other.pk, person_id=person, reason="Známí.", by=here.viewer, on=today)
    where = here.url(f"zapis/intervision/{row.pk}/opravit/")
    shown = here.browser.get(where).content.decode()
    ticked = re.findall(r'name="workers" value="(\d+)"[^>]*checked', shown)
    assert sorted(map(int, ticked)) == sorted([here.worker.pk, other.pk])
    sent = typed(here.worker, other, day="včera", why="Přesněji.")
    assert here.browser.post(where, sent).status_code == 302
    row.refresh_from_db()
    assert sorted(row.workers) == sorted([here.worker.pk, other.pk])


@pytest.mark.rule("B18.reminder")
def test_too_few_in_a_month_are_reminded_of_by_the_organisations_number(
    place: MakePlace,
    here: Place,
    head: Account,
    other: Account,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    hana, title = client_of(head), "Sejít se nad intervizí"

    def day() -> str:
        return text_of(hana.get("/")) + text_of(hana.get("/tym/"))

    def number(value: int | None) -> None:
        set_parameter(
            service=SERVICE, name="intervisions_a_month", value=value, by=seen_by(head), on=today
        )

    boss = seen_by(head)
    assert title not in day()
    assert not too_few(boss, today, mine=True)
    number(2)
    (due,) = too_few(boss, today, mine=True)
    assert due.why == "Intervizí tento měsíc: 0. Má jich být aspoň 2."
    assert (due.day + timedelta(days=1)).day == 1
    assert not too_few(here.viewer, today, mine=True)
    assert too_few(here.viewer, today, mine=False)
    here.browser.post(here.url("intervize/"), typed(here.worker, other))
    second = place(SERVICE, by=here.worker)
    here.browser.post(second.url("intervize/"), typed(here.worker, other))
    # Two cases at one meeting are one intervision.
    assert too_few(boss, today, mine=True)[0].why.startswith("Intervizí tento měsíc: 1.")
    number(1)
    assert not too_few(boss, today, mine=True)
    number(None)
    assert not too_few(boss, today, mine=True)


def test_other_services_promise_none(place: MakePlace) -> None:
    there = place("dluhova_poradna")
    assert there.browser.get(there.url("intervize/")).status_code == 404
    assert there.browser.post(there.url("intervize/"), {}).status_code == 404
    assert "Zapsat intervizi" not in there.page()
    assert Case.objects.filter(pk=there.case.pk).exists()
