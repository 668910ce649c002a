"""What the rules of each service do on the way from the first contact to a decision."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from opora.access.models import Account
from opora.access.roles import Role
from opora.cases.models import Case
from opora.catalog import current
from opora.decisions.actions import set_parameter
from opora.decisions.models import AskedFact
from opora.intake.models import Assessment, Informed, Introduction, Outcome
from opora.ui.words import numeric_day
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.intake.conftest import case_page, step, text_of

SignedIn = Callable[..., Client]
Opened = Callable[..., int]

B, C, D, E, A = (
    "rodinna_poradna",
    "kontaktni_centrum",
    "ohrozene_rodiny",
    "dluhova_poradna",
    "nekam_patrit",
)


@pytest.mark.rule("B2.by_phone")
@pytest.mark.rule("B2.consent")
@pytest.mark.rule("B2.content")
def test_by_phone_only_with_the_consent_spoken(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    typed = {"way": "phone", "situation": "Bydlí zvlášť."}
    refused = step(client, case_id, "konzultace", **typed, consent="no")
    assert refused.status_code == 422
    assert "chybí vyslovený souhlas" in text_of(refused)
    unknown = step(client, case_id, "konzultace", **typed)
    assert "Chybí nám jedna odpověď" in text_of(unknown)
    assert not Introduction.objects.exists()
    held = step(client, case_id, "konzultace", **typed, consent="yes")
    assert held.status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Úvodní konzultace" in page
    assert "Bydlí zvlášť." in page
    assert "Souhlas se zpracováním údajů zazněl" in page


def test_face_to_face_no_consent_is_asked(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    assert step(client, case_id, "konzultace", way="in_person").status_code == 302
    assert "Vést úvodní konzultaci" not in text_of(case_page(client, case_id))


@pytest.mark.rule("B2.soon")
def test_the_consultation_falls_due_as_the_organisation_says(
    signed_in: SignedIn, opened: Opened, worker: Worker, seen_by: ViewerOf
) -> None:
    client, due = signed_in(B), "Vést úvodní konzultaci: Jana Matoušková"
    case_id = opened(client, B)
    assert due not in text_of(client.get("/"))
    head, today = seen_by(worker(B, Role.HEAD)), timezone.localdate()
    set_parameter(service=B, name="intro_within_days", value=5, by=head, on=today)
    day, first = text_of(client.get("/")), numeric_day(today).replace("\xa0", " ")
    assert f"První kontakt byl {first}. Úvodní konzultace má" in day
    assert re.findall("zveřejněno|naše", day.partition(due)[2])[:1] == ["naše"]
    step(client, case_id, "konzultace", way="in_person")
    assert due not in text_of(client.get("/"))


@pytest.mark.rule("B3")
def test_crisis_intervention_is_part_of_the_consultation(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    step(client, case_id, "konzultace", way="in_person", crisis="yes")
    assert Introduction.objects.get().crisis is True
    assert "Součástí byla krizová intervence." in text_of(case_page(client, case_id))


@pytest.fixture
def two(worker: Worker) -> tuple[Account, Account]:
    """Two professionals of the counselling centre."""
    return (
        worker(B, Role.SOCIAL_WORKER, name="Petra Veselá"),
        worker(B, Role.PSYCHOLOGIST, name="Iva Malá"),
    )


@pytest.mark.rule("B6.people")
def test_at_least_two_professionals_weigh_the_case(
    two: tuple[Account, Account], client_of: SignIn, opened: Opened
) -> None:
    first, second = two
    client = client_of(first)
    case_id = opened(client, B)
    typed = {"key_worker": second.pk, "conclusion": "Párová práce."}
    alone = step(client, case_id, "posouzeni", **typed, professionals=[first.pk])
    assert alone.status_code == 422
    assert "Přizvěte ještě někoho." in text_of(alone)
    twice = step(client, case_id, "posouzeni", **typed, professionals=[first.pk, first.pk])
    assert twice.status_code == 422
    assert not Assessment.objects.exists()
    both = step(client, case_id, "posouzeni", **typed, professionals=[first.pk, second.pk])
    assert both.status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Případ povede: Iva Malá" in page
    assert "Posoudit případ" not in page
    assert Case.objects.get(pk=case_id).key_workers.get().worker == second


def test_a_stranger_can_t_have_weighed_the_case(
    two: tuple[Account, Account], worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    stranger = worker(C)
    client = client_of(two[0])
    case_id = opened(client, B)
    people = [two[0].pk, stranger.pk]
    sent = step(client, case_id, "posouzeni", professionals=people, key_worker=two[0].pk)
    assert sent.status_code == 422
    assert not Assessment.objects.exists()


@pytest.mark.rule("B6.reminder")
def test_the_assessment_stands_in_the_day_until_it_is_done(
    two: tuple[Account, Account], client_of: SignIn, opened: Opened
) -> None:
    client = client_of(two[0])
    case_id = opened(client, B)
    assert "Posoudit případ: Jana Matoušková" in text_of(client.get("/"))
    both = {"professionals": [one.pk for one in two], "key_worker": two[0].pk}
    assert step(client, case_id, "posouzeni", **both).status_code == 302
    assert "Posoudit případ: Jana Matoušková" not in text_of(client.get("/"))


@pytest.mark.rule("B8")
def test_never_two_key_workers_and_never_none(
    two: tuple[Account, Account], client_of: SignIn, opened: Opened
) -> None:
    client = client_of(two[0])
    case_id = opened(client, B, on="včera")
    assert (
        step(client, case_id, "klicovy-pracovnik", worker=two[0].pk, since="dnes").status_code
        == 302
    )
    again = step(client, case_id, "klicovy-pracovnik", worker=two[1].pk, since="včera")
    assert again.status_code == 422
    assert "právě jednoho klíčového pracovníka" in text_of(again)
    assert Case.objects.get(pk=case_id).key_workers.count() == 1


@pytest.mark.parametrize(
    ("service", "words"),
    [
        pytest.param(
            B, "Na začátku poradenství řekneme", marks=pytest.mark.rule("B13.information")
        ),
        pytest.param(
            C, "podle jakých pravidel pracujeme", marks=pytest.mark.rule("C5.first_contact")
        ),
        pytest.param(
            A, "seznámí se službou a s jejími pravidly", marks=pytest.mark.rule("A10.information")
        ),
        pytest.param(E, "před nikým neoznačila", marks=pytest.mark.rule("E12.respect")),
    ],
)
def test_the_texts_are_gone_through(
    service: str, words: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    assert words in text_of(client.get(f"/pripady/{case_id}/informace/"))
    assert step(client, case_id, "informace", note="Ptala se na cenu.").status_code == 302
    told = Informed.objects.get(case_id=case_id)
    assert told.fields
    page = text_of(case_page(client, case_id))
    assert "Podmínky a pravidla jsou probrané" in page
    assert "Ptala se na cenu." in page


@pytest.mark.rule("B14")
def test_expectations_are_weighed(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    card = {"expectations": "Dohodu.", "can_meet": "Mediaci.", "cannot_meet": "Posudek."}
    assert step(client, case_id, "karta", commission="Dohoda o péči", **card).status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Očekávání Dohodu." in page
    assert "Splnit můžeme Mediaci." in page
    assert "Splnit nemůžeme Posudek." in page


@pytest.mark.rule("C6.assessment")
def test_a_worker_weighs_state_and_situation(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(C)
    case_id = opened(client, C)
    step(client, case_id, "karta", situation="Spí venku, zdravotně je v pořádku.")
    assert "Spí venku" in text_of(case_page(client, case_id))


@pytest.mark.rule("A1.fit")
def test_which_programme_helps_most(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(A)
    case_id = opened(client, A)
    typed = {"programme": "nekam_patrit", "programme_fits": "yes"}
    assert step(client, case_id, "karta", **typed).status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Který program pomůže nejvíc Někam patřit" in page
    assert AskedFact.objects.get(fact="programme_fits").value is True


@pytest.mark.parametrize(
    ("birth", "debts", "kinds", "sentence"),
    [
        pytest.param(
            "17 let",
            "yes",
            ["rozpocet"],
            "Poradna je pro dospělé",
            marks=pytest.mark.rule("E1.age"),
        ),
        pytest.param(
            "40 let",
            "no",
            ["rozpocet"],
            "Tady dluhy zapsané nejsou",
            marks=pytest.mark.rule("E1.debts"),
        ),
        pytest.param(
            "40 let",
            "yes",
            [],
            "nic takového zapsané není",
            marks=pytest.mark.rule("E1.exclusion"),
        ),
    ],
)
def test_debt_counselling_is_for_adults_with_debts_and_more(
    birth: str, debts: str, kinds: list[str], sentence: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(E)
    case_id = opened(client, E, birth=birth)
    typed = {"has_debts": debts, "exclusion": kinds, "exclusion-all": "yes"}
    refused = step(client, case_id, "prijeti", **typed)
    assert refused.status_code == 422
    assert sentence in text_of(refused)
    assert Case.objects.get(pk=case_id).stage == Case.Stage.APPLICANT


@pytest.mark.rule("E1.kind_listed")
def test_a_kind_of_exclusion_that_is_not_listed_needs_a_reason(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(E)
    case_id = opened(client, E, birth="40 let")
    typed = {"has_debts": "yes", "exclusion": ["jiny_druh"], "exclusion-all": "yes"}
    refused = step(client, case_id, "prijeti", **typed)
    assert refused.status_code == 422
    assert "Tohle služba mezi příklady neuvádí." in text_of(refused)
    reason = "Pečuje o matku a do práce nemůže."
    assert step(client, case_id, "prijeti", **typed, justification=reason).status_code == 302
    assert Case.objects.get(pk=case_id).stage == Case.Stage.ACCEPTED


@pytest.mark.rule("E1.own_strength")
def test_what_is_lacking_to_solve_it_alone_is_kept(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(E)
    case_id = opened(client, E, birth="40 let")
    (first, *_rest) = current().service(E).words("lacks")
    assert step(client, case_id, "karta", lacks=[first.id]).status_code == 302
    words = first.text.cs.replace("\u00a0", " ")
    assert words in text_of(case_page(client, case_id)).lower()


def test_whom_debt_counselling_takes(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(E)
    case_id = opened(client, E, birth="18 let")
    unknown = step(client, case_id, "prijeti")
    assert "Chybí nám odpovědi" in text_of(unknown)
    typed = {"has_debts": "yes", "exclusion": ["rozpocet"]}
    assert step(client, case_id, "prijeti", **typed).status_code == 302
    assert Case.objects.get(pk=case_id).stage == Case.Stage.ACCEPTED
    assert "Přijetí" in text_of(case_page(client, case_id))


@pytest.mark.rule("E2")
def test_only_an_individual_is_taken(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(E)
    case_id = opened(client, E, birth="40 let")
    added = {"given_name": "Petr", "family_name": "Matoušek", "client": "client"}
    assert step(client, case_id, "lide", **added).status_code == 302
    typed = {"has_debts": "yes", "exclusion": ["rozpocet"], "fact-age": "40"}
    refused = step(client, case_id, "prijeti", **typed)
    assert refused.status_code == 422
    assert "Příjemcem je tu jen jednotlivec." in text_of(refused)


REFUSAL = {"reason": "Vysvětlili jsme to při hovoru.", "letter": "yes"}


@pytest.mark.rule("S1.ground")
@pytest.mark.parametrize("service", [A, B, C, D, E])
def test_only_a_lawful_ground_refuses(service: str, signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(service)
    case_id = opened(client, service)
    for ground in ("other", "health"):
        refused = step(client, case_id, "odmitnuti", **REFUSAL, ground=ground)
        assert refused.status_code == 422
        assert "zákon odmítnout nedovoluje" in text_of(refused)
    assert not Outcome.objects.exists()


@pytest.mark.rule("S1.proof")
@pytest.mark.rule("S1.reason")
@pytest.mark.rule("S1.count")
def test_a_refusal_for_capacity_is_counted_and_explained(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    typed = {**REFUSAL, "ground": "capacity"}
    assert "Chybí nám jedna odpověď" in text_of(step(client, case_id, "odmitnuti", **typed))
    free = step(client, case_id, "odmitnuti", **typed, capacity_full="no")
    assert "odmítnout ho kvůli němu nejde" in text_of(free)
    assert step(client, case_id, "odmitnuti", **typed, capacity_full="yes").status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Odmítnutí: kapacita je plná" in page
    assert "Zájemce chce důvod písemně." in page
    letter = client.get(f"/pripady/{case_id}/odmitnuti/dopis/")
    assert "Vysvětlili jsme to při hovoru." in text_of(letter)
    assert "kapacita je plná 1" in text_of(client.get(f"/prehledy/?service={B}"))
    again = step(client, case_id, "prijeti")
    assert again.status_code == 422
    assert "O tomto zájemci už je rozhodnuto." in text_of(again)


@pytest.mark.rule("C12")
def test_the_ground_must_really_hold(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(C)
    grown = opened(client, C, birth="30 let")
    typed = {**REFUSAL, "ground": "not_provided", "act": "exchange"}
    refused = step(client, grown, "odmitnuti", **typed, uses_illegal_substances="yes")
    assert refused.status_code == 422
    assert "Tento důvod teď neplatí." in text_of(refused)
    young = opened(client, C, birth="14 let")
    told = step(client, young, "odmitnuti", **typed, uses_illegal_substances="yes")
    assert told.status_code == 302
    assert Case.objects.get(pk=young).stage == Case.Stage.REFUSED


@pytest.mark.rule("D6.ground")
@pytest.mark.rule("D6.target_group")
def test_a_family_outside_the_target_group(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    inside = {**REFUSAL, "ground": "not_provided", "in_target_group": "yes"}
    refused = step(client, case_id, "odmitnuti", **inside)
    assert refused.status_code == 422
    assert "Tento důvod teď neplatí." in text_of(refused)
    assert "Rozhodlo: rodina patří do cílové skupiny: ano." in text_of(refused)
    outside = {**REFUSAL, "ground": "not_provided", "in_target_group": "no"}
    assert step(client, case_id, "odmitnuti", **outside).status_code == 302
    assert Outcome.objects.get().ground == "not_provided"


def test_waiting_and_referring(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(D)
    case_id = opened(client, D)
    assert step(client, case_id, "poradnik", reason="Na místo v Mostě.").status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Zápis do pořadníku" in page
    assert "Na místo v Mostě." in page
    assert step(client, case_id, "predani", referred_to="Azylový dům").status_code == 302
    case = Case.objects.get(pk=case_id)
    assert (case.stage, case.closed_on) == (Case.Stage.REFERRED, timezone.localdate())
    assert "Předání jinam: Azylový dům" in text_of(case_page(client, case_id))


def test_a_day_before_the_first_contact_is_refused(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    early = (timezone.localdate() - timedelta(days=3)).isoformat()
    for where, typed in (
        ("kontakt", {"kind": "note", "note": "Volala."}),
        ("informace", {}),
        ("konzultace", {"way": "in_person"}),
        ("poradnik", {}),
    ):
        sent = step(client, case_id, where, **typed, on=early)
        assert sent.status_code == 422
        assert "Napište tento den nebo pozdější." in text_of(sent)
