"""An act that needs a goal says which, where the plan of its day had several (A5)."""

from datetime import date, timedelta

import pytest

from opora.plans.models import Goal, GoalEnd, Plan
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import lately
from tests.features.intake.conftest import text_of

A, KIND = "nekam_patrit", "field_assistance"
ASKED = "Vyberte, ke kterému cíli to bylo."


@pytest.fixture
def here(place: MakePlace) -> Place:
    made = place(A, asked={"goal_agreed": None})
    plan = Plan.objects.create(
        case=made.case,
        form="spoken",
        made_on=made.case.opened_on,
        made_by=made.worker,
        decision_id=1,
    )
    for words in ("Chodit mezi lidi.", "Najít kroužek."):
        _goal(plan, words, made.case.opened_on)
    return made


def _goal(plan: Plan, words: str, since: date) -> Goal:
    return Goal.objects.create(plan=plan, words=words, said_on=since, needs_field=True)


def _sent(here: Place, day: date, **more: object) -> str:
    return here.record(kind=KIND, at="10:00", day=day.isoformat(), **more).replace("\xa0", " ")


def test_the_line_and_the_form_ask_which(here: Place, today: date) -> None:
    for page in (here.page(), here.browser.get(here.url()).content.decode()):
        assert 'name="goal"' in page
        assert "Najít kroužek." in page
    assert ASKED in _sent(here, lately(today), goal="")
    assert not here.acts
    assert _sent(here, lately(today), goal="Najít kroužek.") == ""
    assert here.acts[0].goal == "Najít kroužek."


def test_of_one_goal_nobody_is_asked(here: Place, today: date) -> None:
    Goal.objects.filter(words="Najít kroužek.").delete()
    assert 'name="goal"' not in here.page()
    assert _sent(here, lately(today), goal="") == ""


def test_the_goals_of_its_own_day_count(here: Place, today: date) -> None:
    """One of two was reached the day before: nobody is asked, through that day all are."""
    day, goal = lately(today), Goal.objects.get(words="Najít kroužek.")
    end = GoalEnd.objects.create(
        case=here.case,
        goal=goal,
        kind=GoalEnd.Kind.REACHED,
        on=day,
        words="Chodí tam.",
        by=here.worker,
    )
    assert ASKED in _sent(here, day, goal="")
    GoalEnd.objects.filter(pk=end.pk).update(on=day - timedelta(days=1))
    assert _sent(here, day, goal="") == ""


def test_before_the_goals_the_refusal_speaks_of_that_day(here: Place, today: date) -> None:
    """The plan holds goals now, so it is not said that it holds none yet."""
    Goal.objects.update(said_on=today)
    page = _sent(here, lately(today), goal="")
    assert "K tomu dni žádný takový v plánu nemáme." in page
    assert "zatím není" not in text_of(here.browser.get(here.url()))


def test_an_act_without_a_goal_is_asked_about_none(here: Place, today: date) -> None:
    sent = {"kind": "consultation", "at": "10:00", "place": "urad", "goal": ""}
    assert here.record(**sent, day=lately(today).isoformat()) == ""
