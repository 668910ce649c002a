"""The files of one service, each entry validated on its own, so that all errors come at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from opora.catalog.rule_schema import RuleEntry
from opora.catalog.schema import (
    ActEntry,
    ExampleEntry,
    FactEntry,
    OpenEntry,
    PaperEntry,
    ParameterEntry,
    ServiceFile,
    WordEntry,
)
from opora.catalog.shape import Entry, validated
from opora.catalog.yaml_files import Loc, YamlFile, read

SHARED = "_shared"
SAMPLES = "_samples"
_LISTS = (
    "facts.yaml",
    "vocabulary.yaml",
    "acts.yaml",
    "parameters.yaml",
    "open.yaml",
    "papers.yaml",
)
_KNOWN = {"service.yaml", "rules.yaml", "rules", "examples", *_LISTS}


@dataclass(frozen=True)
class Placed(Generic[Entry]):
    """An entry and where it stands."""

    entry: Entry
    file: YamlFile
    loc: Loc

    def problem(self, loc: Loc, what: str, why: str, mend: str) -> None:
        """Add an error at a place inside this entry."""
        self.file.problem((*self.loc, *loc), what, why, mend)


@dataclass
class Folder:
    """Everything one folder declares. ``named`` holds also the names of entries with errors.

    ``called``: the id of the service, where the folder may have any name.
    """

    path: Path
    called: str = ""
    service: Placed[ServiceFile] | None = None
    facts: list[Placed[FactEntry]] = field(default_factory=list)
    words: dict[str, list[Placed[WordEntry]]] = field(default_factory=dict)
    acts: list[Placed[ActEntry]] = field(default_factory=list)
    parameters: list[Placed[ParameterEntry]] = field(default_factory=list)
    open: list[Placed[OpenEntry]] = field(default_factory=list)
    papers: list[Placed[PaperEntry]] = field(default_factory=list)
    rules: list[Placed[RuleEntry]] = field(default_factory=list)
    files: list[YamlFile] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the folder is the id of the service, unless it is known otherwise."""
        return self.called or self.path.name

    def knows(self, what: str, name: str) -> bool:
        """Whether an entry of this name was written, even a broken one."""
        return name in self.named.get(what, set())


def read_folder(path: Path, *, any_name: bool = False) -> Folder:
    """All entries of a folder; errors of shape lie in its files.

    ``any_name``: the folder is no part of an installation and may be called anything.
    """
    folder = Folder(path)
    if path.name != SHARED:
        _service(folder, any_name=any_name)
    folder.facts = _entries(folder, FactEntry, "facts", "name", path / "facts.yaml")
    folder.acts = _entries(folder, ActEntry, "acts", "id", path / "acts.yaml")
    folder.parameters = _entries(
        folder, ParameterEntry, "parameters", "name", path / "parameters.yaml"
    )
    folder.open = _entries(folder, OpenEntry, "open", "id", path / "open.yaml")
    folder.papers = _entries(folder, PaperEntry, "papers", "id", path / "papers.yaml")
    _vocabulary(folder)
    for one in _rule_files(path):
        folder.rules += _entries(folder, RuleEntry, "rules", "id", one)
    _strangers(folder)
    return folder


def read_examples(path: Path) -> tuple[list[Placed[ExampleEntry]], list[YamlFile]]:
    """The worked examples of a folder, and their files with the errors found."""
    folder = Folder(path)
    found: list[Placed[ExampleEntry]] = []
    for one in sorted((path / "examples").glob("*.yaml")):
        found += _entries(folder, ExampleEntry, "examples", "name", one)
    return found, folder.files


def _rule_files(path: Path) -> Iterator[Path]:
    yield path / "rules.yaml"
    yield from sorted((path / "rules").glob("*.yaml"))


def _open(folder: Folder, path: Path) -> YamlFile | None:
    if not path.exists():
        return None
    file = read(path)
    folder.files.append(file)
    return file


def _service(folder: Folder, *, any_name: bool) -> None:
    path = folder.path / "service.yaml"
    file = _open(folder, path)
    if file is None:
        file = YamlFile(path)
        folder.files.append(file)
        what = "soubor chybí"
        why = "složka v services/ bez něj není služba"
        file.problem((), what, why, "napište service.yaml (docs/how-to/add-a-service.md)")
        return
    if file.problems and file.data is None:
        return
    entry = validated(ServiceFile, file.data, file, ())
    if entry is None:
        return
    folder.service = Placed(entry, file, ())
    if any_name:
        folder.called = entry.id
    elif entry.id != folder.id:
        what = f"id '{entry.id}' se liší od jména složky '{folder.id}'"
        file.problem(("id",), what, "služba by se našla jen pod jedním z nich", "zvolte jedno")


def _entries(
    folder: Folder, model: type[Entry], what: str, key: str, path: Path
) -> list[Placed[Entry]]:
    file = _open(folder, path)
    if file is None or file.data is None:
        return []
    if not isinstance(file.data, list):
        why = "položky se čtou po jedné"
        file.problem((), f"{path.name} má být seznam", why, f"začněte každou položku '- {key}: …'")
        return []
    return _listed(folder, model, what, key, file, file.data, ())


def _listed(
    folder: Folder,
    model: type[Entry],
    what: str,
    key: str,
    file: YamlFile,
    values: list[object],
    loc: Loc,
) -> list[Placed[Entry]]:
    found = []
    for index, value in enumerate(values):
        if isinstance(value, dict):
            folder.named.setdefault(what, set()).add(str(value.get(key)))
        entry = validated(model, value, file, (*loc, index))
        if entry is not None:
            found.append(Placed(entry, file, (*loc, index)))
    return found


def _vocabulary(folder: Folder) -> None:
    file = _open(folder, folder.path / "vocabulary.yaml")
    if file is None or file.data is None:
        return
    if not isinstance(file.data, dict):
        why = "seznam se hledá podle jména"
        file.problem(
            (), "vocabulary.yaml má obsahovat seznamy se jmény", why, "napište 'jméno:' a seznam"
        )
        return
    for name, values in file.data.items():
        if not isinstance(values, list):
            why = "slova se čtou po jednom"
            file.problem((name,), f"'{name}' má být seznam", why, "začněte každé slovo '- id: …'")
            continue
        folder.words[name] = _listed(
            folder, WordEntry, f"words:{name}", "id", file, values, (name,)
        )


def _strangers(folder: Folder) -> None:
    """Files that would never be read."""
    inside = [one for name in ("rules", "examples") for one in (folder.path / name).glob("*")]
    for one in sorted([*folder.path.iterdir(), *inside]):
        fits = one.suffix == ".yaml" if one.parent != folder.path else one.name in _KNOWN
        if fits or one.name.startswith(".") or one.suffix == ".md":
            continue
        file = YamlFile(one)
        folder.files.append(file)
        why = "nikdo ho nečte, takže by z něj nic neplatilo"
        file.problem((), f"nečekaný soubor '{one.name}'", why, "přejmenujte ho podle návodu")
