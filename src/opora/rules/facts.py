"""What a fact is, how its value is read, and intervals of age.

A fact that is absent is *not known*. An empty list means that it was asked in
full and nothing applies; a list that was not asked in full is ``Listed`` with
``complete=False``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum

from opora.rules.texts import Text


class FactType(StrEnum):
    """The shapes a fact's value can have."""

    BOOL = "bool"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"
    AGE = "age"
    DAYS = "days"


class Whence(StrEnum):
    """Where a fact comes from: kept rows, a question asked, the step itself."""

    RECORD = "record"
    ASKED = "asked"
    GIVEN = "given"


class FactError(ValueError):
    """A fact has an unknown name or a value of the wrong type."""


@dataclass(frozen=True)
class Span:
    """An age in whole years known only between two bounds, both included."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Listed:
    """Values of a list and whether it was asked in full."""

    values: tuple[str, ...]
    complete: bool = True


@dataclass(frozen=True)
class DayList:
    """Days on which something happened, and whether all of them are known."""

    days: tuple[date, ...]
    complete: bool = True


@dataclass(frozen=True)
class Counted:
    """What a fact of the record counts, by the words of a definition.

    ``what`` names who counts it; ``acts`` are the kinds of act, ``until`` those that end them,
    ``unless`` an answer by which somebody is not counted.
    """

    what: str
    acts: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    unless: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FactSpec:
    """The declaration of a fact: type, unit, labels and whence it comes.

    ``label`` stands before a value ("má dluhy: ano"), ``wanted`` in a list of what is not known
    ("zda má dluhy"). ``way``: the way on by which a fact of the record comes to be known.
    ``known_by``: "client" where a person is asked; the "worker" knows from the own work.
    ``unrecorded``: its *no* tells only that nobody wrote it down, so that is what is said.
    """

    name: str
    type: FactType
    label: Text
    whence: Whence = Whence.GIVEN
    unit: str = ""
    decimals: bool = False
    choices: tuple[str, ...] = ()
    about: str = "case"
    at: tuple[str, ...] = ()
    holds_days: int | None = None
    sensitive: bool = False
    labels: Mapping[str, Text] = field(default_factory=dict)
    question: Text = field(default_factory=Text)
    known_by: str = "client"
    way: str = ""
    wanted: Text = field(default_factory=Text)
    unrecorded: bool = False
    counted: Counted | None = None

    @property
    def askable(self) -> bool:
        """Whether a person can be asked for it on a screen."""
        return bool(self.question) or self.whence is Whence.ASKED

    @property
    def is_answer(self) -> bool:
        """Whether what was said is kept for later steps; what only tells of one step is not."""
        return self.askable and self.whence is not Whence.GIVEN

    @property
    def lack(self) -> Text:
        """Its name among the things that are missing."""
        return self.wanted or self.label

    def read(self, raw: object) -> object:
        """The typed value of ``raw``. Raises FactError in plain words."""
        reader = _READERS[self.type]
        try:
            value = reader(raw)
        except (TypeError, ValueError, KeyError):
            raise FactError(
                f"údaj '{self.name}' má být {_EXPECTED[self.type]}, je tu {raw!r}"
            ) from None
        self._check_choices(value)
        return value

    def _check_choices(self, value: object) -> None:
        if not self.choices:
            return
        values = value.values if isinstance(value, Listed) else (value,)
        strange = [one for one in values if one not in self.choices]
        if strange:
            known = ", ".join(self.choices)
            raise FactError(f"údaj '{self.name}' nemá hodnotu {strange[0]!r}; známé: {known}")


_MOST = 1_000_000_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_facts(specs: Mapping[str, FactSpec], raw: Mapping[str, object]) -> dict[str, object]:
    """Typed facts from plain values; absent and null both mean *not known*."""
    for name in raw:
        if name not in specs:
            raise FactError(f"neznámý údaj '{name}'{like(name, specs)}")
    return {name: specs[name].read(value) for name, value in raw.items() if value is not None}


def like(word: str, known: Iterable[str]) -> str:
    """The known words that are spelt much like this one, for the end of a sentence."""
    near = get_close_matches(word, sorted(set(known)), 3, 0.6)
    return f", podobné: {', '.join(near)}" if near else ""


def _bool(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise TypeError


def _number(raw: object) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError
    if not 0 <= raw <= _MOST:  # refuses also what is no number at all (NaN)
        raise ValueError
    return raw


def read_day(raw: object) -> date:
    """A day that periods can be counted from. Raises TypeError or ValueError."""
    if isinstance(raw, str) and _DAY.fullmatch(raw):
        raw = date.fromisoformat(raw)
    if isinstance(raw, datetime) or not isinstance(raw, date):
        raise TypeError
    return _countable(raw)


def _instant(raw: object) -> datetime:
    value = raw if isinstance(raw, datetime) else datetime.fromisoformat(_text(raw))
    if value.tzinfo is not None or (isinstance(raw, str) and "T" not in raw):
        raise ValueError
    _countable(value.date())
    return value


def _countable(day: date) -> date:
    """A day from which periods can be counted without leaving the calendar."""
    if not 1800 <= day.year <= 3000:
        raise ValueError
    return day


def _text(raw: object) -> str:
    if isinstance(raw, str) and raw:
        return raw
    raise TypeError


def _list(raw: object) -> Listed:
    if isinstance(raw, Listed):
        return raw
    if isinstance(raw, Mapping):
        return Listed(tuple(_text(one) for one in raw["values"]), _bool(raw["complete"]))
    if isinstance(raw, list | tuple):
        return Listed(tuple(_text(one) for one in raw))
    raise TypeError


def _days(raw: object) -> DayList:
    if isinstance(raw, DayList):
        return raw
    if isinstance(raw, Mapping):
        return DayList(tuple(read_day(one) for one in raw["values"]), _bool(raw["complete"]))
    if isinstance(raw, list | tuple):
        return DayList(tuple(read_day(one) for one in raw))
    raise TypeError


def _age(raw: object) -> Span:
    if isinstance(raw, Span):
        return raw
    if isinstance(raw, Mapping):
        if set(raw) - {"low", "high"} or not raw:
            raise ValueError
        low, high = raw.get("low"), raw.get("high")
        bounds = [None if one is None else _years(one) for one in (low, high)]
        if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
            raise ValueError
        return Span(*bounds)
    return Span(_years(raw), _years(raw))


def _years(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= 130:
        raise ValueError
    return raw


_READERS = {
    FactType.BOOL: _bool,
    FactType.NUMBER: _number,
    FactType.DATE: read_day,
    FactType.INSTANT: _instant,
    FactType.TEXT: _text,
    FactType.CHOICE: _text,
    FactType.LIST: _list,
    FactType.AGE: _age,
    FactType.DAYS: _days,
}
_EXPECTED = {
    FactType.BOOL: "true nebo false",
    FactType.NUMBER: "číslo od nuly výš",
    FactType.DATE: "den, třeba 2026-11-20",
    FactType.INSTANT: "místní čas, třeba 2026-11-20T10:00",
    FactType.TEXT: "text",
    FactType.CHOICE: "jedno ze známých slov",
    FactType.LIST: "seznam známých slov, nebo {values, complete}",
    FactType.AGE: "celé roky od 0 do 130, nebo {low, high}",
    FactType.DAYS: "seznam dnů, nebo {values, complete}",
}
