"""Corrected or void with a reason: contacts, consultation, assessment, outcome, what was told."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from opora.cases.models import Case
from opora.decisions.facts import asked
from opora.decisions.providers import Subject
from opora.intake.models import Assessment, Contact, Informed, Introduction, Outcome
from opora.reports.queries import happened_in_year, outcomes
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.intake.conftest import case_page, step, text_of

SERVICE = "rodinna_poradna"
Open = Callable[..., int]


@pytest.fixture
def here(signed_in: Callable[..., Client], opened: Open) -> tuple[Client, int]:
    sender = signed_in(SERVICE)
    return sender, opened(sender, SERVICE, way="in_person", request="Hádáme se.")


def record(case_id: int, kind: str, row: Any, tail: str) -> str:
    return f"/pripady/{case_id}/zapis/{kind}/{row.pk}/{tail}"


def mend(sender: Client, case_id: int, kind: str, row: Any, **typed: Any) -> Any:
    typed = {"on": "dnes", "why": "Spletli jsme se.", **typed}
    return sender.post(record(case_id, kind, row, "opravit/"), typed)


def void(sender: Client, case_id: int, kind: str, row: Any, why: str = "Jiný případ.") -> Any:
    return sender.post(record(case_id, kind, row, "zneplatnit/"), {"why": why})


def assess(sender: Client, case_id: int, worker: Worker) -> Assessment:
    two = [worker(SERVICE), worker(SERVICE)]
    typed = {"professionals": [str(one.pk) for one in two], "key_worker": str(two[0].pk)}
    answer = step(sender, case_id, "posouzeni", **typed)
    assert answer.status_code == 302, text_of(answer)
    return Assessment.objects.get(case_id=case_id)


def hold(sender: Client, case_id: int) -> Introduction:
    answer = step(sender, case_id, "konzultace", way="in_person", situation="Dva malí kluci.")
    assert answer.status_code == 302, text_of(answer)
    return Introduction.objects.get(case_id=case_id)


def test_a_first_contact_is_corrected_not_made_void(here: tuple[Client, int]) -> None:
    sender, case_id = here
    row = Contact.objects.get(case_id=case_id)
    page = case_page(sender, case_id).content.decode()
    assert record(case_id, "contact", row, "opravit/") in page
    shown = text_of(sender.get(record(case_id, "contact", row, "opravit/")))
    assert "Hádáme se." in shown
    assert "proto ho samotný zneplatnit nejde" in shown
    answer = mend(sender, case_id, "contact", row, way="phone", request="Hádáme se o děti.")
    assert answer.status_code == 302, text_of(answer)
    told = text_of(case_page(sender, case_id))
    assert "Hádáme se o děti." in told
    assert "jak: místo osobně správně telefonem" in told
    kept = text_of(sender.get(record(case_id, "contact", row, "")))
    assert "Původně: Hádáme se." in kept
    assert "Spletli jsme se." in kept
    assert void(sender, case_id, "contact", row).status_code == 422


def test_the_day_of_the_first_contact_moves_the_case_and_what_is_due(
    here: tuple[Client, int], today: date
) -> None:
    sender, case_id = here
    row = Contact.objects.get(case_id=case_id)
    week_ago = today - timedelta(days=9)
    sent = {"way": "in_person", "on": week_ago.isoformat()}
    assert mend(sender, case_id, "contact", row, **sent).status_code == 302
    assert Case.objects.get(pk=case_id).opened_on == week_ago
    assert "2 dny po termínu" in text_of(case_page(sender, case_id))
    hold(sender, case_id)
    step(sender, case_id, "informace", on=(today - timedelta(days=5)).isoformat())
    later = mend(sender, case_id, "contact", row, way="in_person")
    assert later.status_code == 422
    assert "už tu je: Podmínky a pravidla jsou probrané" in text_of(later)


def test_a_later_contact_is_corrected_or_made_void(here: tuple[Client, int]) -> None:
    sender, case_id = here
    step(sender, case_id, "kontakt", kind="reached", way="phone", note="Přijde v pátek.")
    row = Contact.objects.get(case_id=case_id, kind="reached")
    answer = mend(sender, case_id, "contact", row, way="phone", note="Přijde ve čtvrtek.")
    assert answer.status_code == 302, text_of(answer)
    assert "Přijde ve čtvrtek." in text_of(case_page(sender, case_id))
    empty = mend(sender, case_id, "contact", row, way="phone", note="")
    assert "Napište jednou větou, o čem to bylo." in text_of(empty)
    assert void(sender, case_id, "contact", row, "").status_code == 422
    assert void(sender, case_id, "contact", row).status_code == 302
    assert "<s>Spojili jsme se</s>" in case_page(sender, case_id).content.decode()
    again = mend(sender, case_id, "contact", row, way="phone", note="Jinak.")
    assert again.status_code == 404


@pytest.mark.rule("B2.consent")
def test_a_consultation_is_asked_about_again_and_void_it_is_due_again(
    here: tuple[Client, int],
) -> None:
    sender, case_id = here
    row = hold(sender, case_id)
    assert "Vést úvodní konzultaci" not in text_of(case_page(sender, case_id))
    by_phone = mend(sender, case_id, "intro", row, way="phone", situation="Dva malí kluci.")
    assert by_phone.status_code == 422
    sent = {"way": "phone", "situation": "Tři malí kluci.", "consent": "yes"}
    answer = mend(sender, case_id, "intro", row, **sent)
    assert answer.status_code == 302, text_of(answer)
    told = text_of(case_page(sender, case_id))
    assert "Tři malí kluci." in told
    assert "situace: místo Dva malí kluci. správně Tři malí kluci." in told
    assert void(sender, case_id, "intro", row).status_code == 302
    told = text_of(case_page(sender, case_id))
    assert "Vést úvodní konzultaci" in told
    assert "Neplatí. Jiný případ." in told


@pytest.mark.rule("B6.people")
def test_an_assessment_by_one_is_refused_and_void_it_is_due_again(
    here: tuple[Client, int], worker: Worker
) -> None:
    sender, case_id = here
    row = assess(sender, case_id, worker)
    shown = sender.get(record(case_id, "assessment", row, "opravit/"))
    assert shown.status_code == 200
    known = {"key_worker": str(row.key_worker_id), "conclusion": "Poradna pomůže."}
    one = mend(sender, case_id, "assessment", row, professionals=[str(row.weighed_by[0])], **known)
    assert one.status_code == 422
    third = worker(SERVICE, name="Ema Třetí")
    chosen = [str(number) for number in (*row.weighed_by, third.pk)]
    answer = mend(sender, case_id, "assessment", row, professionals=chosen, **known)
    assert answer.status_code == 302, text_of(answer)
    told = text_of(case_page(sender, case_id))
    assert "Ema Třetí" in told
    assert "Opraveno" in told
    kept = text_of(sender.get(record(case_id, "assessment", row, "")))
    assert "Kdo případ posoudil Původně:" in kept
    assert "Posoudit případ" not in told
    assert void(sender, case_id, "assessment", row).status_code == 302
    assert "Posoudit případ" in text_of(case_page(sender, case_id))


def test_a_void_refusal_gives_the_case_back_and_is_not_counted(
    here: tuple[Client, int], seen_by: ViewerOf, worker: Worker, today: date
) -> None:
    sender, case_id = here
    step(sender, case_id, "predani", referred_to="Občanská poradna")
    row = Outcome.objects.get(case_id=case_id)
    by = seen_by(worker(SERVICE))
    assert dict(outcomes(by, SERVICE, today.year))["předáno jinam"] == 1
    answer = mend(sender, case_id, "outcome", row, referred_to="Člověk v tísni", reason="")
    assert answer.status_code == 302, text_of(answer)
    told = text_of(case_page(sender, case_id))
    assert "kam: místo Občanská poradna správně Člověk v tísni" in told
    assert void(sender, case_id, "outcome", row).status_code == 302
    case = Case.objects.get(pk=case_id)
    assert (case.stage, case.closed_on) == ("applicant", None)
    counted = dict(outcomes(by, SERVICE, today.year))
    assert (counted["předáno jinam"], counted["zájemce"]) == (0, 1)
    assert "zájemce od" in text_of(sender.get("/pripady/"))


def test_a_refusal_that_is_void_is_no_refusal(
    here: tuple[Client, int], seen_by: ViewerOf, worker: Worker, today: date
) -> None:
    sender, case_id = here
    by = seen_by(worker(SERVICE))
    typed = {"ground": "not_provided", "act": "family_therapy", "reason": "To tu neděláme."}
    refused = step(sender, case_id, "odmitnuti", **typed)
    if refused.status_code != 302:
        typed["ground"] = "outside_target_group"
        refused = step(sender, case_id, "odmitnuti", in_target_group="no", **typed)
    row = Outcome.objects.filter(case_id=case_id).first()
    if row is None:
        decided = Case.objects.get(pk=case_id)
        row = Outcome.objects.create(
            case=decided, kind="refused", ground="capacity", on=today, decision_id=1,
            by_id=Contact.objects.get(case_id=case_id).by_id,
        )  # fmt: skip
    assert sum(happened_in_year(by, SERVICE, today.year)["refusals"].values()) == 1
    assert void(sender, case_id, "outcome", row).status_code == 302
    assert "refusals" not in happened_in_year(by, SERVICE, today.year)
    assert sender.get(f"/pripady/{case_id}/odmitnuti/dopis/").status_code == 404


def test_what_later_leans_on_an_outcome_comes_first(here: tuple[Client, int]) -> None:
    sender, case_id = here
    for number, where in enumerate(("poradnik", "predani")):
        answer = step(sender, case_id, where, referred_to="Jinam", reason="Plno.")
        if number == 0 and answer.status_code != 302:
            pytest.skip("this service has no waiting list")
    first, second = Outcome.objects.filter(case_id=case_id).order_by("pk")
    early = void(sender, case_id, "outcome", first)
    assert "Po tomto rozhodnutí už je další: předání jinam." in text_of(early)
    assert void(sender, case_id, "outcome", second).status_code == 302
    assert Case.objects.get(pk=case_id).stage == "waiting"
    assert void(sender, case_id, "outcome", first).status_code == 302
    assert Case.objects.get(pk=case_id).stage == "applicant"


def test_an_acceptance_that_an_agreement_leans_on_stays(here: tuple[Client, int]) -> None:
    sender, case_id = here
    case = Case.objects.get(pk=case_id)
    by_id = Contact.objects.get(case_id=case_id).by_id
    row = Outcome.objects.create(
        case=case, kind="accepted", on=case.opened_on, decision_id=1, by_id=by_id
    )
    case.stage = "client"
    case.save()
    answer = void(sender, case_id, "outcome", row)
    assert answer.status_code == 422
    assert "Nejdřív zneplatněte informovaný souhlas." in text_of(answer)


def test_what_was_not_told_after_all_has_to_be_told(here: tuple[Client, int]) -> None:
    sender, case_id = here
    step(sender, case_id, "informace", note="Ptala se na mlčenlivost.")
    row = Informed.objects.get(case_id=case_id)
    answer = mend(sender, case_id, "informed", row, note="Ptala se na peníze.")
    assert answer.status_code == 302, text_of(answer)
    assert "Ptala se na peníze." in text_of(case_page(sender, case_id))
    assert "Podmínky a pravidla probrané" in text_of(case_page(sender, case_id))
    assert void(sender, case_id, "informed", row).status_code == 302
    told = text_of(case_page(sender, case_id))
    assert "Podmínky a pravidla probrané" not in told
    assert "Projít podmínky a pravidla" in told


def test_records_of_another_case_are_not_there(
    here: tuple[Client, int], opened: Open, worker: Worker, client_of: SignIn
) -> None:
    sender, case_id = here
    other = opened(sender, SERVICE, given_name="Ivo")
    row = hold(sender, case_id)
    for tail in ("", "opravit/", "zneplatnit/"):
        assert sender.get(record(other, "intro", row, tail)).status_code == 404
    assert void(sender, other, "intro", row).status_code == 404
    assert sender.get(f"/pripady/{case_id}/zapis/nic/1/").status_code == 404


def test_an_empty_card_is_not_kept(here: tuple[Client, int]) -> None:
    sender, case_id = here
    for typed in ({}, {"commission": "  "}):
        answer = sender.post(f"/pripady/{case_id}/karta/", typed)
        assert answer.status_code == 422
        assert "Karta je prázdná. Napište aspoň jednu věc" in text_of(answer)
    assert "Vyplnit kontaktní kartu" in text_of(case_page(sender, case_id))
    assert sender.post(f"/pripady/{case_id}/karta/", {"commission": "Péče"}).status_code == 302


def test_an_answer_on_the_card_can_be_changed_and_taken_back(
    signed_in: Callable[..., Client], opened: Open
) -> None:
    service = "ohrozene_rodiny"
    sender = signed_in(service)
    case_id = opened(sender, service)
    about = Subject(0, service, "", case_id=case_id)
    for said, known in (("yes", True), ("no", False), ("not_asked", None)):
        typed = {"commission": "Bydlení", "in_target_group": said}
        assert sender.post(f"/pripady/{case_id}/karta/", typed).status_code == 302
        assert asked([about], timezone.localdate())[0].get("in_target_group") is known
