"""Czech words for days, spans of time and counts; non-breaking spaces.

The forms of a noun are chosen here (1 den, 2 dny, 5 dní), each form is a message of its own. The
same three forms serve English, where the second and the third are alike.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from opora.rules import wording
from opora.rules.days import Days

NBSP = wording.NBSP
nbsp = wording.nbsp
_HARD_HOUR = re.compile(rf"\b([Vv])[ {NBSP}]((?:[234]|1[234]|2[0-3]):\d\d)")

WEEKDAYS = (
    gettext_lazy("pondělí"),
    gettext_lazy("úterý"),
    gettext_lazy("středa"),
    gettext_lazy("čtvrtek"),
    gettext_lazy("pátek"),
    gettext_lazy("sobota"),
    gettext_lazy("neděle"),
)
WEEKDAYS_SHORT = (
    gettext_lazy("po"),
    gettext_lazy("út"),
    gettext_lazy("st"),
    gettext_lazy("čt"),
    gettext_lazy("pá"),
    gettext_lazy("so"),
    pgettext_lazy("den v týdnu", "ne"),
)
ON_WEEKDAYS = (
    gettext_lazy("v pondělí"),
    gettext_lazy("v úterý"),
    gettext_lazy("ve středu"),
    gettext_lazy("ve čtvrtek"),
    gettext_lazy("v pátek"),
    gettext_lazy("v sobotu"),
    gettext_lazy("v neděli"),
)
MONTHS = (
    gettext_lazy("ledna"),
    gettext_lazy("února"),
    gettext_lazy("března"),
    gettext_lazy("dubna"),
    gettext_lazy("května"),
    gettext_lazy("června"),
    gettext_lazy("července"),
    gettext_lazy("srpna"),
    gettext_lazy("září"),
    gettext_lazy("října"),
    gettext_lazy("listopadu"),
    gettext_lazy("prosince"),
)

# The pairs of quotes that people type: Czech, both English, French both ways, plain.
_QUOTES = (
    ("„", "“"),
    ("„", "”"),
    ("„", '"'),
    ("“", "”"),
    ("»", "«"),
    ("«", "»"),
    ('"', '"'),
    ("‚", "‘"),
    ("'", "'"),
)

# What is not running text: tags, and what people type.
_MARKUP = re.compile(r"(<textarea\b.*?</textarea>|<option\b.*?</option>|<[^>]*>)", re.DOTALL)


def nbsp_html(html: str) -> str:
    """Return the page part with the same spaces; tags and what people type stay as they are."""
    if "<" not in html:
        return nbsp(html)
    parts = _MARKUP.split(html)
    return "".join(part if turn % 2 else nbsp(part) for turn, part in enumerate(parts))


def form_of(count: int, one: str, few: str, many: str) -> str:
    """Return the form of a noun that follows the count: 1 den, 2 dny, 0 and 5 dní."""
    if abs(count) == 1:
        return one
    return few if 2 <= abs(count) <= 4 else many


def counted(count: int, one: str, few: str, many: str) -> str:
    """Return the count and its noun with a non-breaking space between them."""
    return f"{count}{NBSP}{form_of(count, one, few, many)}"


def days_counted(count: int) -> str:
    """Return "1 den", "2 dny", "5 dní"."""
    noun = _("den") if abs(count) == 1 else _("dny") if 2 <= abs(count) <= 4 else _("dní")
    return f"{count}{NBSP}{noun}"


def minutes(count: int) -> str:
    """Return "75 minut"."""
    noun = _("minuta") if abs(count) == 1 else _("minuty") if 2 <= abs(count) <= 4 else _("minut")
    return f"{count}{NBSP}{noun}"


def hours(count: int) -> str:
    """Return minutes as "12 h 30 min", as long times are told."""
    whole, rest = divmod(count, 60)
    told = [f"{whole}{NBSP}h"] if whole else []
    told += [f"{rest}{NBSP}min"] if rest or not whole else []
    return " ".join(told)


def things_to_mend(count: int) -> str:
    """Return how many things of a form have to be mended, as a sentence."""
    things = counted(count, _("věc"), _("věci"), _("věcí"))
    return _("Je potřeba opravit %(things)s.") % {"things": things}


def numeric_day(day: date) -> str:
    """Return "12. 10. 2026", the form in which days are typed and kept in fields."""
    return f"{day.day}.{NBSP}{day.month}.{NBSP}{day.year}"


def typed_day(day: date) -> str:
    """Return "12. 10. 2026" with plain spaces, as a person would type it."""
    return numeric_day(day).replace(NBSP, " ")


_paper: ContextVar[bool] = ContextVar("paper", default=False)


@contextmanager
def on_paper() -> Iterator[None]:
    """What is printed is read years later: in it each day has its year, however it is said."""
    mark = _paper.set(True)
    try:
        yield
    finally:
        _paper.reset(mark)


def is_paper() -> bool:
    """Whether what is said now is printed."""
    return _paper.get()


def day_month(day: date) -> str:
    """Return "20. listopadu"; on paper "20. listopadu 2026"."""
    return full_day(day) if _paper.get() else _day_month(day)


def _day_month(day: date) -> str:
    return _("%(day)d. %(month)s").replace(" ", NBSP) % {
        "day": day.day,
        "month": MONTHS[day.month - 1],
    }


def long_day(day: date) -> str:
    """Return "pátek 20. listopadu"."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)}"


