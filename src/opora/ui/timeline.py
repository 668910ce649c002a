"""Lines of the timeline, drawn here and not by a template: a page has dozens of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any, Protocol

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from opora.ui import words
from opora.ui.paper import year_for_paper
from opora.ui.templatetags.icons import icon


class Line(Protocol):
    """What is drawn; words only, none of them are HTML."""

    @property
    def day(self) -> date: ...
    @property
    def what(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def shape(self) -> str: ...
    @property
    def details(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def departure(self) -> str: ...
    @property
    def trace(self) -> str: ...
    @property
    def trace_url(self) -> str: ...
    @property
    def edit_url(self) -> str: ...
    @property
    def why_url(self) -> str: ...


def drawn(lines: Iterable[Line], today: date, *, on_paper: bool) -> SafeString:
    """The items of the list; on paper nothing leads anywhere."""
    days: dict[date, str] = {}
    said = {
        "void": _("Neplatí:"),
        "correct": _("Opravit"),
        "why": _("Proč?"),
        "departure": _("Mimo pravidla."),
        "trace": _("Původní zápis"),
        "void_trace": _("Kdo a kdy ho zneplatnil"),
    }
    found = []
    for one in lines:
        if one.day not in days:
            days[one.day] = _day(one.day, today, on_paper=on_paper)
        head = (
            f'<li class="o-entry o-entry--{escape(one.kind)}">'
            f'<span class="o-entry-shape">{icon(one.shape)}</span>'
            f'<p class="o-entry-day">{days[one.day]}</p>'
        )
        found.append(head + "".join(_parts(one, said, on_paper)) + "</li>")
    return mark_safe("\n".join(found))  # noqa: S308  every text went through _shown, every address through escape


def _day(day: date, today: date, *, on_paper: bool) -> str:
    """The day; its year is left out on a screen of the same year, never where it is printed."""
    if on_paper:
        with words.on_paper():
            return _shown(words.long_day(day))
    if day.year != today.year:
        return _shown(words.long_day_near(day, today))
    return f"{_shown(words.long_day(day))}{year_for_paper(day)}"


def _parts(one: Line, said: dict[str, str], on_paper: bool) -> Iterator[str]:
    what = _shown(one.what)
    if one.kind == "void":
        void = f'<span class="o-only-read">{said["void"]} </span><s>{what}</s>'
        yield f'<p class="o-entry-what">{void}</p>'
    else:
        yield f'<p class="o-entry-what">{what}</p>'
    which = f'<span class="o-only-read"> {escape(one.what)}</span>'
    if one.details or one.edit_url:
        link = "" if on_paper else _link(one.edit_url, said["correct"] + which, " ")
        yield f'<p class="o-entry-with">{_shown(words.ended(one.details))}{link}</p>'
    if one.note:
        yield f'<p class="o-entry-note">{_shown(one.note)}</p>'
    if one.why_url and not on_paper:
        yield f'<p class="o-second">{_link(one.why_url, said["why"] + which)}</p>'
    if one.departure:
        strong = f"<strong>{said['departure']}</strong>"
        yield f'<p class="o-departure">{strong} {_shown(one.departure)}</p>'
    if one.trace:
        called = said["void_trace" if one.kind == "void" else "trace"]
        link = "" if on_paper else _link(one.trace_url, called, " ")
        yield f'<p class="o-entry-trace">{_shown(one.trace)}{link}</p>'


def _link(url: str, inside: str, before: str = "") -> str:
    return f'{before}<a href="{escape(url)}">{inside}</a>' if url else ""


def _shown(text: Any) -> str:
    return words.nbsp(escape(str(text)))
