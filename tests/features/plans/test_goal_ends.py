"""Goals reached and given up during the work; the plan before the one who revises it."""

import re
from datetime import date, timedelta

import pytest

from opora.access.models import Organisation
from opora.audit.models import Event
from opora.decisions.providers import Subject, gather
from opora.plans.models import Goal, GoalEnd, Step
from opora.ui.words import full_day
from tests.features.plans.conftest import InCase, Typed, text

REACHED = {"kind": "reached", "words": "Má nájem na dva roky.", "ended_on": "dnes"}


def test_a_goal_is_reached_during_the_work_and_that_is_put_right(
    in_case: InCase, typed: Typed
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    home = f"/pripady/{case.pk}/"
    browser.post(f"{home}plan/upravit/", typed)
    goal = Goal.objects.get()
    address = f"{home}plan/cil/{goal.pk}/jak-dopadl/"
    assert address in text(browser.get(f"{home}plan/"))
    assert "„Abychom měli kde bydlet.“" in text(browser.get(address))
    assert browser.post(address, REACHED).headers["Location"] == f"{home}plan/"
    assert Event.objects.filter(code="plans.end_goal").count() == 1
    for page in ("", "plan/", "tisk/"):
        assert "Dosažený" in text(browser.get(home + page)), page
    plan = text(browser.get(f"{home}plan/"))
    assert "Má nájem na dva roky." in plan
    assert address not in plan
    assert "U tohoto cíle už je zapsané, jak dopadl." in text(browser.get(address))
    again = browser.post(address, REACHED | {"kind": "given_up"})
    assert again.status_code == 422
    row = GoalEnd.objects.get()
    where = f"{home}zapis/goal_end/{row.pk}/"
    assert f"{where}opravit/" in text(browser.get(home))
    right = REACHED | {"kind": "given_up", "why": "Spletli jsme se."}
    assert browser.post(f"{where}opravit/", REACHED).status_code == 422
    assert browser.post(f"{where}opravit/", right).status_code == 302
    assert "Opuštěný cíl" in text(browser.get(home))
    assert "místo dosažený správně opuštěný" in text(browser.get(home)).lower()
    assert browser.post(f"{where}zneplatnit/", {"why": "Jiný cíl."}).status_code == 302
    assert "<s>Opuštěný cíl</s>" in text(browser.get(home))
    assert address in text(browser.get(f"{home}plan/"))
    assert browser.post(address, REACHED).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("kind", "", "Vyberte jednu z možností."),
        ("kind", "jinak", "Vyberte jednu z nabízených možností."),
        ("words", " ", "Napište aspoň pár slov"),
        ("ended_on", "1. 1. 2090", "Tento den teprve přijde."),
        ("ended_on", "1. 1. 2001", "nebo pozdější den"),
    ],
)
def test_bad_input_gets_a_sentence(
    in_case: InCase, typed: Typed, field: str, value: str, sentence: str
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    address = f"/pripady/{case.pk}/plan/cil/{Goal.objects.get().pk}/jak-dopadl/"
    answer = browser.post(address, REACHED | {field: value})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not GoalEnd.objects.exists()


def test_a_goal_of_another_case_is_not_found(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("ohrozene_rodiny")
    other, _browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{other.pk}/plan/upravit/", typed)
    address = f"/pripady/{case.pk}/plan/cil/{Goal.objects.get().pk}/jak-dopadl/"
    assert browser.get(address).status_code == 404
    assert browser.post(address, REACHED).status_code == 404


def test_a_goal_is_not_said_after_it_was_reached(
    in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    before = (today - timedelta(days=9)).isoformat()
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed | {"made_on": before})
    goal = Goal.objects.get()
    browser.post(
        f"/pripady/{case.pk}/plan/cil/{goal.pk}/jak-dopadl/", REACHED | {"ended_on": before}
    )
    sent = {"words": "Jinak.", "said_on": "dnes", "why": "Omyl."}
    answer = browser.post(f"/pripady/{case.pk}/zapis/goal/{goal.pk}/opravit/", sent)
    assert answer.status_code == 422
    assert "Opravte nejdřív ten zápis." in text(answer)


def test_after_its_last_day_a_goal_needs_the_field_no_more(
    organisation: Organisation, in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("nekam_patrit")
    before = today - timedelta(days=5)
    sent = typed | {"made_on": before.isoformat(), "needs_field": "yes"}
    browser.post(f"/pripady/{case.pk}/plan/upravit/", sent)
    ended = today - timedelta(days=2)
    address = f"/pripady/{case.pk}/plan/cil/{Goal.objects.get().pk}/jak-dopadl/"
    browser.post(address, REACHED | {"ended_on": ended.isoformat()})
    about = Subject(organisation.pk, case.service, case.site, case_id=case.pk)
    told = [gather(["goal_agreed"], [about], ended + timedelta(days=one))[0] for one in (0, 1)]
    assert told == [{"goal_agreed": True}, {"goal_agreed": False}]


def test_towards_a_goal_that_has_ended_nobody_is_reminded_to_go_along(
    in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("dluhova_poradna")
    home = f"/pripady/{case.pk}/"
    browser.post(f"{home}plan/upravit/", typed)
    goal = Goal.objects.get()
    step = {"what": "Dojít na soud", "taker": "together", "until": today.isoformat()}
    browser.post(f"{home}plan/cil/{goal.pk}/krok/", step)
    assert Step.objects.exists()
    assert "Domluvit, co po doprovodu" in text(browser.get(home))
    browser.post(f"{home}plan/cil/{goal.pk}/jak-dopadl/", REACHED)
    assert "Domluvit, co po doprovodu" not in text(browser.get(home))


def test_who_revises_reads_the_plan_there(in_case: InCase, typed: Typed, today: date) -> None:
    case, browser = in_case("nekam_patrit")
    home = f"/pripady/{case.pk}/"
    browser.post(f"{home}plan/upravit/", typed)
    goal = Goal.objects.get()
    step = {"what": "Podat žádost o byt", "taker": "client"}
    browser.post(f"{home}plan/cil/{goal.pk}/krok/", step)
    browser.post(f"{home}plan/revize/", {"revised_on": "dnes", "changed": "Přibyl krok."})
    page = text(browser.get(f"{home}plan/revize/"))
    said = ("„Abychom měli kde bydlet.“", "Podat žádost o byt", "Jednou týdně", "Přibyl krok.")
    for words in said:
        assert words in page
    assert said[0] in text(browser.post(f"{home}plan/revize/", {"revised_on": "dnes"}))


def test_the_day_of_the_next_revision_is_told(in_case: InCase, typed: Typed, today: date) -> None:
    case, browser = in_case("nekam_patrit")
    home = f"/pripady/{case.pk}/"
    agreed, later = today + timedelta(days=200), today + timedelta(days=300)
    browser.post(f"{home}plan/upravit/", typed | {"next_on": agreed.isoformat()})
    for page in ("", "plan/", "plan/revize/", "tisk/"):
        assert f"Znovu projít {_day(agreed)}" in _plain(browser.get(home + page)), page
    sent = {"revised_on": "dnes", "changed": "Nic.", "next_on": later.isoformat()}
    assert browser.post(f"{home}plan/revize/", sent).status_code == 302
    for page in ("", "plan/", "tisk/"):
        shown = _plain(browser.get(home + page))
        assert f"Znovu projít {_day(later)}" in shown, page
        assert f"Znovu projít {_day(agreed)}" not in shown, page


def _plain(answer: object) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text(answer)).split())


def _day(day: date) -> str:
    return full_day(day).replace("\xa0", " ")
