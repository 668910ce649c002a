"""A step that is the head's to take: handed over whole, taken by the head."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from opora.access.actions import exclude
from opora.access.deputies.actions import name_deputy
from opora.access.doors import Invalid
from opora.access.models import Account, Assignment, Draft
from opora.access.roles import Role
from opora.agreements.models import Agreement
from opora.cases.handover.actions import permit
from opora.cases.models import Case
from opora.decisions.models import Handover
from tests.features.agreements.conftest import (  # noqa: F401  fixtures
    MakeCase,
    Terms,
    first_contact,
    head,
    make_case,
    terms,
)
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.handover.conftest import words

WHY = "Domluveno s klientkou, čeká na podpis."


@dataclass
class Agreed:
    """A written agreement that the worker has talked over and may not conclude."""

    case: Case
    asker: Account
    as_asker: Client
    head: Account
    as_head: Client
    typed: Terms

    @property
    def url(self) -> str:
        return f"/pripady/{self.case.pk}/smlouva/uzavrit/"

    @property
    def row(self) -> Handover:
        return Handover.objects.latest("pk")

    @property
    def matter(self) -> str:
        return f"/pripady/{self.case.pk}/k-rozhodnuti/{self.row.pk}/"

    @property
    def own(self) -> str:
        return f"{self.url}?predano={self.row.pk}"

    def hand_over(self, **more: object) -> Any:
        sent = self.typed | {"hand_over": "1", "hand_over_why": WHY} | more
        answer: Any = self.as_asker.post(self.url, sent)
        return answer


@pytest.fixture
def agreed(
    make_case: MakeCase,  # noqa: F811  a fixture
    worker: Worker,
    client_of: SignIn,
    terms: Terms,  # noqa: F811  a fixture
    head: Callable[[str], Account],  # noqa: F811  a fixture
) -> Agreed:
    case = make_case("kontaktni_centrum")
    asker, leader = worker("kontaktni_centrum", Role.SOCIAL_WORKER), head("kontaktni_centrum")
    typed = terms | {"acts": ["exchange"], "copies": "yes"}
    return Agreed(case, asker, client_of(asker), leader, client_of(leader), typed)


@pytest.mark.rule("C7.head")
def test_the_panel_says_whose_step_it_is(agreed: Agreed) -> None:
    page = words(agreed.as_asker.post(agreed.url, agreed.typed))
    assert "Rozhoduje vedoucí" in page
    assert "Tento krok dělá vedoucí" in page
    assert "Předat k rozhodnutí" in page
    assert "Výjimku tu nemůže udělit nikdo" not in page


@pytest.mark.rule("C7.head")
def test_the_head_takes_it_with_what_was_typed(agreed: Agreed) -> None:
    assert agreed.hand_over().status_code == 302
    assert agreed.row.kind == "step"
    day = words(agreed.as_head.get("/"))
    assert "Převzít krok: Uzavřít smlouvu" in day
    assert WHY in day
    assert f'href="{agreed.own}"' in day
    form = words(agreed.as_head.get(agreed.own))
    assert str(agreed.typed["goals"]) in form
    assert WHY in form
    assert agreed.asker.full_name in form
    assert agreed.as_head.post(agreed.own, agreed.typed).status_code == 302
    row = Agreement.objects.get(case=agreed.case)
    assert row.concluded_by_id == agreed.head.pk
    assert row.goals == agreed.typed["goals"]
    assert agreed.row.settled_by_id == row.decision_id
    assert not Draft.objects.filter(page__startswith="handover:").exists()
    assert "Převzít krok" not in words(agreed.as_head.get("/"))
    assert "Předaný krok je zapsaný" in words(agreed.as_asker.get(agreed.matter))
    assert agreed.as_head.get(agreed.own)["Location"] == agreed.matter


@pytest.mark.rule("C7.head")
def test_the_asker_still_can_not_take_it(agreed: Agreed) -> None:
    agreed.hand_over()
    assert agreed.as_asker.post(agreed.own, agreed.typed).status_code == 422
    assert not Agreement.objects.exists()
    assert not agreed.row.settled


@pytest.mark.rule("C7.head")
def test_it_can_not_be_permitted(agreed: Agreed, seen_by: ViewerOf, today: date) -> None:
    agreed.hand_over()
    page = words(agreed.as_head.get(agreed.matter))
    assert "Otevřít krok" in page
    assert 'value="permit"' not in page
    answer = agreed.as_head.post(agreed.matter, {"reason": "Ano.", "word": "permit"})
    assert "Tento krok dělá vedoucí." in words(answer)
    with pytest.raises(Invalid):
        permit(
            case_id=agreed.case.pk, handover_id=agreed.row.pk, reason="Ano.",
            by=seen_by(agreed.head), on=today,
        )  # fmt: skip
    assert agreed.row.outcome == ""


@pytest.mark.rule("C7.head")
def test_the_head_may_send_it_back(agreed: Agreed) -> None:
    agreed.hand_over()
    reason = "Nejdřív doplňte, co dělat při porušení."
    sent = {"reason": reason, "word": "refuse"}
    assert agreed.as_head.post(agreed.matter, sent).status_code == 302
    assert reason in words(agreed.as_asker.get("/"))
    assert str(agreed.typed["goals"]) in words(agreed.as_asker.get(agreed.own))
    assert agreed.as_head.get(agreed.own)["Location"] == agreed.matter
    spoken = agreed.typed | {"form": "spoken"}
    assert agreed.as_asker.post(agreed.own, spoken).status_code == 302
    assert agreed.row.settled, "the step is done another way: nothing is waited for"
    assert reason not in words(agreed.as_asker.get("/"))


@pytest.mark.rule("C7.head")
def test_other_heads_do_not_get_it(agreed: Agreed, worker: Worker, client_of: SignIn) -> None:
    agreed.hand_over()
    for service in ("dluhova_poradna", "ohrozene_rodiny"):
        other = client_of(worker(service, Role.HEAD))
        assert WHY not in words(other.get("/"))
        for path in (agreed.own, agreed.matter):
            assert other.get(path).status_code == 404
            assert other.post(path, agreed.typed).status_code == 404
    colleague = client_of(worker("kontaktni_centrum", Role.SOCIAL_WORKER))
    assert colleague.get(agreed.own).status_code == 404


@pytest.mark.rule("C9")
def test_what_no_head_could_do_is_not_handed_over(
    agreed: Agreed,
    make_case: MakeCase,  # noqa: F811  a fixture
) -> None:
    agreed.case = make_case("kontaktni_centrum", anonymous=True)
    answer = agreed.hand_over()
    assert answer.status_code == 422
    page = words(answer)
    assert "Předat k rozhodnutí" not in page
    assert "Výjimku tu nemůže udělit nikdo" in page
    assert not Handover.objects.exists()


@pytest.mark.rule("C7.head")
def test_the_live_verdict_says_that_the_head_will_decide(agreed: Agreed) -> None:
    page = words(agreed.as_asker.post(agreed.url + "overit/", agreed.typed))
    assert "rozhodne vedoucí" in page


def test_a_number_that_is_no_matter_is_not_found(agreed: Agreed) -> None:
    for wrong in ("999", "9" * 18):
        assert agreed.as_head.get(f"{agreed.url}?predano={wrong}").status_code == 404
    for ignored in ("", "x", "-1", "9" * 40):
        assert agreed.as_head.get(f"{agreed.url}?predano={ignored}").status_code == 200


@pytest.mark.rule("C7.head")
@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, None])
def test_where_every_head_is_left_out_the_deputy_takes_it(
    agreed: Agreed,
    worker: Worker,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
    role: Role | None,
) -> None:
    service = agreed.case.service if role else "nekam_patrit"
    deputy = worker(service, role or Role.CONSULTANT)
    name_deputy(
        service=agreed.case.service, account_id=deputy.pk, by=seen_by(agreed.head), on=today
    )
    person, asker = agreed.case.participants.get().person_id, seen_by(agreed.asker)
    for one in Assignment.objects.filter(role=Role.HEAD, service=agreed.case.service):
        exclude(account_id=one.account_id, person_id=person, reason="Příbuzní.", by=asker, on=today)
    agreed.hand_over()
    eyes = client_of(deputy)
    assert "Všechno vyplňte a předejte" not in words(eyes.get(agreed.own))
    assert eyes.post(agreed.own, agreed.typed).status_code == 302
    assert Agreement.objects.get(case=agreed.case).concluded_by_id == deputy.pk
    assert agreed.row.settled
    assert agreed.as_head.get(agreed.own).status_code == 404
