"""``opora explain`` and the page Proč say the same and lead to the rule of that day (S8)."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta

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
from opora.config.cli import main
from opora.decisions.models import Decision
from opora.rules.texts import Text
from opora.ui.words import NBSP
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker

SERVICE, SITE = "rodinna_poradna", "poradna"


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE)


@pytest.fixture
def case(me: Account, file_of: OpenCase) -> Case:
    return file_of(me, SERVICE, SITE)


@pytest.fixture
def decision(case: Case, me: Account, today: date) -> Decision:
    assign_key_worker(case_id=case.pk, worker_id=me.pk, since=today, by=viewer_of(me), on=today)
    found = Decision.objects.filter(ask="may_assign_key_worker").first()
    assert found is not None
    return found


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["explain", *words]) == 0
    return " ".join(capsys.readouterr().out.replace(NBSP, " ").split())


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).replace(NBSP, " ").split())


def test_the_command_says_what_the_page_says(
    decision: Decision, me: Account, client_of: SignIn, capsys: pytest.CaptureFixture[str]
) -> None:
    Decision.objects.filter(pk=decision.pk).update(
        justification="Domluveno po telefonu.",
        lifts=[{"rule": "B8", "by": me.pk, "reason": "Výjimka do jara.", "handover": None}],
    )
    page = plain(client_of(me).get(f"/proc/{decision.pk}/").content.decode())
    told = printed(capsys, str(decision.pk))
    service = current().service(SERVICE)
    for said in ("Domluveno po telefonu.", "Výjimka do jara.", me.full_name):
        assert said in page, said
        assert said in told, said
    for row in decision.verdict["reasons"]:
        rule = service.versions(row["rule"])[0]
        text = (row.get("text") or {"cs": rule.text.cs})["cs"].replace(NBSP, " ")
        if not row.get("idle"):
            assert text in page
            assert text in told
            assert f"{rule.id}, znění od 1. 1. 2020" in told
    for name in decision.verdict["facts"]:
        label = service.rulebook.facts[name].label.cs
        assert label in page
        assert label in told


def test_what_was_not_known_is_told_too(
    decision: Decision, me: Account, client_of: SignIn, capsys: pytest.CaptureFixture[str]
) -> None:
    """An age known as a band across the border is not closely enough known for any rule."""
    Decision.objects.filter(pk=decision.pk).update(
        answer="unknown", verdict={**decision.verdict, "missing": ["age"]}
    )
    page = plain(client_of(me).get(f"/proc/{decision.pk}/").content.decode())
    assert "věk nevědělo se" in page
    assert "věk: nevědělo se" in printed(capsys, str(decision.pk))


def test_as_json(decision: Decision, me: Account, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(decision.pk), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["decision"], told["by"], told["answer"]) == (decision.pk, me.full_name, "yes")
    assert {one["rule"] for one in told["reasons"]} == {
        one["rule"] for one in decision.verdict["reasons"]
    }


def test_that_it_was_read_by_a_command_stands_in_the_trace(
    decision: Decision,
    case: Case,
    worker: Worker,
    client_of: SignIn,
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed(capsys, str(decision.pk))
    event = Event.objects.get(code="look.why", actor_id=None)
    assert (event.actor_id, event.case_id) == (None, case.pk)
    assert event.subjects == [f"decision:{decision.pk}"]
    head = client_of(worker(SERVICE, Role.HEAD))
    trace = plain(head.get(f"/pripady/{case.pk}/stopa/").content.decode())
    assert "příkazová řádka: nahlédnutí do důvodů rozhodnutí" in trace


def test_a_wrong_number(capsys: pytest.CaptureFixture[str], db: None) -> None:
    for wrong in ("0", "4000000", "-1", "dvě", "9" * 30):
        assert main(["explain", "--", wrong]) == 2
        assert "rozhodnutí" in capsys.readouterr().err


@pytest.mark.rule("S8")
def test_one_click_leads_to_the_rule_as_it_was_that_day(
    decision: Decision, me: Account, client_of: SignIn, today: date
) -> None:
    service = current().service(SERVICE)
    rule = service.versions(decision.rules[0][0])[0]
    later = today + timedelta(days=1)
    new = replace(rule, effective_from=later, text=Text("Úplně jiná věta.", "Another sentence."))
    book = replace(service.rulebook, rules=(*service.rulebook.rules, new))
    changed = Catalog({**current().services, SERVICE: replace(service, rulebook=book)})
    Decision.objects.filter(pk=decision.pk).update(on=later + timedelta(days=9))
    browser = client_of(me)
    with swapped(changed):
        page = browser.get(f"/proc/{decision.pk}/").content.decode()
        link = re.search(rf'href="([^"]*#{re.escape(rule.id)})"', page)
        assert link is not None
        then = plain(browser.get(link[1].partition("#")[0]).content.decode())
        assert rule.text.cs.replace(NBSP, " ") in then
        assert "Úplně jiná věta." not in then
        assert "Takto pravidla platila 1. 1. 2020." in then
        new_page = browser.get(f"/pravidla/{SERVICE}/?ke={later.isoformat()}").content.decode()
        assert "Úplně jiná věta." in new_page
        assert browser.get(f"/pravidla/{SERVICE}/?ke=vcera").status_code == 404
