"""The year's numbers of one service as a table: kinds of acts by month."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.acts.counting.queries import OfYear, aid_of_year, exchanges_of_year, yearly
from opora.acts.kept_words import crowns
from opora.acts.material import totals
from opora.acts.outings.queries import OUT, WALK_IN, counts_material, outings_of_year, places_of
from opora.agreements.models import Ending
from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake.models import Outcome
from opora.intake.places.limits import has_line
from opora.plans.evaluation.actions import KEPT as MEASURED
from opora.plans.evaluation.queries import goals_of_year
from opora.prevention.queries import held_in_year
from opora.prevention.words import holds
from opora.reports.line.queries import line_of_year
from opora.reports.queries import Named, happened_in_year, outcomes

KEPT = keeps(__name__, "refuse", "refusal_ground")
WAITING = keeps(__name__, "put_on_waiting_list", "waiting_ground")
AID = keeps(__name__, "record_act", "aid_worth")
ALWAYS_TOLD = (Outcome.Kind.ACCEPTED, Outcome.Kind.REFUSED, Outcome.Kind.WITHDRAWN)
# Czech tables head their months with Roman numerals.
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Row:
    """One kind of act: acts and different clients in each month, and in the whole year."""

    label: str
    months: tuple[tuple[str, int, int], ...]
    acts: int
    clients: int


@dataclass(frozen=True)
class Year:
    """What the page shows."""

    year: int
    rows: tuple[Row, ...]
    total: tuple[tuple[str, int, int], ...]
    acts: int
    clients: int
    outcomes: tuple[tuple[str, int], ...]
    line: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[str, int], ...]
    withdrawals: tuple[tuple[str, int], ...]
    goals: tuple[tuple[str, int, int], ...]
    aid: tuple[int, str] | None
    endings: tuple[tuple[str, int], ...]
    outings: tuple[tuple[str, int], ...]
    walk_ins: tuple[tuple[str, int], ...]
    exchanges: tuple[tuple[str, int], ...]
    prevention: tuple[tuple[str, int], ...]

    @property
    def months(self) -> tuple[str, ...]:
        """The head of the table."""
        return ROMAN


def year_of(viewer: Viewer, service: Service, year: int, site: str = "") -> Year:
    """Counts by month and kind; departures and void records are left out. ``site``: of one town."""
    counted = yearly(viewer, service.id, year, site)
    happened = happened_in_year(viewer, service.id, year, site)
    kinds = sorted(counted.of_kind, key=lambda kind: _label(service, kind))
    rows = tuple(_row(service, kind, counted) for kind in kinds)
    total = tuple(
        (name, sum(row.months[index][1] for row in rows), counted.in_month.get(index + 1, 0))
        for index, name in enumerate(ROMAN)
    )
    return Year(
        year=year,
        rows=rows,
        total=total,
        acts=sum(acts for _month, acts, _clients in total),
        clients=counted.clients,
        outcomes=outcomes(viewer, service.id, year, site),
        line=_line(viewer, service, year, site),
        refusals=_refusals(service, happened),
        withdrawals=_withdrawals(service, happened),
        goals=_goals(viewer, service, year, site),
        aid=_aid(viewer, service, year, site),
        endings=_endings(happened),
        outings=_without_case(viewer, service, year, site, OUT),
        walk_ins=_without_case(viewer, service, year, site, WALK_IN),
        exchanges=_exchanges(viewer, service, year, site),
        prevention=_prevention(viewer, service, year, site),
    )


def _line(viewer: Viewer, service: Service, year: int, site: str) -> tuple[tuple[str, int], ...]:
    """Who came on the waiting list and who came off it, where a rule has them counted (S1)."""
    if not WAITING.of(service):
        return ()
    found = line_of_year(viewer, service.id, year, site)
    if not found and not has_line(service):
        return ()
    first = [(_("Zapsáno"), found.put_on), (_("Zapsáno, protože je plno"), found.full)]
    moved = [
        (_("Přesunuto z jiného pracoviště"), found.moved_here),
        (_("Přesunuto na jiné pracoviště"), found.moved_away),
    ]
    off = [
        (_("Z pořadníku: %(how)s") % {"how": kind.label.lower()}, found.off[kind.value])
        for kind in Outcome.Kind
        if kind in ALWAYS_TOLD or found.off[kind.value]
    ]
    return (*first, *(one for one in moved if one[1]), *off)


def _refusals(service: Service, happened: Named) -> tuple[tuple[str, int], ...]:
    """By ground, above all for want of capacity, where a rule has them counted (S1)."""
    if not KEPT.of(service):
        return ()
    counts = happened.get("refusals", {})
    return tuple(
        (said(word.text), counts.get(word.id, 0))
        for word in service.words("refusal_grounds")
        if word.id in counts or word.id == "capacity"
    )


def _withdrawals(service: Service, happened: Named) -> tuple[tuple[str, int], ...]:
    """By what happened; that is no refusal, so it stands apart."""
    counts = happened.get("withdrawals", {})
    words = service.words("withdrawals")
    return tuple((said(one.text), counts[one.id]) for one in words if one.id in counts)


def _goals(
    viewer: Viewer, service: Service, year: int, site: str
) -> tuple[tuple[str, int, int], ...]:
    """How the service's goals came out with those who ended, where a rule keeps it (E3)."""
    if not MEASURED.of(service):
        return ()
    counts = goals_of_year(viewer, service.id, year, site)
    return tuple(
        (said(one.text), *counts[one.id]) for one in service.words("goals") if one.id in counts
    )


