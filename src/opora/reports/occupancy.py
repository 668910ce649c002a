"""Room at each site of a service by its own limits, and who waits for it (D7, D8).

Of a day gone by it is told from what the record says of that day now: what was corrected, made
void or written down later counts as it stands today.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.appointments.moments import Moment, clients_now
from opora.cases.models import Case
from opora.cases.queries import CaseRow, cases, may, people_of
from opora.catalog.service import Service, Site
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.providers import Subject, gather
from opora.intake.places.limits import PLACES, limits_of
from opora.reports.queries import first_requests, next_free
from opora.reports.waited.queries import Waited, waited_on
from opora.rules.kinds.conditions import Capacity
from opora.rules.rule import Rule
from opora.ui import words
from opora.ui.verdict import Basis

AT_ONCE = "clients_now"
WHOLE_DAY = 24 * 60
# Who waits is read at one glance; of more the list of cases says more.
MOST = 100


@dataclass(frozen=True)
class Limit:
    """One published limit of a site, and how much of it is taken."""

    counts: str
    label: str
    taken: int
    total: int
    basis: Basis
    source: str
    url: str

    @property
    def free(self) -> int:
        """Places left."""
        return max(self.total - self.taken, 0)


@dataclass(frozen=True)
class SiteRoom:
    """A site with its limits."""

    id: str
    name: str
    workers: str
    limits: tuple[Limit, ...]
    next_free: date | None

    @property
    def free(self) -> int:
        """For how many an agreement can be concluded; where no limit speaks of that, by all."""
        places = [one for one in self.limits if one.counts == PLACES]
        return min((one.free for one in places or self.limits), default=0)


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, and what can be done today; of a day gone by, how it went on."""

    case: CaseRow
    site: str
    who: str
    days: str
    request: str
    possible: str
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
    moment = now.replace(tzinfo=None)
    sites = _sites(viewer, service, today, lambda site: _at_once(viewer, service, site, moment, 1))
    rows, _count = cases(viewer, stages=(Case.Stage.WAITING,), service=service.id, limit=MOST)
    rows = sorted(rows, key=lambda one: (one.opened_on, one.id))
    return Occupancy(
        sentence=_told(service, sites, [one.site for one in rows]),
        sites=sites,
        waiting=_waiting(viewer, sites, rows, today),
    )


def _gone_by(viewer: Viewer, service: Service, day: date, today: date) -> Occupancy:
    midnight = datetime.combine(day, time())
    sites = _sites(
        viewer, service, day, lambda site: _at_once(viewer, service, site, midnight, WHOLE_DAY)
    )
    rows = waited_on(viewer, service.id, day)[:MOST]
    return Occupancy(
        sentence=_told(service, sites, [one.site for one in rows], past=True),
        sites=sites,
        waiting=_who_waited(sites, rows, day, today),
        past=True,
    )


def _sites(
    viewer: Viewer, service: Service, day: date, at_once: Callable[[Site], int]
) -> tuple[SiteRoom, ...]:
    limits = {one.id: limits_of(service, one, day) for one in service.sites}
    limited = [one for one in service.sites if limits[one.id]]
    subjects = [Subject(viewer.organisation_id, service.id, one.id) for one in limited]
    counted = {kind.counts for found in limits.values() for _rule, kind in found} - {AT_ONCE}
    facts = gather(counted, subjects, day)
    days = next_free(viewer, service.id, day)
    return tuple(
        SiteRoom(
            id=site.id,
            name=said(site.name),
            workers=_workers(site.workers),
            limits=tuple(
                _limit(service, rule, kind, known, past=day < viewer.today)
                for rule, kind in limits[site.id]
                if kind.counts in known
            ),
            next_free=days.get(site.id),
        )
        for site, known in zip(
            limited,
            ({**known, AT_ONCE: at_once(site)} for site, known in zip(limited, facts, strict=True)),
            strict=True,
        )
    )


def _at_once(viewer: Viewer, service: Service, site: Site, starts: datetime, minutes: int) -> int:
    moment = Moment(viewer.organisation_id, service.id, site.id, starts, minutes)
    return clients_now(moment, leaving_out=None)


