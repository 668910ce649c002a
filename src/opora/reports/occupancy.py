"""Room at each site of a service by its own limits, and who waits for it (D7, D8).

Of a day gone by it is told from what the record says of that day now: what was corrected, made
void or written down later counts as it stands today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import CaseRow, cases, may, people_of
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake.places.order import Held, in_order, lacking, points_rule
from opora.intake.places.queries import first_waiting, points_of
from opora.reports.queries import first_requests
from opora.reports.rooms import SiteRoom, rooms_now, rooms_on
from opora.reports.waited.queries import Waited, waited_on
from opora.ui import words

# Who waits is read at one glance; of more the list of cases says more.
MOST = 100


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, and what can be done today; of a day gone by, how it went on."""

    case: CaseRow
    site: str
    who: str
    days: str
    request: str
    possible: str
    points: str
    answers_url: str = ""
    accept_url: str = ""
    refer_url: str = ""
    move_url: str = ""


@dataclass(frozen=True)
class Occupancy:
    """What the page shows; of a day gone by it offers no steps."""

    sentence: str
    sites: tuple[SiteRoom, ...]
    waiting: tuple[Waiting, ...]
    past: bool = False
    by_points: bool = False


def occupancy(
    viewer: Viewer, service: Service, now: datetime, day: date | None = None
) -> Occupancy:
    """The sites at this moment, or as they stood on a ``day`` gone by, and who waits or waited.

    Raises ValueError for a day that has not been yet.
    """
    today = now.date()
    if day is not None and day > today:
        raise ValueError("nobody knows the room of a day to come")
    if day is not None and day < today:
        return _gone_by(viewer, service, day, today)
    sites = rooms_now(viewer, service, now)
    rows, _count = cases(viewer, stages=(Case.Stage.WAITING,), service=service.id, limit=MOST)
    rows = sorted(rows, key=lambda one: (one.opened_on, one.id))
    line = _line(viewer, service, rows, [one.site for one in rows], today)
    return Occupancy(
        sentence=_told(service, sites, [one.site for one in rows]),
        sites=sites,
        waiting=_waiting(viewer, service, sites, _ordered(rows, line), line, today),
        by_points=points_rule(service, today) is not None,
    )


def _gone_by(viewer: Viewer, service: Service, day: date, today: date) -> Occupancy:
    sites = rooms_on(viewer, service, day)
    waited = {one.case.id: one for one in waited_on(viewer, service.id, day)[:MOST]}
    rows = [one.case for one in waited.values()]
    line = _line(viewer, service, rows, [one.site for one in waited.values()], day)
    ordered = [waited[one.id] for one in _ordered(rows, line)]
    return Occupancy(
        sentence=_told(service, sites, [one.site for one in ordered], past=True),
        sites=sites,
        waiting=_who_waited(service, ordered, line, day, today),
        past=True,
        by_points=points_rule(service, day) is not None,
    )


def _line(
    viewer: Viewer, service: Service, rows: Sequence[CaseRow], sites: Sequence[str], on: date
) -> dict[int, Held]:
    """The points of those who wait, each site in its order; nothing where the day decides."""
    found: dict[int, Held] = {}
    for site in dict.fromkeys(sites):
        here = [row.id for row, at in zip(rows, sites, strict=True) if at == site]
        found |= points_of(viewer.organisation_id, service.id, site, here, on)
    return found


def _ordered(rows: Sequence[CaseRow], line: Mapping[int, Held]) -> list[CaseRow]:
    if not line:
        return list(rows)
    by_id = {one.id: one for one in rows}
    order = in_order(line, {one.id: one.opened_on for one in rows})
    return [by_id[one] for one in order]


def _told(
    service: Service, sites: Sequence[SiteRoom], waiting: Sequence[str], *, past: bool = False
) -> str:
    """The sentence of each site; ``waiting`` are the sites at which somebody waits."""
    told = [_sentence(service, one, waiting.count(one.id), past=past) for one in sites]
    rest = len(waiting) - sum(waiting.count(one.id) for one in sites)
    return " ".join([*told, *([_waits(service, rest, past=past)] if rest else [])])


def _waits(service: Service, count: int, *, past: bool) -> str:
    """Of sites without a limit only how many wait is known."""
    told = _in_line(service, count, past=past)
    return f"{told[0].upper()}{told[1:]}."


def _in_line(service: Service, count: int, *, past: bool) -> str:
    verb = words.form_of(count, _("čeká"), _("čekají"), _("čeká"))
    if past:
        verb = _("v pořadníku")
    return f"{verb} {_nouns(service, count)}"


