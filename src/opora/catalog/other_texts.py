"""Texts beside the sentences of rules: questions, words, labels. They take numbers from the rules.

A number of a rule is named in full, ``{E1.age.needs.age}``, as in a sentence of another rule; how
it is said stands in ``opora.rules.wording``. Texts of papers have places of their own.
"""

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from opora.catalog.folders import Folder, Placed
from opora.catalog.problems import known
from opora.catalog.schema import Both
from opora.catalog.service import Service
from opora.catalog.yaml_files import Loc
from opora.rules.texts import Text
from opora.rules.wording import Value, filled, wrong_tokens

T = TypeVar("T")
OF_SERVICE = (
    "name",
    "short",
    "documents",
    "topics",
    "vocabulary",
    "acts",
    "parameters",
    "open_questions",
    "questions",
    "sites",
)
"""What of a service holds texts, its rules and papers left aside."""


def with_numbers(service: Service, numbers: Mapping[str, Value]) -> Service:
    """The service with the numbers of its rules in all its texts."""
    filled_in = {name: _fill(getattr(service, name), numbers) for name in OF_SERVICE}
    facts = _fill(service.rulebook.facts, numbers)
    book = replace(service.rulebook, facts=facts)
    return replace(service, **filled_in, rulebook=book, numbers=dict(numbers))


def _fill(what: T, numbers: Mapping[str, Value]) -> T:
    """The same with the numbers in each text that lies in it."""
    made: Any = what
    if isinstance(what, Text):
        if "{" in what.cs or "{" in what.en:
            made = Text(filled(what.cs, numbers, czech=True), filled(what.en, numbers, czech=False))
    elif isinstance(what, tuple):
        made = tuple(_fill(one, numbers) for one in what)
    elif isinstance(what, Mapping):
        made = {name: _fill(one, numbers) for name, one in what.items()}
    elif is_dataclass(what) and not isinstance(what, type):
        old = {one.name: getattr(what, one.name) for one in fields(what)}
        new = {name: _fill(value, numbers) for name, value in old.items()}
        changed = {name: value for name, value in new.items() if value is not old[name]}
        made = replace(cast("Any", what), **changed) if changed else what
    return cast("T", made)


def check_other_texts(folder: Folder, shared: Folder, numbers: Mapping[str, Value]) -> None:
    """What stands in braces is a number of a rule of the service."""
    for placed in (*placed_beside(folder), *placed_beside(shared)):
        for loc, sentence in both_texts(placed.entry):
            _check(placed, loc, sentence, numbers)


def placed_beside(folder: Folder) -> Iterator[Placed[Any]]:
    """The entries of a folder that hold such texts."""
    if folder.service is not None:
        yield folder.service
    lists: tuple[list[Any], ...] = (folder.facts, folder.acts, folder.parameters, folder.open)
    for one in (*lists, *folder.words.values()):
        yield from one


def both_texts(entry: object, at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Each text within an entry in both languages, and where it stands."""
    if isinstance(entry, Both):
        yield (*at, "cs"), entry.cs
        yield (*at, "en"), entry.en
    if isinstance(entry, BaseModel):
        for name in type(entry).model_fields:
            yield from both_texts(getattr(entry, name), (*at, name))
    elif isinstance(entry, list | tuple):
        for index, one in enumerate(entry):
            yield from both_texts(one, (*at, index))
    elif isinstance(entry, dict):
        for name, one in entry.items():
            yield from both_texts(one, (*at, str(name)))


def _check(placed: Placed[Any], loc: Loc, sentence: str, numbers: Mapping[str, Value]) -> None:
    why = "čtenář by místo čísla viděl složené závorky"
    try:
        parts = [part for part in string.Formatter().parse(sentence) if part[1] is not None]
    except ValueError:
        what = "v tomto textu je složená závorka bez svého začátku nebo konce"
        placed.problem(loc, what, why, "napište {jméno}, nebo žádné složené závorky")
        return
    for _, named, how, _turned in parts:
        name = str(named).partition("|")[0]
        if name not in numbers:
            mend = f"napište číslo některého pravidla; známá: {known(numbers)}"
            placed.problem(loc, f"'{{{name}}}' není číslo žádného pravidla služby", why, mend)
        for token in wrong_tokens(how or ""):
            what = f"v '{{{name}:{how}}}' nic neznamená '{token}'"
            mend = "za dvojtečku patří pád (nom gen dat acc loc ins), rod (m f n), bare či num"
            placed.problem(loc, what, "číslo by stálo v jiném tvaru", mend)
