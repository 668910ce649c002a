"""What is due, drawn here and not by a template: my day has dozens of lines."""

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
    def when(self) -> str: ...
    @property
    def late(self) -> bool: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def day_off(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_url(self) -> str: ...
    @property
    def do_label(self) -> str: ...
    @property
    def do_url(self) -> str: ...
    @property
    def postpone_url(self) -> str: ...
    @property
    def whose(self) -> str: ...


ICONS = {"published": "book", "ours": "pencil", "unpublished": "chat-square"}


def drawn(lines: Iterable[Line], *, on_case: bool) -> SafeString:
    """The items of the list; on the page of their case they do not lead to it."""
    said = {
        "published": _("zveřejněno"),
        "ours": _("naše"),
        "unpublished": _("nezveřejněno"),
        "postpone": _("Odložit…"),
    }
    sources: dict[tuple[str, str, str], str] = {}
    found = []
    for one in lines:
        source = (one.basis, one.source, one.source_url)
        if source not in sources:  # dozens of lines lean on a few rules
            sources[source] = "".join(_source(*source, said)) if one.basis else ""
        late = " o-due--late" if one.late else ""
        # Both are our own words, bound already.
        when, day = escape(one.when), escape(words.short_day(one.day)) + year_for_paper(one.day)
        found.append(
            f'<li class="o-due{late}">'
            f'<p class="o-due-when"><strong>{when}</strong> <span>{day}</span></p>'
            f"<div>{''.join(_told(one, on_case))}{sources[source]}</div>"
            f'<div class="o-due-do">{"".join(_to_do(one, said))}</div></li>'
        )
    return mark_safe("\n".join(found))  # noqa: S308  every text went through _shown or escape


def _told(one: Line, on_case: bool) -> Iterator[str]:
    title = _shown(one.title)
    if one.url and not on_case:
        title = f'<a href="{escape(one.url)}">{title}</a>'
    yield f'<p class="o-due-title">{title}</p><p>{_shown(one.why)}</p>'
    if one.whose and not on_case:
        whose = _("Na starosti: %(name)s") % {"name": one.whose}
        yield f"<p>{_shown(whose)}</p>"
    if one.day_off:
        yield f"<p>{_shown(one.day_off)}</p>"
    if one.contact and not on_case:
        yield f'<div class="o-contact">{icon("telephone")}<p>{_shown(one.contact)}</p></div>'


def _source(basis: str, source: str, url: str, said: dict[str, str]) -> Iterator[str]:
    yield f'<p class="o-source"><span class="o-source-word o-source-word--{escape(basis)}">'
    yield f"{icon(ICONS[basis])} {said[basis]}</span>"
    if source:
        yield '<span class="o-source-dot" aria-hidden="true"> · </span>'
        yield f'<a class="o-source-link" href="{escape(url)}">{escape(source)}</a>'
    yield "</p>"


def _to_do(one: Line, said: dict[str, str]) -> Iterator[str]:
    if one.do_url:
        yield f'<a class="o-btn o-btn--tonal" href="{escape(one.do_url)}">'
        yield f"<span>{escape(one.do_label)}</span></a>"
    if one.postpone_url:
        which = f'<span class="o-only-read"> {escape(one.title)}</span>'
        yield f'<a href="{escape(one.postpone_url)}">{said["postpone"]}{which}</a>'


def _shown(text: Any) -> str:
    return words.nbsp(escape(str(text)))