def _sentence(service: Service, site: SiteRoom, wait: int, *, past: bool) -> str:
    told = words.places_free(site.free)
    if wait:
        told = f"{told}, {_in_line(service, wait, past=past)}"
    return _("%(site)s: %(told)s.") % {"site": site.name, "told": told[0].lower() + told[1:]}


def _nouns(service: Service, count: int) -> str:
    if service.client == "family":
        return words.counted(count, _("rodina"), _("rodiny"), _("rodin"))
    return words.counted(count, _("zájemce"), _("zájemci"), _("zájemců"))


def _names(service: Service) -> dict[str, str]:
    return {one.id: said(one.name) for one in service.sites}


def _waiting(
    viewer: Viewer,
    service: Service,
    sites: Sequence[SiteRoom],
    rows: Sequence[CaseRow],
    line: Mapping[int, Held],
    today: date,
) -> tuple[Waiting, ...]:
    by_id, names = {one.id: one for one in sites}, _names(service)
    ids = [row.id for row in rows]
    requests, people = first_requests(ids), people_of(ids, today)
    first = first_waiting(viewer.organisation_id, [(service.id, one.id) for one in sites], today)
    found = []
    for row in rows:
        site = by_id.get(row.site)
        served = sum(one.client for one in people[row.id])
        accepts = (site is None or site.free > 0) and may(viewer, "intake.accept", row)
        found.append(
            Waiting(
                case=row,
                site=names.get(row.site, ""),
                who=_people(served),
                days=_so_long((today - row.opened_on).days),
                request=requests.get(row.id, ""),
                possible=_possible(site, sites, today, next_one=row.id in first),
                points=" ".join((line[row.id].told, lacking(line[row.id]))) if line else "",
                answers_url=path_of("mend_answers", row.id)
                if line and line[row.id].missing and may(viewer, "intake.mend_answers", row)
                else "",
                accept_url=reverse("accept", args=[row.id]) if accepts else "",
                refer_url=reverse("refer", args=[row.id])
                if not accepts and may(viewer, "intake.refer", row)
                else "",
                move_url=path_of("move_to_site", row.id)
                if _elsewhere(site, sites) and may(viewer, "intake.move_to_site", row)
                else "",
            )
        )
    return tuple(found)


def _who_waited(
    service: Service, rows: Sequence[Waited], line: Mapping[int, Held], day: date, today: date
) -> tuple[Waiting, ...]:
    names = _names(service)
    ids = [row.case.id for row in rows]
    requests, people = first_requests(ids), people_of(ids, today)
    return tuple(
        Waiting(
            case=row.case,
            site=names.get(row.site, ""),
            who=_people(sum(one.client for one in people[row.case.id])),
            days=_so_long((day - row.case.opened_on).days),
            request=requests.get(row.case.id, ""),
            possible=_how_it_went_on(row, today),
            points=line[row.case.id].told if row.case.id in line else "",
        )
        for row in rows
    )


def _how_it_went_on(row: Waited, today: date) -> str:
    """What came next for somebody who waited then."""
    if row.then is not None:
        return f"{row.then.kind_label} {_near(row.then.on, today)}."
    if row.agreed_on is not None:
        return _("Smlouva %(day)s.") % {"day": _near(row.agreed_on, today)}
    return _("Čeká i dnes.")


def _near(day: date, today: date) -> str:
    return words.day_month(day) if day.year == today.year else words.full_day(day)


def _people(count: int) -> str:
    return words.counted(count, _("člověk"), _("lidé"), _("lidí"))


def _possible(
    site: SiteRoom | None, sites: Sequence[SiteRoom], today: date, *, next_one: bool
) -> str:
    """What to tell somebody who waits where there is no room; a place is told to one of them."""
    if site is None or site.free:
        return ""
    told = []
    if site.next_free is not None:
        day = _near(site.next_free, today)
        freed = _("Další místo se uvolní %(day)s.")
        if not next_one:
            freed = _("Další místo se uvolní %(day)s, na řadě je ale dřív někdo jiný.")
        told.append(freed % {"day": day})
    elsewhere = ", ".join(_elsewhere(site, sites))
    if elsewhere:
        told.append(_("Volno má: %(sites)s.") % {"sites": elsewhere})
    return " ".join(told)


def _elsewhere(site: SiteRoom | None, sites: Sequence[SiteRoom]) -> list[str]:
    """Where there is room when there is none here."""
    return [] if site is None or site.free else [one.name for one in sites if one.free]


def _so_long(days: int) -> str:
    """'12 dní'; nobody has waited for 0 days."""
    return words.days_counted(days) if days else _("první den")
