"""Reading for the statement of a year: time, who came, agreements. As many questions in any year.

Acts are those of the year's numbers: in cases that the viewer sees, neither void nor departures.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case as Chosen
from django.db.models import Count, IntegerField, Q, QuerySet, Sum, Value, When

from opora.access.viewer import Viewer
from opora.acts.counting.queries import counted_acts
from opora.acts.models import ActPerson
from opora.agreements.models import Agreement, running
from opora.decisions.facts import aged
from opora.decisions.models import AskedFact
from opora.people.models import Person
from opora.reports.queries import seen_cases
from opora.reports.statement.bands import BANDS, band_of, last_birth


@dataclass(frozen=True)
class Lasted:
    """Minutes of the acts of a kind, and how many of its acts say no length."""

    minutes: int
    unknown: int


def time_of_year(
    viewer: Viewer, service: str, days: tuple[date, date], site: str
) -> dict[str, Lasted]:
    """How long the acts lasted, by kind."""
    rows = counted_acts(*days, viewer, service, site).order_by().values_list("kind")
    found = rows.annotate(Sum("minutes"), unknown=Count("pk", filter=Q(minutes=None)))
    return {kind: Lasted(minutes or 0, unknown) for kind, minutes, unknown in found}


@dataclass(frozen=True)
class People:
    """Different people who took part in acts, each once.

    ``bands``: by the place of the band in ``BANDS``; ``unsure``: what is known of the age reaches
    over two bands; ``unknown``: nothing is known.
    """

    anonymous: int
    named: int
    bands: dict[int, int]
    unsure: int
    unknown: int


def people_of_year(
    viewer: Viewer, service: str, days: tuple[date, date], site: str, on: date
) -> People:
    """Who came, by how old they were on ``on``; where no birth is known, by what they said."""
    acts = counted_acts(*days, viewer, service, site).order_by()
    came = ActPerson.objects.filter(act__in=acts.values("pk")).values("person_id")
    people = Person.objects.filter(pk__in=came)
    banded = people.annotate(low=_band("born_to", on), high=_band("born_from", on))
    kinds: Counter[str] = Counter()
    bands: Counter[int] = Counter()
    unsure = 0
    rows = banded.order_by().values_list("kind", "low", "high").annotate(Count("pk"))
    for kind, low, high, count in rows:
        kinds[kind] += count
        if low is not None and low == high:
            bands[low] += count
        elif low is not None:
            unsure += count
    said = _said(viewer, service, people.filter(born_from=None), on)
    bands.update(place for place in said if place is not None)
    unsure += sum(place is None for place in said)
    known = sum(bands.values()) + unsure
    return People(
        anonymous=kinds[Person.Kind.ANONYMOUS],
        named=kinds[Person.Kind.NAMED],
        bands=dict(bands),
        unsure=unsure,
        unknown=kinds.total() - known,
    )


def _band(born: str, on: date) -> Chosen:
    """The place of the band, as the database works it out of a day of birth."""
    since = [
        When(**{f"{born}__lte": last_birth(band.low, on)}, then=Value(place))
        for place, band in reversed(list(enumerate(BANDS)))
    ]
    # Born within the year after the day: not a year old on it.
    return Chosen(
        *since,
        When(**{f"{born}__isnull": False}, then=Value(0)),
        default=None,
        output_field=IntegerField(),
    )


def _said(viewer: Viewer, service: str, people: QuerySet[Person], on: date) -> list[int | None]:
    """The band of each of whom no birth is known but an age was said; None where it is unsure."""
    rows = AskedFact.objects.filter(
        fact="age",
        person_id__in=people.values("pk"),
        case_id__in=seen_cases(viewer, service, "").values("pk"),
        on__lte=on,
    ).order_by("on", "id")
    latest = {one: (value, day) for one, value, day in rows.values_list("person_id", "value", "on")}
    found: list[int | None] = []
    for value, day in latest.values():
        said = value if isinstance(value, dict) else {"low": value, "high": value}
        span = aged(said, day, on)
        if span["low"] is None and span["high"] is None:
            continue
        low = band_of(span["low"] or 0)
        high = len(BANDS) - 1 if span["high"] is None else band_of(span["high"])
        found.append(low if low == high else None)
    return found


@dataclass(frozen=True)
class Agreed:
    """Agreements: those that ran on the first and on the last day, and what changed between."""

    first: int
    concluded: int
    ended: int
    last: int


def agreements_of_year(viewer: Viewer, service: str, days: tuple[date, date], site: str) -> Agreed:
    """An agreement runs on the day of its conclusion, and on its last day."""
    since, until = days
    # Its last day is the earliest of those that are known.
    over_by = Q(ended_on__lte=until) | Q(valid_until__lte=until) | Q(notice_ends_on__lte=until)
    from_then = (
        (Q(ended_on=None) | Q(ended_on__gte=since))
        & (Q(valid_until=None) | Q(valid_until__gte=since))
        & (Q(notice_ends_on=None) | Q(notice_ends_on__gte=since))
    )
    cases = seen_cases(viewer, service, site).values("pk")
    return Agreed(
        **Agreement.objects.filter(case_id__in=cases, voided_on=None).aggregate(
            first=Count("pk", filter=running(since)),
            concluded=Count("pk", filter=Q(concluded_on__gte=since, concluded_on__lte=until)),
            ended=Count("pk", filter=over_by & from_then),
            last=Count("pk", filter=running(until)),
        )
    )
