"""Numbers of rules that a text of a definition writes by hand, where they would grow stale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
        numbers = all_numbers((o.entry for o in chosen_rules(shared.rules, folder.rules)), {})
        for placed in (*_all(shared), *_all(folder)):
            for loc, sentence in both_texts(placed.entry):
                yield from _of(folder.id, _name(placed), str(loc[-1]), sentence, numbers)


def _all(folder: Folder) -> Iterator[Placed[Any]]:
    yield from placed_beside(folder)
    yield from folder.rules
    yield from folder.papers


def _name(placed: Placed[Any]) -> str:
    return str(getattr(placed.entry, "id", "") or getattr(placed.entry, "name", ""))


def _of(
    service: str, entry: str, language: str, sentence: str, numbers: dict[str, dict[str, Value]]
) -> Iterator[Said]:
    said = said_numbers(sentence, czech=language == "cs")
    plain = re.sub(r"\{[^{}]*\}", " ", sentence).lower()
    whose: dict[str, set[str]] = {}
    for rule, own in numbers.items():
        for number in {*plain_numbers(own.values())} & said:
            whose.setdefault(str(number), set()).add(rule)
        for one in own.values():
            noun = _noun(one, language)
            if noun and re.search(rf"(?<!\w)(?:{noun})(?!\w)", plain):
                whose.setdefault("1", set()).add(rule)
    for said_so, rules in sorted(whose.items()):
        yield Said(service, entry, said_so, tuple(sorted(rules)), sentence)


def _noun(value: Value, language: str) -> str:
    """The noun that says a single month or year; nothing for other numbers."""
    if not isinstance(value, Length) or value.number != 1:
        return ""
    return _ONE.get(value.unit, {}).get(language, "")
