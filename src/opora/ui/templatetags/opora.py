"""`{% load opora %}`: days, counts, non-breaking spaces, and what stands round a page."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from opora.ui import dues, meetings, words
from opora.ui import frame as frames
from opora.ui.drawn import framed
from opora.ui.drawn import segments as drawn_segments
from opora.ui.timeline import Line, drawn
from opora.ui.verdict import STATES, Room, State

register = template.Library()


def _day(value: date | datetime) -> date:
    """Return the day; an instant is taken in the local time zone, never in UTC."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def long_day(value: date | datetime | None) -> str:
    """Return "pátek 20. listopadu"."""
    return words.long_day(_day(value)) if value else ""


@register.filter
def full_day(value: date | datetime | None) -> str:
    """Return "20. listopadu 2026"."""
    return words.full_day(_day(value)) if value else ""


@register.filter
def day_month(value: date | datetime | None) -> str:
    """Return "20. listopadu"."""
    return words.day_month(_day(value)) if value else ""


@register.filter
def day_near(value: date | datetime | None, today: date | datetime) -> str:
    """Return "20. listopadu", with the year where it is another than today's."""
    return words.day_near(_day(value), _day(today)) if value else ""


@register.filter
def long_day_near(value: date | datetime | None, today: date | datetime) -> str:
    """Return "pátek 20. listopadu", with the year where it is another than today's."""
    return words.long_day_near(_day(value), _day(today)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """Return "pá 20. 11."."""
    return words.short_day(_day(value)) if value else ""


@register.filter
def numeric_day(value: date | datetime | None) -> str:
    """Return "20. 11. 2026"."""
    return words.numeric_day(_day(value)) if value else ""


@register.filter
def hour(value: time | datetime | None) -> str:
    """Return "9:00"."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).time() if timezone.is_aware(value) else value.time()
    return words.hour(value) if value is not None else ""


@register.filter
def minutes(value: int | None) -> str:
    """Return "75 minut"."""
    return "" if value is None else words.minutes(value)


@register.filter
def hours(value: int) -> str:
    """Minutes as 12 h 30 min."""
    return words.hours(value)


@register.filter
def days_counted(value: int) -> str:
    """Return "1 den", "2 dny", "5 dní"."""
    return words.days_counted(value)


@register.filter
def due_words(value: date | None, today: date) -> str:
    """Return "2 dny po termínu", "Dnes", "Za 4 dny"."""
    return words.due_words(value, today) if value else ""


@register.filter
def plural(value: int, forms: str) -> str:
    """Return the count with its noun: `{{ n|plural:"případ,případy,případů" }}`."""
    one, few, many = forms.split(",")
    return words.counted(value, one, few, many)


@register.filter
def initials(name: str) -> str:
    """Return "LB" for "Lenka Bartošová"."""
    return words.initials(name)


@register.filter(needs_autoescape=True)
def nbsp(text: Any, autoescape: bool = True) -> SafeString:
    """Return the text with non-breaking spaces after one-letter words and numbers."""
    shown = conditional_escape(text) if autoescape else str(text)
    return mark_safe(words.nbsp_html(shown))  # noqa: S308  escaped above; only spaces change


@register.filter
def quoted(text: Any) -> str:
    """Return somebody's words in quotes, once also where they were typed with quotes."""
    return words.quoted(str(text))


@register.filter
def ended(text: Any) -> str:
    """Return the words as a sentence, so that what follows doesn't run into them."""
    return words.ended(str(text))


@register.simple_tag(takes_context=True)
def frame(context: template.Context) -> frames.Frame:
    """Return what stands round the page; the view may name the current way by `area`."""
    return frames.frame_of(context.get("request"), context.get("area") or "")


@register.simple_tag(takes_context=True)
def bar(context: template.Context, surroundings: frames.Frame) -> SafeString:
    """Draw the bar of a page."""
    return frames.bar(surroundings, context.get("csrf_token", ""))


@register.simple_tag(takes_context=True)
def tabs(context: template.Context, surroundings: frames.Frame) -> SafeString:
    """Draw the tabs of a page, for a phone."""
    return frames.tabs(surroundings, context.get("csrf_token", ""))


@register.simple_tag(takes_context=True)
def timeline_lines(context: template.Context, entries: Iterable[Line]) -> SafeString:
    """Draw the lines of a timeline, on a screen or (`on_paper`) in print."""
    return drawn(entries, _day(context["today"]), on_paper=bool(context.get("on_paper")))


@register.simple_tag
def due_lines(lines: Iterable[dues.Line], *, on_case: bool = False) -> SafeString:
    """Draw what is due; on the page of its case (`on_case`) it does not lead there."""
    return dues.drawn(lines, on_case=bool(on_case))


@register.simple_tag
def meeting_blocks(blocks: Iterable[meetings.Block]) -> SafeString:
    """Draw meetings of the calendar, in the grid or in a list."""
    return meetings.drawn(blocks)


@register.simple_tag(takes_context=True)
def field_frame(context: template.Context) -> SafeString:
    """Draw the frame of a field whose control stands in the slot."""
    names = ("label", "for_id", "hint", "shown_by")
    said: dict[str, Any] = {name: context.get(name) for name in names}
    return framed(
        context["slot"],
        own_id=context.get("id") or "",
        errors=[*context["errors"], *filter(None, [context["error"]])],
        optional=bool(context["optional"]),
        group=bool(context["group"]),
        says_day=bool(context["words"]),
        described_by=context["described_by"],
        look=context["class"] or "",
        **said,
    )


@register.simple_tag(takes_context=True)
def segments(context: template.Context) -> SafeString:
    """Draw a few choices in one frame."""
    more = f" {context['attrs']}".rstrip()
    shown = drawn_segments(
        context["name"],
        context["choices"],
        context["value"],
        context["id"] or "",
        count=context["count"],
        more=more,
        invalid=bool(context["invalid"]),
    )
    return mark_safe(shown)  # noqa: S308  ui.drawn escapes


@register.simple_tag
def head_files() -> SafeString:
    """Return the links to the files of every page."""
    return frames.head_files()


@register.simple_tag
def maybe_url(name: str) -> str:
    """Return the address of a page that needs no arguments, or nothing where it is absent."""
    return frames.address(name)


@register.simple_tag
def state_of(name: str) -> State:
    """Return the word, shape and colour of a state by its name."""
    return STATES[name]


@register.simple_tag
def room_of(taken: int | str, total: int | str) -> Room:
    """Return the places of one limit."""
    return Room(int(taken), int(total))


@register.filter
def places_free(count: int) -> str:
    """Return "3 místa volná"."""
    return words.places_free(count)


@register.filter
def out_of(total: int) -> str:
    """Return "z 20", "ze 3"."""
    return words.out_of(total)


@register.filter
def times(count: Any) -> range:
    """Return as many turns as the count says, for cells."""
    return range(max(int(count or 0), 0))
