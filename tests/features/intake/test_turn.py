"""Nobody is passed over, and no place is promised twice, without a word (D14)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.roles import Role
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.decisions.models import Decision
from opora.intake.models import Outcome
from opora.ui.words import day_month
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.intake.conftest import step, text_of
from tests.features.intake.test_free_place import FREE, full, set_free, waits

__all__ = ["full", "opened", "place", "waits"]

D = "ohrozene_rodiny"
LONGER = "Na stejné místo čeká někdo déle."
PROMISED = "Volné místo už čeká na smlouvu s někým přijatým."
Waits = Callable[[int], Case]


@pytest.mark.rule("D14.order")
def test_the_form_says_who_waits_longer_and_asks_why(
    full: list[Place], waits: Waits, worker: Worker, client_of: SignIn, today: date
) -> None:
    first, second = waits(2), waits(4)
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    words = text_of(here.get(f"/pripady/{second.pk}/prijeti/"))
    assert LONGER in words
    assert f"Déle čeká: {first.title} (žádost je ze dne" in words
    assert LONGER not in text_of(here.get(f"/pripady/{first.pk}/prijeti/"))
    refused = step(here, second.pk, "prijeti", in_target_group="yes")
    assert refused.status_code == 422
    assert LONGER in text_of(refused)
    assert first.title in text_of(refused)
    # The family waits already: that is no way on.
    assert "Zapsat do pořadníku" not in text_of(refused)
    second.refresh_from_db()
    assert second.stage == Case.Stage.WAITING
    why = {"justification": "Rodině hrozí odebrání dětí."}
    assert step(here, second.pk, "prijeti", in_target_group="yes", **why).status_code == 302
    kept = Decision.objects.get(case_id=second.pk, ask="may_be_next", taken=True)
    assert kept.justification == why["justification"]


def test_while_there_is_room_for_both_nobody_is_passed_over(
    full: list[Place], waits: Waits, worker: Worker, client_of: SignIn, today: date
) -> None:
    _first, second = waits(2), waits(4)
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 2, today)
    assert LONGER not in text_of(here.get(f"/pripady/{second.pk}/prijeti/"))
    assert step(here, second.pk, "prijeti", in_target_group="yes").status_code == 302


@pytest.mark.rule("D14.order")
def test_an_applicant_is_not_taken_before_those_who_wait_by_an_agreement_either(
    full: list[Place],
    waits: Waits,
    place: Callable[..., Place],
    opened: date,
    worker: Worker,
    client_of: SignIn,
    today: date,
) -> None:
    waits(2)
    later = place(D, site="litvinov", agreement=False, since=opened + timedelta(days=5)).case
    later.stage = Case.Stage.APPLICANT
    later.save()
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    assert LONGER in text_of(step(here, later.pk, "prijeti", in_target_group="yes"))


@pytest.mark.rule("D14.order")
def test_whoever_may_not_see_the_other_learns_no_name(
    full: list[Place],
    waits: Waits,
    worker: Worker,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    first, second = waits(2), waits(4)
    shut, head = worker(D, site="litvinov"), worker(D, Role.HEAD)
    person = first.participants.get().person_id
    exclude(account_id=shut.pk, person_id=person, reason="Soused.", by=seen_by(head), on=today)
    set_free(full, 1, today)
    page = client_of(shut).get(f"/pripady/{second.pk}/prijeti/")
    assert LONGER in text_of(page)
    assert first.title not in text_of(page)


@pytest.mark.rule("D14.promised")
def test_a_place_promised_is_told_and_is_not_promised_twice_without_a_reason(
    full: list[Place], waits: Waits, worker: Worker, client_of: SignIn, today: date
) -> None:
    first, second = waits(2), waits(4)
    here = client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    assert PROMISED not in text_of(here.get(f"/pripady/{first.pk}/prijeti/"))
    assert step(here, first.pk, "prijeti", in_target_group="yes").status_code == 302
    words = text_of(here.get(f"/pripady/{second.pk}/prijeti/"))
    # The published count is of agreements and stays as it is.
    assert "Obsazeno je 7 z 8 míst." in words
    assert PROMISED in words
    assert f"Místa, která už čekají na smlouvu: 1 ({first.title})." in words
    assert step(here, second.pk, "prijeti", in_target_group="yes").status_code == 422
    why = {"justification": "První rodina zvažuje jinou službu."}
    assert step(here, second.pk, "prijeti", in_target_group="yes", **why).status_code == 302


def test_whoever_was_accepted_goes_back_to_the_line_and_loses_nothing(
    full: list[Place], waits: Waits, worker: Worker, client_of: SignIn, today: date
) -> None:
    first, second = waits(2), waits(4)
    here = client_of(worker(D, site="litvinov"))
    account = worker(D, site="litvinov")
    Outcome.objects.create(case=first, kind="waiting", on=today - timedelta(days=20), by=account)
    set_free(full, 1, today)
    assert step(here, first.pk, "prijeti", in_target_group="yes").status_code == 302
    page = here.get(f"/pripady/{first.pk}/")
    assert "Vrátit do pořadníku" in text_of(page)
    form = text_of(here.get(f"/pripady/{first.pk}/poradnik/"))
    assert "V pořadníku zůstává od" in form
    assert step(here, first.pk, "poradnik", reason="Smlouvu zatím nechtějí.").status_code == 302
    since = today - timedelta(days=20)
    assert f"v pořadníku od {day_month(since)}".replace("\xa0", " ") in text_of(
        here.get("/pripady/")
    )
    words = text_of(here.get("/"))
    assert f"{FREE} {first.title}" in words
    assert second.title not in words
    assert not Agreement.objects.filter(case=first).exists()


def test_whoever_never_waited_does_not_go_back(
    full: list[Place], waits: Waits, worker: Worker, client_of: SignIn, today: date
) -> None:
    case, here = waits(2), client_of(worker(D, site="litvinov"))
    set_free(full, 1, today)
    assert step(here, case.pk, "prijeti", in_target_group="yes").status_code == 302
    for path in (f"/pripady/{case.pk}/", f"/pripady/{case.pk}/poradnik/"):
        page = text_of(here.get(path))
        assert "Zapsat do pořadníku" in page
        assert "Vrátit do pořadníku" not in page