def _aid(viewer: Viewer, service: Service, year: int, site: str) -> tuple[int, str] | None:
    """How often aid was given, and its worth, where a rule keeps that (D9)."""
    if not AID.of(service):
        return None
    count, worth = aid_of_year(viewer, service.id, year, site)
    return count, crowns(worth)


def _endings(happened: Named) -> tuple[tuple[str, int], ...]:
    """How agreements ended, and what came before; what did not happen is left out."""
    counts = {what: sum(named.values()) for what, named in happened.items()}
    counts |= happened.get("endings", {})
    labels: dict[str, str] = {
        one.value: _("Konec smlouvy: %(how)s") % {"how": one.label} for one in Ending.Kind
    }
    labels |= {
        "breaches": _("Zapsaná porušení"),
        "warnings": _("Napomenutí"),
        "notices": _("Výpovědi od nás"),
        "reported": _("Ohlášené změny"),
        "cancelled_ahead": _("Zrušené schůzky, řečeno předem"),
    }
    return tuple((labels[name], counts[name]) for name in labels if counts.get(name))


def _without_case(
    viewer: Viewer, service: Service, year: int, site: str, where: str
) -> tuple[tuple[str, int], ...]:
    """How often, how many people without a case, what was done, and their material (C17)."""
    if not places_of(service, where):
        return ()
    found = outings_of_year(viewer, service, year, site, where)
    lines = [(_("Kolikrát"), found.outings), (_("Lidí bez případu"), found.uncounted)]
    acts = sorted((_label(service, kind), number) for kind, number in found.done.items())
    lines += [(_("Úkon: %(what)s") % {"what": what}, number) for what, number in acts]
    if found.exchange_for:
        lines.append((_("Výměna: pro kolik lidí"), found.exchange_for))
    return (*lines, *totals(found.given, found.returned, service))


def _exchanges(
    viewer: Viewer, service: Service, year: int, site: str
) -> tuple[tuple[str, int], ...]:
    """Exchanges with clients: how many, for how many people, and each kind of material (C17)."""
    if not counts_material(service):
        return ()
    found = exchanges_of_year(viewer, service, year, site)
    first = [(_("Kolikrát"), found.count), (_("Pro kolik lidí"), found.persons)]
    return (*first, *totals(found.given, found.returned, service)) if found.count else ()


def _prevention(
    viewer: Viewer, service: Service, year: int, site: str
) -> tuple[tuple[str, int], ...]:
    """Prevention for institutions: no acts and no clients, so it stands apart (C1)."""
    found = held_in_year(viewer, service.id, year, site) if holds(service) else None
    if found is None or not found.times:
        return ()
    people = [
        (_("Účastníci: %(who)s") % {"who": said(one.text)}, found.participants[one.id])
        for one in service.words("participant_kinds")
        if found.participants.get(one.id)
    ]
    first = [(_("Kolikrát"), found.times), (_("Pro kolik institucí"), found.institutions)]
    return (*first, (_("Minut celkem"), found.minutes), *people)


def _row(service: Service, kind: str, counted: OfYear) -> Row:
    own = {one.month: one for one in counted.counted if one.kind == kind}
    months = tuple(
        (name, own[month].acts, own[month].clients) if month in own else (name, 0, 0)
        for month, name in enumerate(ROMAN, start=1)
    )
    acts = sum(acts for _month, acts, _clients in months)
    return Row(_label(service, kind), months, acts, counted.of_kind[kind])


def _label(service: Service, kind: str) -> str:
    act = service.act(kind)
    return said(act.text) if act else kind
