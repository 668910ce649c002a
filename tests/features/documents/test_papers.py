"""Every other paper: printed through its page, read back, its standard asked of the file."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from opora.access.queries import viewer_of
from opora.acts.models import Act
from opora.agreements.models import Agreement, Breach, Notice, WarningGiven
from opora.audit.models import Event
from opora.cases.boards import Entry
from opora.cases.models import AgreedWay
from opora.consents.models import Consent
from opora.decisions.models import Decision
from opora.documents.actions import set_letterhead
from opora.documents.models import Document
from opora.documents.own_papers import is_apart
from opora.documents.papers import PAPERS
from opora.documents.queries import content_of, document
from opora.findings.mending.kinds import FINDING
from opora.findings.models import Examination, Finding
from opora.intake.models import ContactCard, Outcome
from opora.people.actions import register_anonymous
from opora.plans.models import Goal, Plan
from opora.plans.models import Step as PlanStep
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import body, squeezed, standards_of, text_of

Ground = tuple[Agreed, dict[str, int]]
SAYS = {
    "odmitnuti": ("Odmítnutí žádosti o službu", "Kapacita je plná.", "může si stěžovat"),
    "predani": ("Předání jiné službě", "Dluhová poradna", "pomůže někdo jiný"),
    "karta": ("Kontaktní karta", "Chce bydlet.", "Umíme poradit.", "Volat 604 000 999"),
    "potvrzeni": ("Potvrzení", "Dana Petrů, nar. 5. 5. 1985", "Kontaktní centrum"),
    "napomenuti": ("Napomenutí", "Opakované hrozby.", "Příště skončíme."),
    "vypoved": ("Výpověď smlouvy", "Vypovídáme.", "Dana Petrů", "31. prosince 2030"),
    "plan": ("Individuální plán", "Chci mít kde spát.", "Zavolat na ubytovnu", "Plán jde kdykoli"),
    "zaznam": ("Záznam o návštěvě", "Dana přišla včas.", "45 minut"),
    "souhlas": ("Informovaný souhlas se sdělením", "ZŠ Na Stráni", "jde kdykoli odvolat"),
    "spis": ("Spis klienta", "Chci mít kde spát.", "Dana přišla včas.", "ZŠ Na Stráni"),
}


@pytest.fixture
def ground(agreed: Callable[..., Agreed], today: date) -> Ground:
    """A case with something of everything that goes on paper."""
    made = agreed()
    case, by = made.case, made.head
    set_letterhead(address="Dlouhá 12, Most", by=viewer_of(by), on=today)
    of_case: dict[str, Any] = {"case": case, "by": by}
    place = {
        "organisation_id": case.organisation_id,
        "service": case.service,
        "site": case.site,
    }
    decision = Decision.objects.create(
        **place, case_id=case.pk, ask="may_accept", on=today, by_id=by.pk, answer="yes",
        version="1", verdict={"reasons": [], "facts": {}},
    )  # fmt: skip
    agreement = Agreement.objects.get(case=case)
    refused = Outcome.objects.create(
        **of_case, kind="refused", on=today, ground="capacity", reason="Kapacita je plná.",
        decision_id=decision.pk,
    )  # fmt: skip
    referred = Outcome.objects.create(
        **of_case, kind="referred", on=today, referred_to="Dluhová poradna",
        decision_id=decision.pk,
    )  # fmt: skip
    ContactCard.objects.create(
        **of_case, on=today, commission="Chce bydlet.", can_meet="Umíme poradit."
    )
    AgreedWay.objects.create(case=case, channel="phone", contact="604 000 999", since=today, by=by)
    breach = Breach.objects.create(
        agreement=agreement, happened_on=today, ground="internal_rules", by=by,
        what="Opakované hrozby.", rule="Nikomu se nevyhrožuje.", present="Nikdo.",
    )  # fmt: skip
    warning = WarningGiven.objects.create(
        breach=breach, given_on=today, form="written", text="Příště skončíme.", by=by
    )
    notice = Notice.objects.create(
        agreement=agreement, breach=breach, ground="internal_rules", form="written",
        given_on=today, text="Vypovídáme.", given_by=by, decision_id=decision.pk,
        ends_on=date(2030, 12, 31),
    )  # fmt: skip
    plan = Plan.objects.create(
        case=case, form="written", made_on=today, made_by=by, decision_id=decision.pk
    )
    goal = Goal.objects.create(plan=plan, words="Chci mít kde spát.", said_on=today)
    PlanStep.objects.create(goal=goal, what="Zavolat na ubytovnu", taker="client")
    act = Act.objects.create(
        **place, case=case, kind="individual_counselling", day=today, at=time(9), minutes=45,
        worker=by, note="Dana přišla včas. #import \"x\" $y$", recorded_on=today,
    )  # fmt: skip
    consent = Consent.objects.create(
        **of_case, person=case.participants.get().person, version=1, text="Smíte říct škole.",
        given_on=today, way="spoken", scope=["plan"], purpose="other", recipient="ZŠ Na Stráni",
    )  # fmt: skip
    about = {
        "odmitnuti": refused.pk, "predani": referred.pk, "karta": case.pk,
        "potvrzeni": agreement.pk, "napomenuti": warning.pk, "vypoved": notice.pk,
        "plan": plan.pk, "zaznam": act.pk, "souhlas": consent.pk, "spis": case.pk,
    }  # fmt: skip
    return made, about


def test_every_paper_is_tried_here() -> None:
    assert set(PAPERS) == {*SAYS, "smlouva", "kod"}


@pytest.mark.parametrize("name", sorted(SAYS))
def test_it_is_offered_printed_and_says_what_it_should(ground: Ground, name: str) -> None:
    made, about = ground
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/{name}/{about[name]}/"
    assert page in body(made.as_worker.get(f"/pripady/{made.case.pk}/dokumenty/"))
    shown = body(made.as_worker.get(page))
    assert squeezed(SAYS[name][0]) in squeezed(shown)
    draft = made.as_worker.get(page + "nahled/")
    assert draft.content.startswith(b"%PDF")
    assert "Náhled" in text_of(draft.content)
    assert made.as_worker.post(page).status_code == 302
    content = content_of(document(made.case.pk, Document.objects.get().pk))
    said = text_of(content)
    for words in SAYS[name]:
        assert squeezed(words) in said, words
    assert standards_of(content) == ("2A", "1", True, "cs")
    kept = body(
        made.as_worker.get(f"/pripady/{made.case.pk}/dokumenty/{Document.objects.get().pk}/")
    )
    assert squeezed(SAYS[name][0]) in squeezed(kept)


@pytest.mark.parametrize("name", sorted(SAYS))
def test_a_record_of_another_case_is_absent(
    ground: Ground, agreed: Callable[..., Agreed], name: str
) -> None:
    _made, about = ground
    other = agreed()
    page = f"/pripady/{other.case.pk}/dokumenty/tisk/{name}/{about[name]}/"
    assert other.as_head.get(page).status_code == 404
    assert other.as_head.post(page).status_code == 404
    assert other.as_head.get(page + "nahled/").status_code == 404


def test_in_english_when_asked_for(ground: Ground) -> None:
    made, about = ground
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/plan/{about['plan']}/?jazyk=en"
    assert made.as_worker.post(page).status_code == 302
    row = Document.objects.get()
    content = content_of(document(made.case.pk, row.pk))
    assert row.language == "en"
    assert squeezed("The plan can be changed at any time.") in text_of(content)
    assert standards_of(content) == ("2A", "1", True, "en")


def test_the_card_of_a_code_says_no_name(agreed: Callable[..., Agreed], today: date) -> None:
    made = agreed(anonymous=True)
    person = made.case.participants.get().person
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/kod/{person.pk}/"
    assert made.as_worker.post(page).status_code == 302
    content = content_of(document(made.case.pk, Document.objects.get().pk))
    assert squeezed(person.code) in text_of(content)
    assert squeezed("Stačí říct kód.") in text_of(content)
    assert standards_of(content) == ("2A", "1", True, "cs")
    nobody = register_anonymous(code="LIPA 900", by=viewer_of(made.head), on=today)
    elsewhere = f"/pripady/{made.case.pk}/dokumenty/tisk/kod/{nobody.pk}/"
    assert made.as_worker.get(elsewhere).status_code == 404


def test_a_result_under_a_narrower_sight_is_not_in_the_whole_file(
    ground: Ground, today: date
) -> None:
    made, about = ground
    examined = Examination.objects.create(
        case=made.case, person=made.case.participants.get().person, question="Proč?",
        asked_on=today, due_on=today,
        asked_by=made.head, worker=made.worker,
    )  # fmt: skip
    Finding.objects.create(examination=examined, on=today, text="Tajný nález.", by=made.worker)
    assert is_apart(Entry(today, "x", key=FINDING.key(1)))
    assert not is_apart(Entry(today, "x", key="act:000000000001"))
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/spis/{about['spis']}/"
    assert "Tajný nález." not in body(made.as_head.get(page))
    made.as_head.post(page)
    content = content_of(document(made.case.pk, Document.objects.get().pk))
    assert squeezed("Tajný nález.") not in text_of(content)


def test_a_long_file_with_long_names_is_whole(ground: Ground, today: date) -> None:
    made, about = ground
    person = made.case.participants.get().person
    person.family_name = "Nejneobhospodařovávatelnější-" * 3 + "Petrů"
    person.save()
    row = Act.objects.get(case=made.case)
    for number in range(300):
        row.pk = None
        row._state.adding = True
        row.note = f"Záznam číslo {number} " + "s dlouhým vyprávěním o tom, jak to šlo. " * 6
        row.save()
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/spis/{about['spis']}/"
    assert made.as_head.post(page).status_code == 302
    kept = Document.objects.get()
    said = text_of(content_of(document(made.case.pk, kept.pk)))
    assert kept.pages > 20
    assert all(squeezed(f"Záznam číslo {number} s") in said for number in (0, 150, 299))


def test_a_look_at_each_page_of_a_document_is_written_down(ground: Ground) -> None:
    made, about = ground
    page = f"/pripady/{made.case.pk}/dokumenty/tisk/plan/{about['plan']}/"
    made.as_worker.get(f"/pripady/{made.case.pk}/dokumenty/")
    made.as_worker.get(page + "nahled/")
    made.as_worker.post(page)
    one = f"/pripady/{made.case.pk}/dokumenty/{Document.objects.get().pk}/"
    made.as_worker.get(one)
    made.as_worker.get(one + "soubor/")
    codes = set(Event.objects.filter(case_id=made.case.pk).values_list("code", flat=True))
    assert codes >= {
        "look.documents", "look.paper_draft", "look.document", "look.document_file",
        "documents.print",
    }  # fmt: skip
