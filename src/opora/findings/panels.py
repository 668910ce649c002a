"""What a case shows of examinations: those under way and done, and in its course when they were."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.mending.holding import holds_case
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.findings.queries import examinations
from opora.findings.shown import (
    entry_of,
    entry_of_explanation,
    entry_of_result,
    names_of,
    standing,
)
from opora.findings.words import called, examines


@panel("margin", 55)
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing where there is none and none may be asked for."""
    service = current().service(case.service)
    rows = [one for one in examinations([case.id]) if not one.void_reason]
    asks = may(viewer, "findings.ask", case) and examines(service) and not case.is_over
    title = capfirst(called(service)) or _("Vyšetření")
    ask_url = path_of("ask_examination", case.id) if asks else ""
    if not rows:
        way = (ask_url, _("Požádat"), _("o vyšetření"))
        return Panel("", {}, empty=Empty(title, (way,))) if asks else None
    lines = [
        {
            "person": one.person,
            "standing": standing(one, on),
            "worker": one.worker,
            "url": path_of("examination", case.id, one.id),
        }
        for one in rows
    ]
    context: dict[str, object] = {"title": title, "lines": lines, "ask_url": ask_url}
    return Panel("findings/margin.html", context)


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Requests, that there is a result, and explanations."""
    rows = examinations([case.id])
    if not rows:
        return []
    service = current().service(case.service)
    known = names_of(rows, case, viewer.today)
    asked = [entry_of(one, service) for one in rows]
    found = [made for one in rows if (made := entry_of_result(one, service))]
    told = [entry_of_explanation(one, known) for row in rows for one in row.explanations]
    return [*asked, *found, *told][:limit]


@holds_case
def results_in(case: CaseRow) -> list[str]:
    """A result stands in the timeline under no record of its own."""
    return [
        _("výsledek vyšetření, %(person)s") % {"person": one.person}
        for one in examinations([case.id])
        if one.found_on is not None and not one.void_reason
    ]
