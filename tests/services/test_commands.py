"""The commands that ask the definitions, as people read them and as JSON."""

import io
import json
from pathlib import Path

import pytest

from opora.config.cli import main
from opora.config.commands.asked_words import QUESTION_WORDS
from opora.rules.questions import QUESTIONS

DEBTS = '{"age": 17, "has_debts": true, "exclusion": ["nestabilni_bydleni"]}'


def test_decide_in_czech(capsys: pytest.CaptureFixture[str]) -> None:
    facts = '{"act": "exchange", "age": 14, "uses_illegal_substances": true}'
    assert main(["decide", "kontaktni_centrum", "C2", "--facts", facts, "--on", "2026-11-20"]) == 0
    printed = capsys.readouterr().out
    assert "\nNe\n" in printed
    assert "Místo toho:" in printed
    assert "20.\u00a011.\u00a02026" in printed


def test_decide_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["decide", "dluhova_poradna", "E1", "--facts", '{"age": 30}'])
    assert "zda má dluhy (has_debts)" in capsys.readouterr().out


def test_decide_says_the_question_who_lifts_and_where_it_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["decide", "dluhova_poradna", "may_accept", "--facts", '{"age": 17}'])
    printed = capsys.readouterr().out
    assert "Lze zájemce přijmout? (may_accept)" in printed
    assert "E1.age · zveřejněno:" in printed
    assert "nemůže udělit nikdo" in printed
    # What decides stands first.
    assert printed.index("E1.age") < printed.index("E1.debts")


def test_every_question_has_its_words() -> None:
    assert set(QUESTION_WORDS) == set(QUESTIONS)


def test_facts_from_a_file_and_from_stdin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.json"
    file.write_text(DEBTS, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(DEBTS))
    for given in (f"@{file}", "-"):
        assert main(["decide", "dluhova_poradna", "E1", "--facts", given, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["answer"] == "no"


def test_a_blank_day_is_the_day_in_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    facts = '{"agreement_broken_on": "2026-05-22", "applied_on": "2026-11-21"}'
    main(["decide", "ohrozene_rodiny", "D6.former_client", "--facts", facts, "--json"])
    assert json.loads(capsys.readouterr().out)["on"] == "2026-11-21"


def test_facts_come_back_as_they_were_given(capsys: pytest.CaptureFixture[str]) -> None:
    facts = {"age": {"low": 17, "high": 19}, "exclusion": {"values": [], "complete": False}}
    main(["decide", "dluhova_poradna", "E1", "--facts", json.dumps(facts), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["facts"] == facts
    assert told["answer"] == "unknown"


def test_questions_with_types_and_units(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "kontaktni_centrum", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    asks = {row["ask"]: row for row in (*told["questions"], *told["rules"])}
    assert {"may_record_act", "may_accept", "C9"} <= set(asks)
    ages = [fact for fact in asks["may_record_act"]["facts"] if fact["name"] == "age"]
    assert ages[0]["type"] == "age"
    assert ages[0]["unit"]
    main(["questions", "kontaktni_centrum"])
    printed = capsys.readouterr().out
    assert "Lze zapsat úkon?" in printed
    assert "uses_illegal_substances (bool)" in printed
    assert "age (age, let)" in printed
    assert "Hodnoty: named, anonymous" in printed


def test_a_fact_is_also_called_as_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["questions", "dluhova_poradna", "--json"])
    rules = {row["ask"]: row for row in json.loads(capsys.readouterr().out)["rules"]}
    debts = rules["E1.debts"]["facts"][0]
    assert (debts["label"], debts["wanted"]) == ("má dluhy", "zda má dluhy")
    assert debts["wanted_en"] == "whether there are debts"


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "v pořádku" in capsys.readouterr().out


def test_check_of_a_broken_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vzor").mkdir()
    (tmp_path / "vzor" / "service.yaml").write_text("id: vzor\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "service.yaml:1:1: chybí 'version'" in printed
    assert "Chyb:" in printed


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "rules.yaml"]) == 0
    assert "RuleEntry" in json.loads(capsys.readouterr().out)["$defs"]
