"""The sites of a service with their limits, at this moment or on a day gone by (D7, D8)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.appointments.moments import Moment, clients_now
from opora.catalog.service import Service, Site
from opora.decisions.fact_words import fact_label
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.providers import Subject, gather
from opora.intake.places.limits import PLACES, limits_of
from opora.reports.queries import next_free
from opora.rules.kinds.conditions import Capacity
from opora.rules.rule import Rule
from opora.ui import words
from opora.ui.verdict import Basis

AT_ONCE = "clients_now"
WHOLE_DAY = 24 * 60


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


def rooms_now(viewer: Viewer, service: Service, now: datetime) -> tuple[SiteRoom, ...]:
    """How they stand at this moment."""
    at = now.replace(tzinfo=None)
    return _sites(viewer, service, now.date(), lambda site: _at_once(viewer, service, site, at, 1))


def rooms_on(viewer: Viewer, service: Service, day: date) -> tuple[SiteRoom, ...]:
    """How they stood on a day gone by; of those worked with at once the most at any one moment."""
    midnight = datetime.combine(day, time())
    return _sites(
        viewer, service, day, lambda site: _at_once(viewer, service, site, midnight, WHOLE_DAY)
    )


def _sites(
    viewer: Viewer, service: Service, day: date, at_once: Callable[[Site], int]
) -> tuple[SiteRoom, ...]:
    past = day < viewer.today
    limits = {one.id: _shown(service, one, day, past=past) for one in service.sites}
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
                _limit(service, rule, kind, known, past=past)
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


def _shown(service: Service, site: Site, day: date, *, past: bool) -> list[tuple[Rule, Capacity]]:
    """Limits that say how full it is: not those of some people only.

    Who is inside is known of this moment; of a day gone by it is not told.
    """
    facts = service.rulebook.facts
    moment = {
        name for name, one in facts.items() if one.counted and one.counted.what == "people_inside"
    }
    return [
        (rule, kind)
        for rule, kind in limits_of(service, site, day)
        if not kind.kept_back and not (past and kind.counts in moment)
    ]


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
        label=labels.get(kind.counts) or capfirst(fact_label(service, kind.counts)),
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
