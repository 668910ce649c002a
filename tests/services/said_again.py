"""Numbers of rules that a text of a definition writes by hand, where they would grow stale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from opora.catalog.folders import SAMPLES, SHARED, Folder, Placed, read_folder
from opora.catalog.other_texts import both_texts, placed_beside
from opora.catalog.own_numbers import all_numbers, plain_numbers
from opora.catalog.whole import chosen_rules
from opora.rules.said_numbers import said_numbers
from opora.rules.wording import Length, Value

# A single month or year is said by its noun alone.
_ONE = {
    "months": {"cs": r"měsíc(?:e|i|em)?", "en": r"month"},
    "years": {"cs": r"rok(?:u|em)?|roce", "en": r"year"},
}


@dataclass(frozen=True)
class Said:
    """A text that writes a number by itself: of which entry, in which service, and whose it is."""

    service: str
    entry: str
    number: str
    rules: tuple[str, ...]
    sentence: str


def written_by_hand(root: Path) -> Iterator[Said]:
    """Every number of a rule that a text of its service, or a shared one, repeats by hand."""
    shared = read_folder(root / SHARED)
    folders = [one for one in sorted(root.iterdir()) if one.is_dir() and one.name[0] not in "._"]
    folders += [one for one in sorted((root / SAMPLES).iterdir()) if one.is_dir()]
    for folder in (read_folder(one) for one in folders):
        owners = _owners(
            all_numbers((o.entry for o in chosen_rules(shared.rules, folder.rules)), {})
        )
        for placed in (*_all(shared), *_all(folder)):
            for loc, sentence in both_texts(placed.entry):
                for number, rules in _repeated(sentence, str(loc[-1]), owners).items():
                    yield Said(folder.id, _name(placed), number, tuple(sorted(rules)), sentence)


def _all(folder: Folder) -> Iterator[Placed[Any]]:
    yield from placed_beside(folder)
    yield from folder.rules
    yield from folder.papers


def _name(placed: Placed[Any]) -> str:
    return str(getattr(placed.entry, "id", "") or getattr(placed.entry, "name", ""))


def _owners(numbers: dict[str, dict[str, Value]]) -> dict[int | str, set[str]]:
    """The rules of each number; of a single month or year, which its noun says, by the unit."""
    found: dict[int | str, set[str]] = {}
    for rule, own in numbers.items():
        units = {one.unit for one in own.values() if isinstance(one, Length) and one.number == 1}
        said: set[int | str] = {*plain_numbers(own.values()), *(_ONE.keys() & units)}
        for one in said:
            found.setdefault(one, set()).add(rule)
    return found


def _repeated(
    sentence: str, language: str, owners: dict[int | str, set[str]]
) -> dict[str, set[str]]:
    """The numbers that the sentence says by itself, and the rules that they are of."""
    found: dict[str, set[str]] = {}
    for one in owners.keys() & _written(sentence, language):
        found.setdefault("1" if one in _ONE else str(one), set()).update(owners[one])
    return dict(sorted(found.items()))


@cache
def _written(sentence: str, language: str) -> frozenset[int | str]:
    """Numbers, and the units of which it names a single one; shared texts come back five times."""
    plain = re.sub(r"\{[^{}]*\}", " ", sentence).lower()
    units = {
        unit
        for unit, nouns in _ONE.items()
        if language in nouns and re.search(rf"(?<!\w)(?:{nouns[language]})(?!\w)", plain)
    }
    return said_numbers(sentence, czech=language == "cs") | units
