"""Numbers and lengths of time as sentences have them, in Czech and English.

A sentence of a definition takes the numbers of its own rule by their names: ``{limit}``. After a
colon stands how (``{period:gen}``, ``{limit:acc f}``), after bars the noun that goes with the
number: ``{limit|smlouva|smlouvy|smluv}`` for 1, for 2 to 4, for 5 and more; in cases that know only
one and many, two forms are enough.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from opora.rules.days import Period

NBSP = "\u00a0"
CASES = ("nom", "gen", "dat", "acc", "loc", "ins")
GENDERS = ("m", "f", "n")
# bare: a single one is not said ("do týdne"). num: in digits.
TOKENS = frozenset({*CASES, *GENDERS, "bare", "num"})
_ONE_LETTER = re.compile(r"(?<![^\s(„])([AaIiKkOoSsUuVvZz]) ")
_NUMBER = re.compile(r"(\d) (?=[\w%×])|(\d\.) (?=[a-záéíóúůýěščřžťďň\d])")
_PLACE = re.compile(r"\{([A-Za-z][\w.]*)(?::([^{}|]*))?((?:\|[^{}|]*)*)\}")

_ONE = {
    "nom": {"m": "jeden", "f": "jedna", "n": "jedno"},
    "gen": {"m": "jednoho", "f": "jedné", "n": "jednoho"},
    "dat": {"m": "jednomu", "f": "jedné", "n": "jednomu"},
    "acc": {"m": "jeden", "f": "jednu", "n": "jedno"},
    "loc": {"m": "jednom", "f": "jedné", "n": "jednom"},
    "ins": {"m": "jedním", "f": "jednou", "n": "jedním"},
}
_TWO = {"nom": "dv", "acc": "dv", "gen": "dvou", "loc": "dvou", "dat": "dvěma", "ins": "dvěma"}
_FEW = {
    3: dict(zip(CASES, ("tři", "tří", "třem", "tři", "třech", "třemi"), strict=True)),
    4: dict(zip(CASES, ("čtyři", "čtyř", "čtyřem", "čtyři", "čtyřech", "čtyřmi"), strict=True)),
}
_MANY = {
    5: ("pět", "pěti"),
    6: ("šest", "šesti"),
    7: ("sedm", "sedmi"),
    8: ("osm", "osmi"),
    9: ("devět", "devíti"),
    10: ("deset", "deseti"),
}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# Of each unit: one (in each case), two to four, five and more, then many in the other cases.
_UNITS: dict[str, tuple[tuple[str, ...], str, str, tuple[str, ...]]] = {
    "days": (
        ("den", "dne", "dni", "den", "dni", "dnem"),
        "dny",
        "dní",
        ("dní", "dnům", "dnech", "dny"),
    ),
    "working_days": (
        (
            "pracovní den",
            "pracovního dne",
            "pracovnímu dni",
            "pracovní den",
            "pracovním dni",
            "pracovním dnem",
        ),
        "pracovní dny",
        "pracovních dnů",
        ("pracovních dnů", "pracovním dnům", "pracovních dnech", "pracovními dny"),
    ),
    "weeks": (
        ("týden", "týdne", "týdnu", "týden", "týdnu", "týdnem"),
        "týdny",
        "týdnů",
        ("týdnů", "týdnům", "týdnech", "týdny"),
    ),
    "months": (
        ("měsíc", "měsíce", "měsíci", "měsíc", "měsíci", "měsícem"),
        "měsíce",
        "měsíců",
        ("měsíců", "měsícům", "měsících", "měsíci"),
    ),
    "years": (
        ("rok", "roku", "roku", "rok", "roce", "rokem"),
        "roky",
        "let",
        ("let", "letům", "letech", "lety"),
    ),
}
_ENGLISH_UNITS = {
    "days": ("day", "days"),
    "working_days": ("working day", "working days"),
    "weeks": ("week", "weeks"),
    "months": ("month", "months"),
    "years": ("year", "years"),
}
_WEEK = 7
_IN_WORDS = 10


@dataclass(frozen=True)
class Length:
    """So many days, working days, weeks, months or years."""

    number: int
    unit: str


@dataclass(frozen=True)
class Weekdays:
    """On which days of the week (Monday is 0), and whether on public holidays too."""

    days: tuple[int, ...]
    holidays: bool


Value = int | float | Length | time | Weekdays


def nbsp(text: object) -> str:
    """Return the text with spaces that must not break: after one-letter words and numbers."""
    bound = _ONE_LETTER.sub(rf"\1{NBSP}", str(text))
    return _NUMBER.sub(lambda found: found[0][:-1] + NBSP, bound)


def length_of(period: Period) -> Length | None:
    """The length that a period has by itself; None where the organisation sets it."""
    if period.parameter:
        return None
    if period.day_of_month:
        return Length(period.day_of_month, "day_of_month")
    if period.days == _WEEK:
        return Length(1, "weeks")
    for unit in ("years", "months", "working_days", "days"):
        number = getattr(period, unit)
        if number:
            return Length(number, unit)
    return Length(0, "days")


def wrong_tokens(how: str) -> list[str]:
    """The words after the colon that mean nothing."""
    return [one for one in how.split("|", maxsplit=1)[0].split() if one not in TOKENS]


def filled(sentence: str, values: Mapping[str, Value], *, czech: bool) -> str:
    """The sentence with the numbers that the definition knows; other names stay for later."""

    def one(found: re.Match[str]) -> str:
        value = values.get(found[1])
        if value is None:
            return found[0]
        forms = [form for form in found[3].split("|") if form]
        return worded(value, (found[2] or "").split(), forms, czech=czech)

    return _PLACE.sub(one, sentence)


def worded(value: Value, tokens: list[str], forms: list[str], *, czech: bool) -> str:
    """One value in words."""
    if isinstance(value, time):
        return str(value.hour) if not value.minute else f"{value.hour}:{value:%M}"
    if isinstance(value, Weekdays):
        return _weekdays_cs(value) if czech else _weekdays_en(value)
    case = next((one for one in tokens if one in CASES), "nom")
    if isinstance(value, float) and not value.is_integer():
        said = str(value).replace(".", ",") if czech else str(value)
        return f"{said}{NBSP}{forms[-1]}" if forms else said
    if isinstance(value, Length) and value.unit == "day_of_month":
        return f"{value.number}." if czech else str(value.number)
    if isinstance(value, Length):
        number, gender = value.number, "m"
        noun = _unit_cs(value, case) if czech else _ENGLISH_UNITS[value.unit][number != 1]
    else:
        number, gender = int(value), next((one for one in tokens if one in GENDERS), "m")
        noun = _form(number, case, forms) if czech else _form_en(number, forms)
    if number == 1 and "bare" in tokens:
        return noun if czech else f"a {noun}"
    digits = "num" in tokens or number > _IN_WORDS or number == 0
    said = str(number) if digits else _in_words(number, case, gender, czech=czech)
    return f"{said}{NBSP if digits else ' '}{noun}" if noun else said


def _in_words(number: int, case: str, gender: str, *, czech: bool) -> str:
    return _numeral(number, case, gender) if czech else _ENGLISH[number - 1]


def _numeral(number: int, case: str, gender: str) -> str:
    if number == 1:
        return _ONE[case][gender]
    if number == 2:
        ending = "" if case not in {"nom", "acc"} else "a" if gender == "m" else "ě"
        return _TWO[case] + ending
    if number in _FEW:
        return _FEW[number][case]
    return _MANY[number][case not in {"nom", "acc"}]


def _form(number: int, case: str, forms: list[str]) -> str:
    if not forms:
        return ""
    if number == 1:
        return forms[0]
    few = 2 <= number <= 4 and case in {"nom", "acc"}
    return forms[1] if few and len(forms) > 1 else forms[-1]


def _form_en(number: int, forms: list[str]) -> str:
    return (forms[0] if number == 1 else forms[-1]) if forms else ""


def _unit_cs(length: Length, case: str) -> str:
    one, few, many, others = _UNITS[length.unit]
    if length.number == 1:
        return one[CASES.index(case)]
    if case in {"nom", "acc"}:
        return few if 2 <= length.number <= 4 else many
    return others[("gen", "dat", "loc", "ins").index(case)]


_ON_DAYS_CS = (
    "v\u00a0pondělí", "v\u00a0úterý", "ve středu", "ve čtvrtek", "v\u00a0pátek", "v\u00a0sobotu",
    "v\u00a0neděli",
)  # fmt: skip
_ON_DAYS_EN = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_WORKDAYS, _ALL = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)


def _weekdays_cs(value: Weekdays) -> str:
    if value.days == _WORKDAYS and not value.holidays:
        return "ve všední dny"
    if value.days == _ALL:
        return "každý den" if value.holidays else "každý den kromě svátků"
    named = _listed([_ON_DAYS_CS[one] for one in value.days], " a\u00a0")
    return named + (" i\u00a0o\u00a0svátcích" if value.holidays else " kromě svátků")


def _weekdays_en(value: Weekdays) -> str:
    if value.days == _WORKDAYS and not value.holidays:
        return "on weekdays"
    if value.days == _ALL:
        return "every day" if value.holidays else "every day but public holidays"
    named = _listed([_ON_DAYS_EN[one] for one in value.days], " and ")
    holidays = ", public holidays too" if value.holidays else ", not on public holidays"
    return f"on {named}{holidays}"


def _listed(words: list[str], last: str) -> str:
    return ", ".join(words[:-1]) + last + words[-1] if len(words) > 1 else "".join(words)
