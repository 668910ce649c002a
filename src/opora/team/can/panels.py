"""What a case shows of a child at risk: the switch, or what runs and who sees the case."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.beside.queries import key_worker_on
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.team.can.actions import KEPT, SWITCH
from opora.team.can.queries import running, situations, who_sees
from opora.ui.words import full_day


@panel("margin", 4)
def what_runs(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """While a situation goes on, before everything else in the margin."""
    row = running(case.id)
    if row is None:
        return None
    leader = key_worker_on(case.id, on)
    context: dict[str, object] = {
        "case": case,
        "row": row,
        "sees": who_sees(viewer, case, leader.name if leader else ""),
        "own": row.end_by_id == viewer.account_id,
        "may_end": may(viewer, "team.propose_end", case),
        "may_finish": may(viewer, "team.finish_situation_step", case),
    }
    return Panel("team/situation.html", context, jump=("situation", _("Ohrožené dítě")))


@panel("margin", 70)
def switch(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The way to switch it on."""
    promised = SWITCH in KEPT.of(current().service(case.service))
    offered = promised and not case.is_over and may(viewer, "team.begin_situation", case)
    if not offered or running(case.id) is not None:
        return None
    way = (path_of("begin_situation", case.id), _("Zapnout postup"), _("pro ohrožené dítě"))
    return Panel("", {}, empty=Empty(_("Ohrožené dítě (CAN)"), (way,)))


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """The beginning, the steps that were taken, the end."""
    found = []
    for row in situations(case.id):
        found.append(
            Entry(
                day=row.since,
                what=_("Ohrožené dítě: postup začíná"),
                icon="shield",
                details=row.by,
                note=row.why,
                key=f"situation:{row.id:012}:0",
            )
        )
        found += [
            Entry(
                day=one.done_on,
                what=_("Krok postupu: %(what)s") % {"what": one.what},
                icon="check-lg",
                details=one.worker,
                note=one.note,
                key=f"situation:{row.id:012}:1:{one.id}",
            )
            for one in row.steps
            if one.done_on is not None
        ]
        if row.ended_on is not None:
            both = {"first": row.end_by, "second": row.ended_by}
            found.append(
                Entry(
                    day=row.ended_on,
                    what=_("Ohrožené dítě: postup končí"),
                    icon="shield",
                    details=_("Navrhuje %(first)s, potvrzuje %(second)s") % both,
                    note=row.end_why,
                    key=f"situation:{row.id:012}:2",
                )
            )
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


@panel("print", 62)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """That it runs, on paper."""
    row = running(case.id)
    if row is None:
        return None
    since = _("Postup pro ohrožené dítě běží od %(day)s.") % {"day": full_day(row.since)}
    return Panel("team/print_situation.html", {"row": row, "since": since})