def long_day_near(day: date, today: date) -> str:
    """Return "pátek 20. listopadu", with the year where it is another than today's."""
    if day.year == today.year:
        return long_day(day)
    return f"{WEEKDAYS[day.weekday()]} {full_day(day)}"


def ended(text: str) -> str:
    """Return the words as a sentence, so that what follows doesn't run into them."""
    shown = text.rstrip()
    return shown if not shown or shown[-1] in ".?!…" else f"{shown}."


def quoted(text: str) -> str:
    """Return somebody's words in quotes; a pair that was typed round the whole is not doubled."""
    bare = text.strip()
    for opens, closes in _QUOTES:
        inside = bare[1:-1]
        if len(bare) > 1 and bare[0] == opens and bare[-1] == closes:
            if opens not in inside and closes not in inside:
                bare = inside.strip()
            break
    return f"„{bare}“"


def full_day(day: date) -> str:
    """Return "12. listopadu 2026"."""
    return f"{_day_month(day)}{NBSP}{day.year}"


def short_day(day: date) -> str:
    """Return "pá 20. 11.", for columns."""
    return f"{WEEKDAYS_SHORT[day.weekday()]}{NBSP}{in_numbers(day)}"


def hour(moment: time) -> str:
    """Return "9:00"."""
    return f"{moment.hour}:{moment.minute:02}"


def voiced(sentence: str) -> str:
    """Return the sentence with "ve" before an hour that Czech can't say after "v": "ve 4:28"."""
    return _HARD_HOUR.sub(rf"\1e{NBSP}\2", sentence)


def due_words(day: date, today: date) -> str:
    """Return how far a due day is: "2 dny po termínu", "Dnes", "Zítra", "Za 4 dny"."""
    away = (day - today).days
    if away < 0:
        return _("%(days)s po termínu") % {"days": days_counted(-away)}
    if away == 0:
        return _("Dnes")
    if away == 1:
        return _("Zítra")
    return _("Za") + NBSP + days_counted(away)


def day_off_note(day: date, days: Days) -> str:
    """Return what to know of a due day on which nobody works; nothing for a working day.

    "Termín je v neděli 22. 11.; poslední pracovní den před ním je pátek 20. 11."
    """
    if days.is_working(day):
        return ""
    before = days.last_working(day)
    on = _("%(weekday)s %(day)s") % {"weekday": ON_WEEKDAYS[day.weekday()], "day": in_numbers(day)}
    named = {
        "on": _("%(on)s, na svátek") % {"on": on} if days.is_holiday(day) else on,
        "before": _("%(weekday)s %(day)s")
        % {"weekday": WEEKDAYS[before.weekday()], "day": in_numbers(before)},
    }
    return _("Termín je %(on)s; poslední pracovní den před ním je %(before)s") % named


def day_near(day: date, today: date) -> str:
    """Return "20. listopadu", with the year where it is another than today's."""
    return day_month(day) if day.year == today.year else full_day(day)


def in_numbers(day: date) -> str:
    """Return "20. 11."; on paper "20. 11. 2026"."""
    return numeric_day(day) if _paper.get() else f"{day.day}.{NBSP}{day.month}."


def places_free(count: int) -> str:
    """Return "3 místa volná", "5 míst volných", "Plno"."""
    if count <= 0:
        return _("Plno")
    return counted(count, _("místo volné"), _("místa volná"), _("míst volných"))


def out_of(total: int) -> str:
    """Return "z 20" or "ze 3": the preposition goes by how the number is said."""
    said_with_ze = str(total)[0] in "3467" or total in {2, 12, 13, 14, 16, 17, 100}
    return (_("ze") if said_with_ze else _("z")) + f"{NBSP}{total}"


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = [word for word in re.split(r"[\s@.]+", name) if word]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])
    return letters.upper()
