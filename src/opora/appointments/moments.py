"""Who is being worked with at one moment: features register, the rules of capacity ask (D7, D8).

Acts lie above appointments, so each room says for itself which cases it knows
to be worked with at a site; here the most of them at any one moment is counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from opora.access.viewer import Viewer
from opora.catalog import current


@dataclass(frozen=True)
class Span:
    """One case, or somebody without one, worked with from one minute to another, local time.

    Of somebody without a case the meeting is ``visit_id``, and ``case_id`` is zero.
    """

    case_id: int
    starts: datetime
    ends: datetime
    visit_id: int = 0

    @property
    def whose(self) -> tuple[int, int]:
        """Who is worked with: equal for two stretches of one case."""
        return self.case_id, self.visit_id


@dataclass(frozen=True)
class Moment:
    """The site and the stretch of time that a step would take."""

    organisation_id: int
    service: str
    site: str
    starts: datetime
    minutes: int

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


SpanMaker = Callable[[Moment], Iterable[Span]]
_makers: list[SpanMaker] = []


def worked_with(maker: SpanMaker) -> SpanMaker:
    """Registers who knows of cases worked with around a moment."""
    _makers.append(maker)
    return maker


def has_begun(day: date, at: time, now: datetime) -> bool:
    """Whether what is planned has begun, by the local clock of whoever looks."""
    return datetime.combine(day, at) <= now.replace(tzinfo=None)


def span_of(case_id: int, day: date, at: time, minutes: int) -> Span:
    """A case's stretch of a day."""
    starts = datetime.combine(day, at)
    return Span(case_id, starts, starts + timedelta(minutes=minutes))


def clients_now(moment: Moment, *, leaving_out: tuple[int, int] | None) -> int:
    """The most others worked with at one moment of the stretch.

    A family is one case, so it counts once; whoever is asked about does not count.
    """
    others = [
        span
        for maker in _makers
        for span in maker(moment)
        if span.whose != leaving_out and span.starts < moment.ends and moment.starts < span.ends
    ]
    # The number can only rise where somebody begins: looking at the beginnings is enough.
    beginnings = {max(span.starts, moment.starts) for span in others}
    return max(
        (
            len({span.whose for span in others if span.starts <= at < span.ends})
            for at in beginnings
        ),
        default=0,
    )


def moment_facts(
    by: Viewer,
    *,
    service: str,
    site: str,
    case_id: int = 0,
    visit_id: int = 0,
    day: date,
    at: time | None,
    minutes: int | None,
) -> dict[str, object]:
    """What is known of the moment as facts of a step; nothing without a time of day."""
    if at is None:
        return {}
    starts = datetime.combine(day, at)
    book = current().service(service).rulebook
    if not any("clients_now" in book.facts_of(ask) for ask in ("may_record_act", "may_book")):
        return {"starts_at": starts}  # nobody asks: a whole site's day need not be read
    moment = Moment(by.organisation_id, service, site, starts, minutes or 1)
    return {
        "starts_at": starts,
        "clients_now": clients_now(moment, leaving_out=(case_id, visit_id)),
    }
