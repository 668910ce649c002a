"""The answers that the five services owe, asked as a user asks: through ``opora decide``."""

import json
import subprocess
import sys
from dataclasses import dataclass, field

import pytest

from opora.config.cli import main

EXCHANGE: dict[str, object] = {"act": "exchange", "uses_illegal_substances": True}
MEDIATION: dict[str, object] = {"act": "mediation", "group_education_attended": False}
CONSULTATION = {"act": "consultation", "minutes": 60}
NIGHT = {"act": "field_assistance", "starts_at": "2026-11-21T22:00"}
FIELD: dict[str, object] = {"act": "field_assistance"}
INDEBTED = {"age": 18, "has_debts": True, "exclusion": ["nestabilni_bydleni"]}
BROKEN = "agreement_broken_on"
CANCELLED = "cancellations_in_a_row_without_serious_reason"
STARTED: dict[str, object] = {"programme_started_on": "2024-11-21"}


@dataclass(frozen=True)
class Row:
    """What is asked, and what has to come out."""

    service: str
    ask: str
    facts: dict[str, object]
    want: dict[str, object]
    on: str = ""
    more: tuple[str, ...] = field(default=())

    @property
    def words(self) -> list[str]:
        day = ["--on", self.on] if self.on else []
        facts = ["--facts", json.dumps(self.facts)]
        return ["decide", self.service, self.ask, *facts, *day, "--json", *self.more]


def contact(ask: str, facts: dict[str, object], want: dict[str, object], on: str = "") -> Row:
    return Row("kontaktni_centrum", ask, facts, want, on)


def family(ask: str, facts: dict[str, object], want: dict[str, object]) -> Row:
    return Row("ohrozene_rodiny", ask, facts, want)


def belong(ask: str, facts: dict[str, object], want: dict[str, object], on: str = "") -> Row:
    return Row("nekam_patrit", ask, facts, want, on)


def debts(ask: str, facts: dict[str, object], want: dict[str, object]) -> Row:
    return Row("dluhova_poradna", ask, facts, want)


def yes_or_no(answer: str) -> dict[str, object]:
    return {"answer": answer}


