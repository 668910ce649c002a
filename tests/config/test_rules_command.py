"""``opora rules``: what it says of a rule is what the code does."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from opora.catalog import current
from opora.catalog.service import Service
from opora.config import evidence
from opora.config.cli import main
from opora.config.commands import coverage, rules

Rows = dict[tuple[str, str], dict[str, list[str]]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    from opora.config.commands.rules import rows_of

    listed: list[Any] = rows_of(current())
    return {(one["service"], one["id"]): one for one in listed}


def test_one_row_per_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert len({(row["service"], row["id"]) for row in printed}) == len(printed)
    assert {"id", "service", "effect", "enforced_at", "tested_by"} <= set(printed[0])
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert f"Pravidel: {len(printed)}." in told
    assert "zakazuje: " in told
    assert "zatím nic" not in told, "no rule is without its effect and its test"


@pytest.mark.parametrize(
    ("service", "rule", "place"),
    [
        ("kontaktni_centrum", "C2", "acts.actions.record"),
        ("rodinna_poradna", "B2.soon", "intake.due.before_agreement"),
        ("nekam_patrit", "S1.former_client", "intake.applicant.actions.refuse"),
        ("dluhova_poradna", "S2.authorised", "cases.models.CaseQuerySet.visible_to"),
        ("ohrozene_rodiny", "D4.contact_card", "intake.applicant.forms (contact_card)"),
    ],
)
def test_where_a_rule_is_enforced(service: str, rule: str, place: str, rows: Rows) -> None:
    assert place in rows[service, rule]["enforced_at"]


def test_a_question_that_nothing_asks_is_enforced_nowhere(rows: Rows) -> None:
    service = current().service("rodinna_poradna")
    rule = next(one for one in service.rulebook.rules if one.id == "B2.soon")
    assert evidence.enforced_at(replace(rule, at=("asked_by_nobody",)), service) == []


def test_every_mark_names_a_declared_rule() -> None:
    declared = defaultdict[str, list[Service]](list)
    for service in current().services.values():
        for rule in service.rulebook.rules:
            declared[rule.id].append(service)
    assert sorted(evidence.marks() - set(declared)) == []


def test_tests_are_found_by_their_marks(rows: Rows) -> None:
    for path in (one.partition("::")[0] for one in rows["kontaktni_centrum", "C2"]["tested_by"]):
        assert 'mark.rule("C2")' in Path(path).read_text(encoding="utf-8")


# Promises of the first stage of the work: each is enforced and tested, part by part.
KEPT = (
    "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 B1 B2 B3 B4 B5 B6 B8 B13 B14 B15 B16 C2 C3 C4 C5 C6 C7 C8"
    " C9 C12 D1 D3 D4 D5 D6 D7 D8 D10 E1 E2 E8 E10 E12 S1 S2 S4 S6 S7 S8"
)


@pytest.mark.parametrize("told", ["enforced_at", "tested_by"])
def test_what_is_said_to_be_kept_is_enforced_and_tested(told: str, rows: Rows) -> None:
    promised = {key: row for key, row in rows.items() if key[1].partition(".")[0] in KEPT.split()}
    assert sorted(key for key, row in promised.items() if not row[told]) == []


ROW = {"id": "C2", "effect": "forbid", "enforced_at": ["acts.actions.record"]}
TESTED = {
    "tested_by": ["tests/features/acts/test_a.py::test_b", "tests/features/acts/test_a.py::c"]
}


def test_the_coverage_has_one_line_a_rule_and_says_its_gaps() -> None:
    bare = {"effect": "record", "enforced_at": [], "tested_by": []}
    rows: list[dict[str, object]] = [
        {"id": "C10.ways", "service": "b", **bare},
        {**ROW, **TESTED, "service": "b"},
        {**ROW, **TESTED, "service": "a"},
        {**ROW, "service": "c", "tested_by": []},
    ]
    text = coverage.page(rows)
    assert text.splitlines()[-3:] == [
        "| C2 | forbid | a, b | acts.actions.record | features/acts/test_a.py |  |",
        "| C2 | forbid | c | acts.actions.record |  | no test |",
        "| C10.ways | record | b |  |  | enforced nowhere, no test |",
    ]
    assert "Rules with a gap: 2." in text
    assert text == coverage.page(list(reversed(rows)))
    assert "No rule has a gap." in coverage.page(rows[1:3])


def test_coverage_that_is_out_of_date_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "PAGE", tmp_path / "rules-coverage.md")
    assert main(["rules", "--coverage", "--check"]) == 1
    assert "opora rules --coverage --write" in capsys.readouterr().out
    assert main(["rules", "--coverage", "--write"]) == 0
    assert main(["rules", "--coverage", "--check"]) == 0
    written = (tmp_path / "rules-coverage.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["rules", "--coverage"]) == 0
    assert capsys.readouterr().out == written
    for rule in {one.id for one in current().service("rodinna_poradna").rulebook.rules}:
        assert f"\n| {rule} | " in written
    (tmp_path / "rules-coverage.md").write_text(written + "\n", encoding="utf-8")
    assert main(["rules", "--coverage", "--check"]) == 1
