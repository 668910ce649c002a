"""The publication: everything a client can feel, nothing of ours, every number from the rule."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from opora.catalog import current, folder
from opora.catalog.load import load
from opora.catalog.publication import CHAPTERS, publication
from opora.catalog.service import Service
from opora.config.cli import main
from opora.rules.decide import decide
from opora.rules.texts import Basis
from opora.rules.wording import nbsp

ON = date(2026, 11, 22)
SERVICES = sorted(current().services)
LOOKED_FOR = ("Pro koho jsme", "Jak k nám přijít", "Na čem se domluvíme", "Kde a kdy",
              "Práva a povinnosti", "Kolik to stojí", "Jak služba končí", "Stížnosti a přání",
              "Zdroje")  # fmt: skip

NEW_FEE = """
- id: E10
  topic: uhrada
  effect: forbid
  kind: free_of_charge
  needs: {fee: {at_most: 50}}
  at: [may_conclude_agreement]
  felt: true
  effective_from: 2027-01-01
  source: {basis: published, document: popis, place: {cs: úhrada, en: fees}}
  cs: "Nejvýš {needs.fee:num|koruna|koruny|korun}."
  en: "At most {needs.fee:num|crown|crowns}."
- id: E10
"""


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["publish", *words]) == 0
    return capsys.readouterr().out


def changed(tmp_path: Path, file: str, *pairs: tuple[str, str]) -> Service:
    """The service of a copy of the definitions in which something was changed."""
    copied = tmp_path / "services"
    shutil.copytree(folder(), copied)
    path = copied / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    name = file.partition("/")[0]
    return load(copied).service(name)


def told(service: Service, on: date = ON) -> str:
    found = publication(service, on)
    assert found is not None
    return " ".join(one.text.cs for one in found.sentences)


@pytest.mark.parametrize("name", SERVICES)
def test_every_felt_rule_is_in_the_text_and_nothing_of_ours(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, name, "--on", ON.isoformat())
    service = current().service(name)
    for rule in service.rulebook.rules:
        inside = nbsp(rule.text.cs) in text
        assert inside == rule.felt, rule.id
        assert rule.published or not rule.felt, rule.id
        if rule.reading:
            assert nbsp(rule.reading.cs) not in text, rule.id
    assert {rule.source.basis for rule in service.rulebook.rules if rule.felt} >= {Basis.PUBLISHED}


@pytest.mark.parametrize("name", SERVICES)
def test_whoever_thinks_of_coming_finds_each_heading(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, name)
    assert [one for one in LOOKED_FOR if f"## {nbsp(one)}\n" not in text] == []
    found = publication(current().service(name), ON)
    assert found is not None
    notes = {one.source for one in found.sentences}
    assert notes == set(range(1, len(found.sources) + 1))
    assert "{" not in text
    assert not re.search(r"\s[ksvzouai] ", text.replace("\n", " ").lower())


@pytest.mark.parametrize("name", SERVICES)
def test_it_is_complete_in_english_too(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, name, "--english")
    service = current().service(name)
    published = [one for one in service.rulebook.rules if one.felt and one.published]
    assert [one.id for one in published if one.text.en not in text] == []


def test_a_number_changed_changes_the_text_and_the_decision(tmp_path: Path) -> None:
    before = current().service("ohrozene_rodiny")
    after = changed(
        tmp_path,
        "ohrozene_rodiny/rules/kapacita.yaml",
        ("counts: agreements_running, limit: 20", "counts: agreements_running, limit: 4"),
    )
    facts = {"agreements_running": 10, "site": "most"}
    assert "nejvýš 20\xa0smluv." in told(before)
    assert decide(before.rulebook, "D7.agreements", facts, ON).answer == "yes"
    assert "V Mostě můžeme mít najednou nejvýš 4\xa0smlouvy." in told(after)
    verdict = decide(after.rulebook, "D7.agreements", facts, ON)
    assert verdict.answer == "no"
    assert "obsazeno 10 z 4 míst" in verdict.reasons[0].text.cs


def test_a_length_and_an_age_too(tmp_path: Path) -> None:
    longer = changed(
        tmp_path, "nekam_patrit/rules/1_programme.yaml", ("lasts: {years: 2}", "lasts: {months: 5}")
    )
    assert "Program trvá pět měsíců." in told(longer)
    facts: dict[str, object] = {"programme_started_on": "2026-01-31"}
    assert decide(longer.rulebook, "A2.length", facts, date(2026, 7, 1)).answer == "no"
    facts = {"act": "exchange", "age": 16, "uses_illegal_substances": True}
    shutil.rmtree(tmp_path / "services")
    older = changed(tmp_path, "kontaktni_centrum/rules/komu.yaml", ("at_least: 15", "at_least: 18"))
    assert "lidé od 18\xa0let, kteří" in told(older)
    refused = decide(older.rulebook, "C2", facts, ON)
    assert (refused.answer, "do 18\xa0let" in refused.reasons[0].text.cs) == ("no", True)


def test_hours_and_days_of_the_week_too(tmp_path: Path) -> None:
    shorter = changed(
        tmp_path,
        "nekam_patrit/rules/3_meetings.yaml",
        (
            'weekdays: [mon, tue, wed, thu, fri], holidays: false, opens: "09:00"',
            'weekdays: [mon, wed], holidays: false, opens: "08:30"',
        ),
    )
    assert "v\xa0pondělí a\xa0ve středu kromě svátků od 8:30 do 17 hodin" in told(shorter)
    facts = {"act": "consultation", "starts_at": "2026-11-24T10:00", "minutes": 60}
    assert decide(shorter.rulebook, "A5.hours", facts, ON).answer == "no"


def test_a_later_version_is_published_from_its_day_on(tmp_path: Path) -> None:
    service = changed(
        tmp_path,
        "dluhova_poradna/rules/2_principles.yaml",
        (
            "- id: E10\n",
            NEW_FEE,
        ),
    )
    assert "Poradna je zdarma." in told(service)
    later = told(service, date(2027, 1, 1))
    assert "Nejvýš 50\xa0korun." in later
    assert "Poradna je zdarma." not in later
    assert publication(service, date(2019, 12, 31)) is None


def test_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "popis.md"
    assert str(out) in printed(capsys, "kontaktni_centrum", "--on", "2026-11-22", "--out", str(out))
    assert out.read_text(encoding="utf-8") == printed(
        capsys, "kontaktni_centrum", "--on", "2026-11-22"
    )
    assert main(["publish", "kontaktni_centrum", "--on", "2019-05-01"]) == 1
    assert "ještě nic nezveřejnila" in capsys.readouterr().out
    assert main(["publish", "kontaktni_centrum", "--on", "loni"]) == 2
    assert main(["publish", "nikde"]) == 2
    assert "neznámá služba 'nikde'" in capsys.readouterr().err


def test_the_chapters_have_their_titles() -> None:
    from opora.catalog.publication import TITLES

    assert tuple(TITLES) == CHAPTERS


@pytest.mark.parametrize("name", SERVICES)
def test_one_source_has_one_number(name: str) -> None:
    found = publication(current().service(name), ON)
    assert found is not None
    plain = [" ".join(one.cs.split()) for one in found.sources]
    assert len(set(plain)) == len(plain)
