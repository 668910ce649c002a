"""Meetings of the calendar, drawn here and not by a template: a full week has hundreds."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from opora.ui import words
from opora.ui.templatetags.icons import icon


class Block(Protocol):
    """What is drawn; words only, none of them are HTML. ``span`` is zero outside the grid."""

    @property
    def seen(self) -> bool: ...
    @property
    def at_words(self) -> str: ...
    @property
    def until_words(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def record_url(self) -> str: ...
    @property
    def at(self) -> int: ...
    @property
    def span(self) -> int: ...
    @property
    def lane(self) -> int: ...
    @property
    def lanes(self) -> int: ...


def drawn(blocks: Iterable[Block]) -> SafeString:
    """The items of the list, each with its place in the grid where it has one."""
    record = _("Zapsat, co proběhlo")
    found = [f'<li class="{_classes(one)}">{"".join(_told(one, record))}</li>' for one in blocks]
    return mark_safe("\n".join(found))  # noqa: S308  every text went through _shown or escape


def _classes(one: Block) -> str:
    busy = "" if one.seen else " o-cal-one--busy"
    if not one.span:
        return f"o-cal-one{busy}"
    return f"o-cal-one{busy} o-at-{one.at} o-for-{one.span} o-lane-{one.lane}-{one.lanes}"


def _told(one: Block, record: str) -> Iterator[str]:
    title = escape(one.title)
    named = f'<a href="{escape(one.url)}">{title}</a>' if one.url else f"<span>{title}</span>"
    yield f'<p class="o-cal-what"><span class="o-cal-when">{one.at_words}'
    yield f'<span class="o-cal-until">–{one.until_words}</span></span> {named}</p>'
    if one.record_url:
        which = f'<span class="o-only-read">: {title}, {one.at_words}</span>'
        yield f'<p class="o-cal-do"><a href="{escape(one.record_url)}">{record}{which}</a></p>'
    elif one.state:
        yield f'<p class="o-cal-do">{icon("check-lg")} {escape(one.state)}</p>'
    for words_of_it in (one.what, one.where):
        if words_of_it:
            yield f"<p>{_shown(words_of_it)}</p>"


def _shown(text: str) -> str:
    return words.nbsp(escape(text))
