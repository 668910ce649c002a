"""Room at each site of a service by its own limits, and who waits for it (D7, D8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

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
from opora.rules.kinds.conditions import Capacity
from opora.rules.rule import Rule
from opora.ui import words
from opora.ui.verdict import Basis

AT_ONCE = "clients_now"
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
        """For how many an agreement can be concluded today."""
        return min((one.free for one in self.limits if one.counts == PLACES), default=0)


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, and what can be done for them today."""

    case: CaseRow
    site: str
    who: str
    days: str
    request: str
    possible: str
    accept_url: str
    refer_url: str
    move_url: str


@dataclass(frozen=True)
class Occupancy:
    """What the page shows."""

    sentence: str
    sites: tuple[SiteRoom, ...]
    waiting: tuple[Waiting, ...]


def occupancy(viewer: Viewer, service: Service, now: datetime) -> Occupancy:
    """The sites as they stand at this moment, and those waiting whom the viewer sees."""
    sites = _sites(viewer, service, now)
    rows, _count = cases(viewer, stages=(Case.Stage.WAITING,), service=service.id, limit=MOST)
    rows = sorted(rows, key=lambda one: (one.opened_on, one.id))
    return Occupancy(
        sentence=" ".join(_sentence(service, one, rows) for one in sites),
        sites=sites,
        waiting=_waiting(viewer, sites, rows, now.date()),
    )


def _sites(viewer: Viewer, service: Service, now: datetime) -> tuple[SiteRoom, ...]:
    limited = [one for one in service.sites if limits_of(service, one)]
    subjects = [Subject(viewer.organisation_id, service.id, one.id) for one in limited]
    facts = gather([PLACES], subjects, now.date())
    days = next_free(viewer, service.id, now.date())
    return tuple(
        SiteRoom(
            id=site.id,
            name=said(site.name),
            workers=_workers(site.workers),
            limits=tuple(
                _limit(service, rule, kind, {**known, AT_ONCE: _now(viewer, service, site, now)})
                for rule, kind in limits_of(service, site)
            ),
            next_free=days.get(site.id),
        )
        for site, known in zip(limited, facts, strict=True)
    )


def _now(viewer: Viewer, service: Service, site: Site, now: datetime) -> int:
    moment = Moment(viewer.organisation_id, service.id, site.id, now.replace(tzinfo=None), 1)
    return clients_now(moment, leaving_out=None)


def _limit(service: Service, rule: Rule, kind: Capacity, facts: Mapping[str, object]) -> Limit:
    whom = _("Rodiny") if service.client == "family" else _("Klienti")
    labels = {
        PLACES: _("Uzavřené smlouvy"),
        AT_ONCE: _("%(whom)s, se kterými právě pracujeme") % {"whom": whom},
    }
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


def _sentence(service: Service, site: SiteRoom, rows: Sequence[CaseRow]) -> str:
    wait = sum(row.site == site.id for row in rows)
    told = words.places_free(site.free)
    if wait:
        noun = _nouns(service, wait)
        verb = words.form_of(wait, _("čeká"), _("čekají"), _("čeká"))
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
                who=words.counted(served, _("člověk"), _("lidé"), _("lidí")),
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


def _possible(site: SiteRoom | None, sites: Sequence[SiteRoom], today: date) -> str:
    """What to tell somebody who waits where there is no room."""
    if site is None or site.free:
        return ""
    told = []
    if site.next_free is not None:
        near = site.next_free.year == today.year
        day = words.day_month(site.next_free) if near else words.full_day(site.next_free)
        told.append(_("Další místo se uvolní %(day)s.") % {"day": day})
    elsewhere = ", ".join(_elsewhere(site, sites))
    if elsewhere:
        told.append(_("Volno má: %(sites)s.") % {"sites": elsewhere})
    return " ".join(told)


def _elsewhere(site: SiteRoom | None, sites: Sequence[SiteRoom]) -> list[str]:
    """Where there is room when there is none here."""
    return [] if site is None or site.free else [one.name for one in sites if one.free]
