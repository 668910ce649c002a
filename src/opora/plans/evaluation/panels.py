"""How the service's goals came out, on the case, in its course and in print."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.plans.evaluation.actions import KEPT
from opora.plans.evaluation.queries import EvaluationRow, evaluations, waits_for_evaluation


def lines(row: EvaluationRow, service: Service) -> list[str]:
    """'zná možnosti řešení: ano' for each goal that somebody asked about."""
    answered = {True: _("ano"), False: _("ne")}
    return [
        f"{said(one.text)}: {answered[answer]}"
        for one in service.words("goals")
        if (answer := row.met.get(one.id)) is not None
    ]


@panel("sheet", 12)
def at_the_end(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Once the agreement has ended: the goals wait to be measured."""
    if not KEPT.of(current().service(case.service)) or not may(viewer, "plans.evaluate", case):
        return None
    return (
        Panel("plans/evaluate.html", {"case": case}) if waits_for_evaluation(case.id, on) else None
    )


@panel("print", 31)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    row = next((one for one in evaluations(case.id) if not one.void_reason), None)
    if row is None:
        return None
    shown = {"row": row, "lines": lines(row, current().service(case.service))}
    return Panel("plans/evaluation_print.html", shown)


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """When the goals were measured, and how they came out."""
    service = current().service(case.service)
    return [entry_of_evaluation(one, service) for one in evaluations(case.id)][:limit]


def entry_of_evaluation(row: EvaluationRow, service: Service) -> Entry:
    """An evaluation, as an entry."""
    void = row.void_reason
    words = [one[:1].upper() + one[1:] + "." for one in lines(row, service)]
    return Entry(
        day=row.on,
        what=_("Vyhodnocení cílů služby"),
        kind="void" if void else "note",
        icon="" if void else "clipboard-check",
        details=_("Neplatí. %(why)s") % {"why": void} if void else row.by,
        note="\n".join([*words, *([row.note] if row.note else [])]),
        key=f"evaluation:{row.id:012}",
        turn="left",
    )
