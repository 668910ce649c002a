"""Three invented services: definitions only. No line of code knows them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from opora.catalog import current, folder
from opora.catalog.folders import SAMPLES
from opora.catalog.load import check, load
from opora.catalog.publication import publication
from opora.config.cli import main
from opora.rules.decide import decide
from opora.rules.kinds import Points
from tests.architecture.tree import ROOT, SOURCE, python_files

CATALOG = load(folder() / SAMPLES)
NAMES = ["azylovy_dum", "denni_centrum", "pecovatelska_sluzba"]
ON = date(2026, 11, 22)


def test_they_are_there_and_nobody_works_by_them() -> None:
    assert sorted(CATALOG.services) == NAMES
    assert not set(NAMES) & set(current().services)


def test_no_line_of_code_names_them() -> None:
    rules = {one.id for name in NAMES for one in CATALOG.service(name).rulebook.rules}
    own = {one for one in rules if one[:2] in {"AD", "DC", "PS"}}
    told = "\n".join(file.path.read_text(encoding="utf-8") for file in python_files(SOURCE))
    pages = "\n".join(one.read_text(encoding="utf-8") for one in SOURCE.rglob("*.html"))
    assert [one for one in (*NAMES, *own) if f'"{one}"' in told or one in pages] == []
    assert [one for one in NAMES if one in told] == []
    assert (ROOT / "services" / SAMPLES).is_dir()


@pytest.mark.parametrize("name", NAMES)
def test_each_publishes_what_it_promises(name: str) -> None:
    service = CATALOG.service(name)
    found = publication(service, ON)
    assert found is not None
    told = " ".join(one.text.cs for one in found.sentences)
    for rule in service.rulebook.rules:
        if rule.felt and rule.published and rule is service.version_in_force(rule.id, ON):
            assert rule.text.cs in told, rule.id
    assert "{" not in told


def test_the_check_looks_at_them(tmp_path: Path) -> None:
    copied = tmp_path / "services"
    shutil.copytree(folder(), copied)
    rules = copied / SAMPLES / "azylovy_dum" / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("dospely: 140", "dospely: 150"), encoding="utf-8")
    told = "\n".join(str(one) for one in check(copied))
    assert "_samples/azylovy_dum/examples/base.yaml" in told
    assert "number je 1500.0, ne 1400.0" in told


def test_who_comes_first_on_the_waiting_list() -> None:
    book = CATALOG.service("pecovatelska_sluzba").rulebook
    rule = next(one for one in book.rules if isinstance(one.kind, Points))
    assert rule.kind.then == "applied_on"  # type: ignore[attr-defined]  # found by its kind
    people: list[dict[str, object]] = [
        {"age": 70, "lives_alone": True, "from_hospital": False, "applied_on": "2026-01-01"},
        {"age": 85, "lives_alone": False, "from_hospital": True, "applied_on": "2026-06-01"},
        {"age": 66, "lives_alone": False, "from_hospital": False, "applied_on": "2025-01-01"},
    ]
    points = [decide(book, rule.id, one, ON).number for one in people]
    assert points == [3, 6, 0]


def test_they_are_asked_as_any_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPORA_SERVICES", str(folder() / SAMPLES))
    facts = '{"payer": "dite", "days_stayed": 10}'
    assert main(["decide", "azylovy_dum", "AD4.price", "--facts", facts, "--on", "2026-02-01"]) == 0
    assert "Stojí to 850\xa0Kč." in capsys.readouterr().out
    assert main(["publish", "denni_centrum"]) == 0
    assert "Za dva dny vám nabídneme jednu sprchu." in capsys.readouterr().out.replace("\xa0", " ")
