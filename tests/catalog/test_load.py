"""What a loaded catalog offers, and swapping definitions in for mutation tests."""

import shutil
import threading
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from opora import catalog
from opora.catalog.calendar_cz import is_holiday
from opora.catalog.current import services_there
from opora.catalog.load import check, load
from opora.catalog.rule_schema import FIELD_OF
from opora.config.commands.schema import FILES, file_schema
from opora.rules.decide import UnknownAsk
from opora.rules.facts import FactType
from opora.rules.texts import Text

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "services"))


@pytest.fixture
def service() -> catalog.Service:
    return load(SAMPLE).service("vzor")


def test_service(service: catalog.Service) -> None:
    assert service.name == Text("Vzorová služba", "Sample service")
    assert service.site("most") == catalog.Site("most", Text("Most", "Most"), 3)
    assert service.act("talk") is not None
    assert service.word("ways_on", "counselling").cs == "poradenství"
    assert service.words("ways_on")[0].acts == ("talk",)
    assert service.word("ways_on", "gone").cs == "gone"
    assert service.questions["has_debts"].cs == "Máte dluhy?"
    assert [one.id for one in service.rules_of("komu")] == ["V1"]
    assert service.open_questions[0].rules == ("V1",)
    assert service.parameters[0].demo == 30


def test_shared_facts_and_rules_belong_to_every_service(service: catalog.Service) -> None:
    assert service.rulebook.facts["received_on"].type is FactType.DATE
    assert service.rulebook.facts["act"].choices == ("talk",)
    assert service.rulebook.facts["act"].labels["talk"].cs == "rozhovor"
    assert {rule.id for rule in service.rulebook.rules} == {"S1", "V1", "V2", "V9"}


def test_the_version_follows_the_files(copied: Path, service: catalog.Service) -> None:
    assert service.version.startswith("2026-11-21+")
    assert load(copied).service("vzor").version == service.version
    rules = copied / "vzor" / "rules" / "base.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    assert load(copied).service("vzor").version != service.version


def test_versions_in_force(copied: Path) -> None:
    later = copied / "vzor" / "rules" / "later.yaml"
    later.write_text(
        "- id: V2\n  effective_from: 2026-06-01\n  effective_published: true\n"
        "  effect: forbid\n  kind: capacity\n  capacity: {counts: clients_now, limit: 4}\n"
        '  source: {basis: ours}\n  cs: "Nejvýš {limit}."\n  en: "{limit} at most."\n',
        encoding="utf-8",
    )
    service = load(copied).service("vzor")
    old = service.version_in_force("V2", date(2026, 5, 31))
    new = service.version_in_force("V2", date(2026, 6, 1))
    assert old is not None
    assert new is not None
    assert (old.text.en, new.text.en) == ("At most three at once.", "four at most.")
    assert (service.date_is_published(old), service.date_is_published(new)) == (False, True)
    assert service.version_in_force("V2", date(2019, 12, 31)) is None


def test_errors_are_raised_together(copied: Path) -> None:
    for name in ("acts.yaml", "vocabulary.yaml"):
        (copied / "vzor" / name).write_text("- {\n", encoding="utf-8")
    with pytest.raises(catalog.CatalogError) as caught:
        load(copied)
    files = {Path(one.file).name for one in caught.value.problems}
    assert {"acts.yaml", "vocabulary.yaml"} <= files


def test_nothing_there(tmp_path: Path) -> None:
    (problem,) = check(tmp_path)
    assert "žádná služba tu není" in problem.what


def test_one_service_only() -> None:
    assert set(load(SAMPLE, only="vzor").services) == {"vzor"}
    with pytest.raises(catalog.UnknownService, match="neznámá služba 'nic'; známé: vzor"):
        load(SAMPLE, only="nic")
    with pytest.raises(catalog.UnknownService):
        load(SAMPLE).service("nic")


def test_a_rule_taken_out_is_out_in_every_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def look() -> None:
        rules = catalog.current().service("vzor").rulebook.rules
        seen.append(any(rule.id == "V1" for rule in rules))

    with catalog.swapped(load(SAMPLE)):
        with catalog.without("V1") as mutated:
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
            with pytest.raises(UnknownAsk):
                mutated.service("vzor").rulebook.asked("V1")
        look()
    assert seen == [False, True]


def test_where_the_services_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (catalog.folder() / "_shared").is_dir()
    monkeypatch.setenv("OPORA_SERVICES", str(SAMPLE))
    assert catalog.folder() == SAMPLE


@pytest.mark.parametrize(
    ("day", "holiday"),
    [("2026-11-17", True), ("2026-12-24", True), ("2026-04-03", True), ("2026-11-20", False)],
)
def test_czech_holidays(day: str, holiday: bool) -> None:
    assert is_holiday(date.fromisoformat(day)) is holiday


@pytest.mark.parametrize("name", sorted(FILES))
def test_schema_for_editors(name: str) -> None:
    assert "$defs" in file_schema(name)


def test_schema_knows_the_kinds() -> None:
    assert set(FIELD_OF) <= set(str(file_schema("rules.yaml")).replace("'", " ").split())


def test_which_services_there_are_is_known_without_reading_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("poradna", "_shared", ".skryta"):
        (tmp_path / name).mkdir()
    (tmp_path / "poradna" / "service.yaml").write_text("[")
    # The package gives the function that name.
    monkeypatch.setattr(import_module("opora.catalog.current"), "_loaded", None)
    monkeypatch.setenv("OPORA_SERVICES", str(tmp_path))
    assert services_there() == {"poradna"}
