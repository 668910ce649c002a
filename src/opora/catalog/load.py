"""Loads and strictly checks ``services/``: all errors of all files at once."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from opora.catalog.calendar_cz import CZECH_DAYS
from opora.catalog.codes import pattern_of
from opora.catalog.current import service_folders
from opora.catalog.folders import SAMPLES, SHARED, Folder, Placed, read_examples, read_folder
from opora.catalog.other_texts import check_other_texts, with_numbers
from opora.catalog.papers import check_papers, paper_texts
from opora.catalog.problems import CatalogError, Problem
from opora.catalog.rule_builder import Built, build_rules, check_equal_access, numbers_of
from opora.catalog.schema import ServiceFile, WordEntry, text
from opora.catalog.service import (
    Act,
    Catalog,
    OpenQuestion,
    Parameter,
    Service,
    Site,
    UnknownService,
    Word,
)
from opora.catalog.vocabulary import Names, gather
from opora.catalog.whole import (
    check_capacity_sites,
    check_examples,
    check_leaning,
    check_open_questions,
    check_versions,
    chosen_rules,
)
from opora.catalog.yaml_files import YamlFile
from opora.rules.decide import Rulebook
from opora.rules.texts import Text
from opora.rules.wording import Value


@dataclass(frozen=True)
class _Parts:
    """What is left of the folder of a service after its checks."""

    names: Names
    built: Built
    book: Rulebook
    numbers: dict[str, Value]


def load(path: Path | str, *, only: str = "") -> Catalog:
    """The catalog of a folder of services. Raises CatalogError with all errors, UnknownService.

    ``only`` loads one service and what is shared (for commands that need no other). Worked
    examples are not run: see ``check``.
    """
    root = Path(path)
    return _load(root, only, _stamp(root))


def load_beside(path: Path | str, known: Path | str) -> Catalog:
    """The services of a folder that is not in force: one service, or a folder of services.

    The folder of one service may be called anything, ``services/new`` for example.

    What is shared it takes from its own ``_shared``, else from the folder in force. Raises
    CatalogError, UnknownService.
    """
    given, other = Path(path).absolute(), Path(known)
    one = (given / "service.yaml").is_file()
    root = given.parent if one else given
    own = root / SHARED
    shared_path = own if own.is_dir() else other / SHARED
    shared = read_folder(shared_path) if shared_path.is_dir() else Folder(shared_path)
    folders = [read_folder(given, any_name=True)] if one else _folders(root, "")[1]
    return _catalog(shared, folders)


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes whenever a file does, so that unchanged definitions are read once a process."""
    stats = ((str(one), one.stat()) for one in sorted(root.rglob("*.yaml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@lru_cache(maxsize=8)
def _load(root: Path, only: str, _stamp: object) -> Catalog:
    return _catalog(*_folders(root, only))


def _catalog(shared: Folder, folders: list[Folder]) -> Catalog:
    services = {}
    problems: list[Problem] = []
    for folder in folders:
        parts = _examine(folder, shared)
        if not any(file.problems for file in (*folder.files, *shared.files)):
            services[folder.id] = _service(folder, parts)
        problems += (one for file in folder.files for one in file.problems)
    problems += (one for file in shared.files for one in file.problems)
    if problems:
        raise CatalogError(problems)
    return Catalog(services)


def check(path: Path | str) -> tuple[Problem, ...]:
    """All errors of all definitions and their worked examples; empty when all is well.

    The samples of the folder are checked too, though nobody works by them.
    """
    root = Path(path)
    try:
        shared, folders = _folders(root, "")
    except CatalogError as error:
        return error.problems
    if (root / SAMPLES).is_dir():
        folders += [read_folder(one) for one in sorted((root / SAMPLES).iterdir()) if one.is_dir()]
    files: list[YamlFile] = list(shared.files)
    for folder in folders:
        parts = _examine(folder, shared)
        examples, read = read_examples(folder.path)
        if not any(file.problems for file in (*folder.files, *shared.files)):
            # An example that goes wrong only because its rule can't be read helps nobody.
            check_examples(parts.names, parts.book, examples)
        files += (*folder.files, *read)
    return tuple(sorted({one for file in files for one in file.problems}))


def _folders(root: Path, only: str) -> tuple[Folder, list[Folder]]:
    paths = service_folders(root)
    if not paths:
        why = "bez služby není podle čeho pracovat"
        mend = "zadejte složku, ve které má každá služba svou složku se service.yaml"
        raise CatalogError([Problem(str(root), 1, 1, "žádná služba tu není", why, mend)])
    shared = _shared(root)
    chosen = [one for one in paths if one.name == only] if only else paths
    if not chosen:
        names = ", ".join(one.name for one in paths)
        raise UnknownService(f"neznámá služba '{only}'; známé: {names}")
    return shared, [read_folder(one) for one in chosen]


def _shared(root: Path) -> Folder:
    """What all services of the folder share: its own, else that of the folder above it."""
    own = root / SHARED
    above = root.absolute().parent / SHARED
    path = own if own.is_dir() or not above.is_dir() else above
    return read_folder(path) if path.is_dir() else Folder(path)


def _examine(folder: Folder, shared: Folder) -> _Parts:
    names = gather(folder, shared)
    rules = chosen_rules(shared.rules, folder.rules)
    built = build_rules(names, rules)
    check_versions(rules)
    check_equal_access(built)
    check_capacity_sites(built, names)
    check_leaning(built)
    check_open_questions(names, folder)
    check_papers(folder, shared)
    numbers = numbers_of(names, rules)
    check_other_texts(folder, shared, numbers)
    defaults = {
        one.entry.name: one.entry.default
        for one in (*shared.parameters, *folder.parameters)
        if one.entry.default is not None
    }
    book = Rulebook(
        service=folder.id,
        version=_version(folder, shared),
        rules=tuple(rule for _, rule in built),
        facts=names.facts,
        days=CZECH_DAYS,
        parameters=defaults,
    )
    return _Parts(names, built, book, numbers)


def _version(folder: Folder, shared: Folder) -> str:
    """The declared version and a digest of every file behind it."""
    digest = hashlib.sha256()
    for file in (*shared.files, *folder.files):
        digest.update(f"{file.path.name}\n{file.text}\n".encode())
    declared = folder.service.entry.version if folder.service is not None else ""
    return f"{declared}+{digest.hexdigest()[:12]}"


def _service(folder: Folder, parts: _Parts) -> Service:
    placed: Placed[ServiceFile] | None = folder.service
    assert placed is not None
    entry, shared = placed.entry, parts.names.shared
    read = Service(
        id=entry.id,
        name=text(entry.name),
        short=text(entry.short),
        law=entry.law,
        version=parts.book.version,
        client=entry.client,
        anonymous=entry.anonymous,
        agreement_forms=tuple(entry.agreement_forms),
        sites=tuple(Site(one.id, text(one.name), one.workers) for one in entry.sites),
        roles=tuple(entry.roles),
        key_worker_before_agreement=entry.key_worker_before_agreement,
        documents={name: text(both) for name, both in entry.documents.items()},
        topics=tuple(Word(name, label) for name, label in parts.names.topics.items()),
        vocabulary=_vocabulary(folder, shared),
        acts=_acts(folder, shared),
        parameters=_parameters(folder, shared),
        open_questions=_open(folder, shared),
        questions={
            one.entry.name: text(one.entry.question)
            for one in (*shared.facts, *folder.facts)
            if one.entry.question is not None
        },
        rulebook=parts.book,
        published_dates=frozenset(
            (one.entry.id, one.entry.effective_from)
            for one, _ in parts.built
            if one.entry.effective_published
        ),
        code=pattern_of(entry.code) if entry.code is not None else None,
        papers=paper_texts(folder, shared),
    )
    return with_numbers(read, parts.numbers)


def _vocabulary(folder: Folder, shared: Folder) -> dict[str, tuple[Word, ...]]:
    return {
        name: tuple(
            _word(one.entry) for one in (*shared.words.get(name, []), *folder.words.get(name, []))
        )
        for name in (*shared.words, *(name for name in folder.words if name not in shared.words))
    }


def _word(one: WordEntry) -> Word:
    return Word(one.id, Text(one.cs, one.en), tuple(one.acts), one.law, one.checked)


def _acts(folder: Folder, shared: Folder) -> tuple[Act, ...]:
    return tuple(
        Act(
            id=one.id,
            text=Text(one.cs, one.en),
            head=one.head,
            channels=tuple(one.channel),
            needs_material=one.needs_material,
            icon=one.icon,
            minutes=one.minutes,
        )
        for one in (placed.entry for placed in (*shared.acts, *folder.acts))
    )


def _parameters(folder: Folder, shared: Folder) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(one.name, Text(one.cs, one.en), one.unit, one.default, one.demo)
        for one in (placed.entry for placed in (*shared.parameters, *folder.parameters))
    )


def _open(folder: Folder, shared: Folder) -> tuple[OpenQuestion, ...]:
    return tuple(
        OpenQuestion(one.id, text(one.question), text(one.reading), tuple(one.rules))
        for one in (placed.entry for placed in (*shared.open, *folder.open))
    )
