"""``opora simulate``: decisions and running cases by a definition not yet in force (S7)."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from opora.agreements.models import Agreement
from opora.audit.queries import end
from opora.cases.models import Case
from opora.catalog import folder
from opora.config.cli import main
from opora.decisions.models import Decision
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn, Worker

SERVICE = "dluhova_poradna"
AGES = "rules/1_target_group.yaml"
Conclude = Callable[..., Client]


@pytest.fixture
def new(tmp_path: Path) -> Callable[..., Path]:
    """The definition of a service in another folder, with something changed in it."""

    def change(service: str, file: str, *pairs: tuple[str, str]) -> Path:
        copied = tmp_path / service
        shutil.rmtree(copied, ignore_errors=True)
        shutil.copytree(folder() / service, copied)
        text = (copied / file).read_text(encoding="utf-8")
        for old, other in pairs:
            assert old in text
            text = text.replace(old, other)
        (copied / file).write_text(text, encoding="utf-8")
        return copied

    return change


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int) -> Any:
    assert main(["simulate", *words, "--json"]) == code
    return json.loads(capsys.readouterr().out)[0]


def test_what_would_have_come_out_otherwise_and_who_would_not_fit(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    today: date,
) -> None:
    young = make_case(SERVICE, born=date(today.year - 30, 1, 1))
    old = make_case(SERVICE, born=date(today.year - 60, 1, 1))
    for case in (young, old):
        conclude(case, terms)
    kept = Decision.objects.get(case_id=young.pk, ask="may_conclude_agreement")
    events, since = end(), (today - timedelta(days=1)).isoformat()
    stricter = new(SERVICE, AGES, ("{age: {at_least: 18}}", "{age: {at_least: 40}}"))
    found = told(capsys, str(stricter), "--since", since, code=1)
    # E7 says the same number in its sentence.
    assert found["changed_rules"] == ["E1.age", "E7"]
    assert {one["case_id"] for one in found["otherwise"]} == {young.pk}
    assert [one["ask"] for one in found["otherwise"]] == ["may_accept", "may_conclude_agreement"]
    assert {(one["was"], one["would_be"]) for one in found["otherwise"]} == {("yes", "no")}
    assert found["otherwise"][0]["rules"] == ["E1.age"]
    assert found["unfit_cases"] == [{"case_id": young.pk, "site": "poradna", "rules": ["E1.age"]}]
    assert found["asked_again"] == Decision.objects.filter(service=SERVICE).count()
    # Nothing was written, and what is agreed goes on.
    assert end() == events
    assert Agreement.objects.filter(ended_on=None, voided_on=None).count() == 2
    assert main(["simulate", str(stricter), "--since", since]) == 1
    text = capsys.readouterr().out
    assert f"č. {kept.pk}, případ {young.pk}" in text
    assert "Běžící případy si nechávají, co je ujednáno." in text
    for private in ("Dana", "Petrů", str(young.title)):
        assert private not in text


def test_the_new_definition_of_a_service_may_lie_in_a_folder_of_any_name(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    today: date,
) -> None:
    conclude(make_case(SERVICE, born=date(today.year - 30, 1, 1)), terms)
    stricter = new(SERVICE, AGES, ("{age: {at_least: 18}}", "{age: {at_least: 40}}"))
    called_new = stricter.rename(stricter.with_name("new"))
    found = told(capsys, str(called_new), "--since", today.isoformat(), code=1)
    assert found["changed_rules"] == ["E1.age", "E7"]
    assert found["otherwise"]


def test_what_changes_no_decision_is_told_so(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    conclude(make_case(SERVICE), terms)
    other_words = new(SERVICE, AGES, ("Pomáháme lidem, které", "Pomůžeme lidem, které"))
    found = told(capsys, str(other_words), "--since", "2020-01-01", code=0)
    assert found["changed_rules"] == ["E1.debts"]
    assert (found["otherwise"], found["unfit_cases"]) == ([], [])
    assert found["asked_again"] > 0
    the_same = told(capsys, str(folder() / SERVICE), "--since", "2020-01-01", code=0)
    assert the_same["changed_rules"] == []


def test_a_meeting_without_a_case_that_rules_of_now_could_not_tell_is_no_difference(
    worker: Worker,
    client_of: SignIn,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    today: date,
) -> None:
    """It was asked about by fewer rules than a case: what the others lack is nothing new."""
    who = worker("kontaktni_centrum")
    day = today + timedelta(days=(7 - today.weekday()) % 7 or 7)
    sent = {
        "label": "Modrý deštník", "kind": "individual_counselling", "day": day.isoformat(),
        "at": "10:00", "minutes": "30", "worker": str(who.pk),
    }  # fmt: skip
    assert client_of(who).post("/kalendar/bez-pripadu/", sent).status_code == 302
    assert Decision.objects.get(ask="may_book").case_id is None
    rules = "rules/stiznosti_a_konec.yaml"
    longer = new("kontaktni_centrum", rules, ("{working_days: 10}", "{working_days: 15}"))
    found = told(capsys, str(longer), "--since", today.isoformat(), code=0)
    assert found["changed_rules"] == ["C14"]
    assert found["otherwise"] == []


def test_a_fact_that_nobody_asked_then_cant_be_told(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    conclude(make_case(SERVICE), terms)
    asks_more = new(SERVICE, AGES, ("needs: {has_debts: true}", "needs: {client_present: true}"))
    found = told(capsys, str(asks_more), "--since", "2020-01-01", code=1)
    assert {one["would_be"] for one in found["otherwise"]} == {"unknown"}
    assert found["otherwise"][0]["missing"] == ["client_present"]
    assert main(["simulate", str(asks_more), "--since", "2020-01-01"]) == 1
    assert "Nejde říct, chybí údaj: 2" in capsys.readouterr().out


def test_what_was_agreed_before_stays_by_the_version_of_its_day(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    today: date,
) -> None:
    case = make_case("nekam_patrit")
    conclude(case, terms)
    Agreement.objects.filter(case=case).update(concluded_on=today - timedelta(days=9))
    Decision.objects.create(
        organisation_id=case.organisation_id, service="nekam_patrit", site="kancelar",
        case_id=case.pk, ask="may_record_act", on=today, by_id=1, answer="yes", version="1",
        verdict={"day": (today + timedelta(days=30)).isoformat(), "facts": {
            "programme": "nekam_patrit", "act": "consultation", "agreement_running": True,
            "starts_at": "2026-11-20T10:00:00", "minutes": 60, "by_role": "consultant",
            "place": "kancelar", "programme_started_on": _two_years_before(today, 30),
        }},
    )  # fmt: skip
    shorter = new(
        "nekam_patrit", "rules/1_programme.yaml", ("lasts: {years: 2}", "lasts: {days: 9}")
    )

    def refused(since: date) -> list[str]:
        found = told(capsys, str(shorter), "--since", since.isoformat(), code=1)
        rows = [one for one in found["otherwise"] if one["ask"] == "may_record_act"]
        return [one["would_be"] for one in rows]

    assert refused(today - timedelta(days=9)) == ["no"]
    assert main(["simulate", str(shorter), "--since", today.isoformat(), "--json"]) == 0
    assert Case.objects.filter(pk=case.pk).exists()


def _two_years_before(today: date, days: int) -> str:
    later = today + timedelta(days=days)
    return later.replace(year=later.year - 2).isoformat()


def test_a_limit_below_what_runs_is_told_of_the_site(
    make_case: MakeCase,
    conclude: Conclude,
    terms: Terms,
    new: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _one in range(3):
        conclude(make_case("ohrozene_rodiny", site="most", family="Rodina"), terms)
    smaller = new(
        "ohrozene_rodiny",
        "rules/kapacita.yaml",
        ("counts: agreements_running, limit: 20", "counts: agreements_running, limit: 2"),
    )
    found = told(capsys, str(smaller), "--since", "2020-01-01", code=1)
    assert found["crowded_sites"] == [
        {"rule": "D7.agreements", "site": "most", "running": 3, "limit": 2}
    ]
    assert found["unfit_cases"] == []
    assert len({one["case_id"] for one in found["otherwise"]}) == 1
    assert main(["simulate", str(smaller), "--since", "2020-01-01"]) == 1
    assert "Most: běží 3, nová mez je 2 (D7.agreements)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("/tmp/neni", "--since", "2026-01-01"), "není složka"),
        ((str(folder()), "--since", "loni"), "--since má být den"),
    ],
)
def test_wrongly_asked(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], db: None
) -> None:
    assert main(["simulate", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_broken_or_unknown_definition_is_not_asked(
    new: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, db: None
) -> None:
    broken = new(SERVICE, AGES, ("kind: age", "kind: stari"))
    assert main(["simulate", str(broken), "--since", "2026-01-01"]) == 2
    assert "neznámý druh 'stari'" in capsys.readouterr().err
    sixth = tmp_path / "sesta"
    shutil.copytree(folder() / "kontaktni_centrum", sixth)
    file = sixth / "service.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: kontaktni_centrum", "id: sesta"))
    assert main(["simulate", str(sixth), "--since", "2026-01-01"]) == 2
    assert "služba sesta tu zatím není" in capsys.readouterr().err