YES, NO, UNKNOWN = yes_or_no("yes"), yes_or_no("no"), yes_or_no("unknown")
DAY = "2026-11-20"
CONTACT_CENTRE = [
    contact("C2", {**EXCHANGE, "age": 14}, {**NO, "instead": ["counselling"]}, DAY),
    contact("C2", {**EXCHANGE, "age": 15}, YES, DAY),
    contact("C2", {"act": "exchange", "age": 30, "uses_illegal_substances": False}, NO, DAY),
    contact("C2", EXCHANGE, {**UNKNOWN, "missing": ["age"]}, DAY),
    contact("C2", {"act": "individual_counselling", "age": 14}, YES, DAY),
    contact("C9", {"client": "anonymous", "form": "written"}, NO),
    contact("C9", {"client": "anonymous", "form": "spoken"}, YES),
    contact("C11", {"received_on": "2026-12-15"}, {"date": "2027-01-15"}),
    contact(
        "C14",
        {"ground": "internal_rules", "delivered_on": "2026-12-22"},
        {"date": "2027-01-08"},
    ),
    contact(
        "C14",
        {"ground": "conduct", "delivered_on": "2026-12-22"},
        {**UNKNOWN, "silent": True},
    ),
]
FAMILY_COUNSELLING = [
    Row(
        "rodinna_poradna", "B6.deadline", {"first_contact_on": "2026-12-21"}, {"date": "2026-12-28"}
    ),
    Row("rodinna_poradna", "B6.people", {"professionals": 1}, NO),
    Row("rodinna_poradna", "B6.people", {"professionals": 2}, YES),
    Row("rodinna_poradna", "B10", MEDIATION, {**NO, "liftable": "justification", "lifted": False}),
    Row(
        "rodinna_poradna",
        "B10",
        MEDIATION,
        {**YES, "lifted": True, "justification": "Soud rozhodne příští týden."},
        more=("--justification", "Soud rozhodne příští týden."),
    ),
]
FAMILIES = [
    family("D7.agreements", {"agreements_running": 20}, NO),
    family("D7.agreements", {"agreements_running": 19}, YES),
    family("D7.at_once", {"clients_now": 3}, NO),
    family("D7.at_once", {"clients_now": 2}, YES),
    family("D8.agreements", {"agreements_running": 8}, NO),
    family("D8.agreements", {"agreements_running": 7}, YES),
    family("D8.at_once", {"clients_now": 1}, NO),
    family("D8.at_once", {"clients_now": 0}, YES),
    family("D6.former_client", {BROKEN: "2026-05-22", "applied_on": "2026-11-21"}, YES),
    family("D6.former_client", {BROKEN: "2026-05-21", "applied_on": "2026-11-21"}, NO),
]
BELONGING = [
    belong("A2.length", STARTED, YES, "2026-11-21"),
    belong("A2.length", STARTED, NO, "2026-11-22"),
    belong("A5.hours", {**CONSULTATION, "starts_at": "2026-11-20T10:00"}, YES),
    belong("A5.hours", {**CONSULTATION, "starts_at": "2026-11-20T16:30"}, NO),
    belong("A5.hours", {**CONSULTATION, "starts_at": "2026-11-21T10:00"}, NO),
    belong("A5.hours", {**CONSULTATION, "starts_at": "2026-11-17T10:00"}, NO),
    belong("A5.hours", {**NIGHT, "minutes": 60}, YES),
    belong("A5.hours", {**NIGHT, "minutes": 90}, NO),
    belong("A5.goal", {**FIELD, "goal_agreed": True}, YES),
    belong("A5.goal", {**FIELD, "goal_agreed": False}, NO),
    belong("A5.goal", FIELD, {**UNKNOWN, "missing": ["goal_agreed"]}),
    belong("A11", {CANCELLED: 2}, NO),
    belong("A11", {CANCELLED: 3}, YES),
]
DEBTS = [
    debts("E1", INDEBTED, YES),
    debts("E1", {**INDEBTED, "age": 17}, NO),
    debts("E1", {**INDEBTED, "exclusion": []}, NO),
    debts("E1", {**INDEBTED, "has_debts": False}, NO),
    debts("E2", {"persons": 1}, YES),
    debts("E2", {"persons": 2}, NO),
]
TABLE = [*CONTACT_CENTRE, *FAMILY_COUNSELLING, *FAMILIES, *BELONGING, *DEBTS]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.ask} {json.dumps(row.facts)}")
def test_row(row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(row.words) == 0
    told = json.loads(capsys.readouterr().out)
    assert {name: told[name] for name in row.want} == row.want
    assert told["reasons"]
    assert told["definition"] == row.service
    assert told["version"]


def test_a_kept_justification_stands_with_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    main(FAMILY_COUNSELLING[-1].words)
    (reason,) = json.loads(capsys.readouterr().out)["reasons"]
    assert reason["justification"] == "Soud rozhodne příští týden."


@pytest.mark.parametrize("row", [CONTACT_CENTRE[0]], ids=lambda row: row.ask)
def test_in_a_process_of_its_own(row: Row) -> None:
    code = (
        "import sys; from opora.config.cli import main; code = main(sys.argv[1:]);"
        "assert 'django' not in sys.modules; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *row.words], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert {name: told[name] for name in row.want} == row.want


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["decide", "nowhere", "C2"], "neznámá služba 'nowhere'"),
        (["decide", "kontaktni_centrum", "Z9"], "nezná otázku ani pravidlo 'Z9'"),
        (["decide", "kontaktni_centrum", "C2", "--facts", '{"agee": 3}'], "neznámý údaj 'agee'"),
        (["decide", "kontaktni_centrum", "C2", "--facts", '{"age": "14"}'], "'age' má být"),
        (["decide", "kontaktni_centrum", "C2", "--facts", '{"act": "x"}'], "nemá hodnotu 'x'"),
        (["decide", "kontaktni_centrum", "C2", "--facts", "[]"], "objekt JSON"),
        (["decide", "kontaktni_centrum", "C2", "--facts", "{"], "není JSON"),
        (["decide", "kontaktni_centrum", "C2", "--facts", "@nowhere.json"], "nowhere.json"),
        (["decide", "kontaktni_centrum", "C2", "--on", "yesterday"], "--on má být den"),
        (["questions", "nowhere"], "neznámá služba 'nowhere'"),
    ],
)
def test_wrong_calls_say_what_is_wrong(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert not printed.out
