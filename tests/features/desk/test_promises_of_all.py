"""What every service promises (S2, S4, S7, S8), seen on the screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.actions import assign_key_worker
from opora.cases.models import Case
from opora.catalog import current
from opora.catalog.current import swapped
from opora.catalog.service import Catalog
from opora.decisions.models import Decision
from opora.rules.texts import Text
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue

SERVICE, SITE = "rodinna_poradna", "poradna"


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE)


@pytest.fixture
def case(me: Account, file_of: OpenCase) -> Case:
    return file_of(me, SERVICE, SITE)


@pytest.fixture
def decision(case: Case, me: Account, today: date) -> Decision:
    """A real step on which a rule spoke."""
    assign_key_worker(case_id=case.pk, worker_id=me.pk, since=today, by=viewer_of(me), on=today)
    row = Decision.objects.get(ask="may_assign_key_worker")
    assert row.rules
    return row


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " "))


@pytest.mark.rule("S2.trace")
def test_every_look_and_every_change_can_be_read_afterwards(
    case: Case, me: Account, worker: Worker, client_of: SignIn
) -> None:
    client_of(me).get(f"/pripady/{case.pk}/")
    shown = text_of(client_of(worker(SERVICE, Role.HEAD)).get(f"/pripady/{case.pk}/stopa/"))
    assert f"{me.full_name}: nahlédnutí" in shown
    assert f"{me.full_name}: otevření případu" in shown
    assert Event.objects.filter(case_id=case.pk, code="look.case", actor_id=me.pk).count() == 1


@pytest.mark.rule("S4")
def test_what_is_due_stands_in_the_day_of_whoever_answers_until_it_is_done(
    case: Case, me: Account, worker: Worker, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    set_due({case.pk: [today - timedelta(days=40)]})
    assert "Zavolat 0" in text_of(client_of(me).get("/"))
    assert "Zavolat 0" in text_of(client_of(me).get(f"/pripady/{case.pk}/"))
    assert "Zavolat 0" not in text_of(client_of(worker(SERVICE)).get("/"))
    set_due({})
    assert "Zavolat 0" not in text_of(client_of(me).get("/"))


@pytest.mark.rule("S8")
def test_a_decision_says_by_which_rule_it_fell_from_what_and_who_wrote_it(
    decision: Decision, me: Account, client_of: SignIn
) -> None:
    shown = text_of(client_of(me).get(f"/proc/{decision.pk}/"))
    for rule, _answer in decision.rules:
        assert f"#{rule}" in shown
    assert me.full_name in shown
    assert f"Ke dni {decision.on.day}. {decision.on.month}. {decision.on.year}" in shown
    facts = decision.verdict["facts"]
    assert facts
    service = current().service(SERVICE)
    for name in facts:
        assert service.rulebook.facts[name].label.cs in shown


@pytest.mark.rule("S8")
def test_a_reason_for_an_exception_stays_with_the_decision(
    decision: Decision, me: Account, client_of: SignIn
) -> None:
    Decision.objects.filter(pk=decision.pk).update(justification="Vedoucí souhlasila po telefonu.")
    assert "Vedoucí souhlasila po telefonu." in text_of(client_of(me).get(f"/proc/{decision.pk}/"))


@pytest.fixture
def changed(today: date) -> Callable[[str], Catalog]:
    """The catalog in which the sentence of a rule is another from today on."""

    def change(rule_id: str) -> Catalog:
        service = current().service(SERVICE)
        old = service.version_in_force(rule_id, today)
        assert old is not None
        later = today + timedelta(days=1)
        new = replace(old, effective_from=later, text=Text("Úplně jiná věta.", "Another."))
        book = replace(service.rulebook, rules=(*service.rulebook.rules, new))
        kept = {**current().services, SERVICE: replace(service, rulebook=book, version="příští")}
        return Catalog(kept)

    return change


@pytest.mark.rule("S7")
def test_what_was_decided_stays_by_the_words_of_its_day(
    decision: Decision, me: Account, client_of: SignIn, changed: Callable[[str], Catalog]
) -> None:
    rule = decision.rules[0][0]
    version = current().service(SERVICE).version
    old = next(one for one in decision.verdict["reasons"] if one["rule"] == rule)
    with swapped(changed(rule)):
        shown = text_of(client_of(me).get(f"/proc/{decision.pk}/"))
    assert old["text"]["cs"] in shown.replace("\u00a0", " ")
    assert "Úplně jiná věta." not in shown
    shown = shown.replace("\u00a0", " ")
    since = date.fromisoformat(old["since"])
    assert f"Platí od {since.day}. {since.month}. {since.year}." in shown
    # The id and the digest stand only in the trace, for those who check.
    reasons, _summary, trace = shown.partition("Stopa rozhodnutí")
    assert f"{rule}, znění od {since.day}. {since.month}. {since.year}" in trace
    assert f"otisk {version.partition('+')[2]}" in trace
    assert version.partition("+")[2] not in reasons
    assert "příští" not in shown


def test_the_reasons_are_read_in_the_language_of_the_reader(
    decision: Decision, me: Account, client_of: SignIn
) -> None:
    Account.objects.filter(pk=me.pk).update(language="en")
    shown = text_of(client_of(me).get(f"/proc/{decision.pk}/"))
    texts = [one["text"]["en"] for one in decision.verdict["reasons"] if one.get("text")]
    assert texts
    assert texts[0] in shown


def test_a_decision_about_no_case_is_shown_to_nobody(me: Account, client_of: SignIn) -> None:
    row = Decision.objects.create(
        organisation_id=me.organisation_id, service=SERVICE, ask="may_accept",
        on=date(2026, 1, 1), by_id=me.pk, answer="no", taken=False, version="1", verdict={},
    )  # fmt: skip
    assert client_of(me).get(f"/proc/{row.pk}/").status_code == 404
