"""A day as people write it and as our own pages print it: "so 31. 10. 2026", "12. listopadu"."""

import re

from opora.access.sorting import folded

# Names of days without diacritics, from Monday, also as they stand after "v".
WEEKDAYS = (
    ("pondeli", "monday"),
    ("utery", "tuesday"),
    ("streda", "stredu", "wednesday"),
    ("ctvrtek", "thursday"),
    ("patek", "friday"),
    ("sobota", "sobotu", "saturday"),
    ("nedele", "nedeli", "sunday"),
)
# Taken before a date only: alone, "ne" is a no.
SHORT = (
    ("po", "mon"),
    ("ut", "tue"),
    ("st", "wed"),
    ("ct", "thu"),
    ("pa", "fri"),
    ("so", "sat"),
    ("ne", "sun"),
)
MONTHS = (
    ("ledna", "leden", "january"),
    ("unora", "unor", "february"),
    ("brezna", "brezen", "march"),
    ("dubna", "duben", "april"),
    ("kvetna", "kveten", "may"),
    ("cervna", "cerven", "june"),
    ("cervence", "cervenec", "july"),
    ("srpna", "srpen", "august"),
    ("zari", "september"),
    ("rijna", "rijen", "october"),
    ("listopadu", "listopad", "november"),
    ("prosince", "prosinec", "december"),
)
BEFORE = re.compile(r"(?:ve? )?(?P<name>[a-z]+)[.,]? (?=\d)")
IN_WORDS = re.compile(r"(?P<d>\d{1,2})\.? ?(?P<month>[a-z]+)(?: (?P<y>\d{4}))?")


def in_figures(typed: str) -> tuple[str, int | None]:
    """The same with its month as a number, and the day of the week said before it, from Monday."""
    text, weekday = folded(typed), None
    if (match := BEFORE.match(text)) and (found := _weekday(match["name"])) is not None:
        text, weekday = text[match.end() :], found
    if (match := IN_WORDS.fullmatch(text)) and (
        month := _place(MONTHS, match["month"])
    ) is not None:
        text = f"{match['d']}. {month + 1}. {match['y'] or ''}".strip()
    return text, weekday


def _weekday(name: str) -> int | None:
    found = _place(WEEKDAYS, name)
    return _place(SHORT, name) if found is None else found


def _place(listed: tuple[tuple[str, ...], ...], name: str) -> int | None:
    return next((number for number, names in enumerate(listed) if name in names), None)