def _limit(
    service: Service, rule: Rule, kind: Capacity, facts: Mapping[str, object], *, past: bool
) -> Limit:
    whom = _("Rodiny") if service.client == "family" else _("Klienti")
    now = _("%(whom)s, se kterými právě pracujeme")
    if past:
        now = _("%(whom)s v jednu chvíli, nejvíc za den")
    labels = {PLACES: _("Uzavřené smlouvy"), AT_ONCE: now % {"whom": whom}}
    return Limit(
        counts=kind.counts,
        label=labels.get(kind.counts, said(rule.text)),
        taken=int(str(facts.get(kind.counts, 0))),
        total=kind.limit,
        basis=shown_basis(rule.source),
        source=source_line(service, rule.source),
        url=f"{reverse('service_rules', args=[service.id])}#{rule.id}",
    )


def _workers(count: int | None) -> str:
    if count is None:
        return ""
    forms = _("pracovní místo"), _("pracovní místa"), _("pracovních míst")
    return words.counted(count, *forms)


def _told(
    service: Service, sites: Sequence[SiteRoom], waiting: Sequence[str], *, past: bool = False
) -> str:
    """The sentence of each site; ``waiting`` are the sites at which somebody waits."""
    return " ".join(_sentence(service, one, waiting.count(one.id), past=past) for one in sites)


def _sentence(service: Service, site: SiteRoom, wait: int, *, past: bool) -> str:
    told = words.places_free(site.free)
    if wait:
        noun = _nouns(service, wait)
        verb = words.form_of(wait, _("čeká"), _("čekají"), _("čeká"))
        verb = _("v pořadníku") if past else verb
        told = _("%(room)s, %(wait)s %(noun)s") % {"room": told, "wait": verb, "noun": noun}
    return _("%(site)s: %(told)s.") % {"site": site.name, "told": told[0].lower() + told[1:]}


def _nouns(service: Service, count: int) -> str:
    if service.client == "family":
        return words.counted(count, _("rodina"), _("rodiny"), _("rodin"))
    return words.counted(count, _("zájemce"), _("zájemci"), _("zájemců"))


def _waiting(
    viewer: Viewer, sites: Sequence[SiteRoom], rows: Sequence[CaseRow], today: date
) -> tuple[Waiting, ...]:
    by_id = {one.id: one for one in sites}
    ids = [row.id for row in rows]
    requests, people = first_requests(ids), people_of(ids, today)
    found = []
    for row in rows:
        site = by_id.get(row.site)
        served = sum(one.client for one in people[row.id])
        accepts = site is not None and site.free > 0 and may(viewer, "intake.accept", row)
        found.append(
            Waiting(
                case=row,
                site=site.name if site else "",
                who=_people(served),
                days=words.days_counted((today - row.opened_on).days),
                request=requests.get(row.id, ""),
                possible=_possible(site, sites, today),
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
    sites: Sequence[SiteRoom], rows: Sequence[Waited], day: date, today: date
) -> tuple[Waiting, ...]:
    names = {one.id: one.name for one in sites}
    ids = [row.case.id for row in rows]
    requests, people = first_requests(ids), people_of(ids, today)
    return tuple(
        Waiting(
            case=row.case,
            site=names.get(row.site, ""),
            who=_people(sum(one.client for one in people[row.case.id])),
            days=words.days_counted((day - row.case.opened_on).days),
            request=requests.get(row.case.id, ""),
            possible=_how_it_went_on(row, today),
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


def _possible(site: SiteRoom | None, sites: Sequence[SiteRoom], today: date) -> str:
    """What to tell somebody who waits where there is no room."""
    if site is None or site.free:
        return ""
    told = []
    if site.next_free is not None:
        day = _near(site.next_free, today)
        told.append(_("Další místo se uvolní %(day)s.") % {"day": day})
    elsewhere = ", ".join(_elsewhere(site, sites))
    if elsewhere:
        told.append(_("Volno má: %(sites)s.") % {"sites": elsewhere})
    return " ".join(told)


def _elsewhere(site: SiteRoom | None, sites: Sequence[SiteRoom]) -> list[str]:
    """Where there is room when there is none here."""
    return [] if site is None or site.free else [one.name for one in sites if one.free]
