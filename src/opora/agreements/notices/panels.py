"""What breaches and notices show on the case: a part of the sheet, the timeline, paper; ways on."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.notices.entries import entries_of
from opora.agreements.notices.queries import breaches, notices
from opora.agreements.notices.shown import breach_shown, notice_shown
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.decisions.panels import way_on
from opora.decisions.providers import Subject

ENDS = ("notice_ends",)


@panel("sheet", 15, asks=ENDS)
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """What was broken and given; where nothing was, the way to the first breach."""
    context = _context(viewer, case, on)
    if context is None:
        return _nothing_yet(viewer, case)
    return Panel("agreements/breaches.html", context, jump=("poruseni", _("Porušení a výpovědi")))


@panel("print", 22, asks=ENDS)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    context = _context(viewer, case, on)
    return Panel("agreements/breaches_print.html", context) if context else None


def _nothing_yet(viewer: Viewer, case: CaseRow) -> Panel | None:
    if case.stage != "client" or not may(viewer, "agreements.record_breach", case):
        return None
    way = (path_of("record_breach", case.id), _("Zapsat"), _("porušení"))
    return Panel("", {}, empty=Empty(_("Porušení a výpovědi"), (way,)))


def _context(viewer: Viewer, case: CaseRow, on: date) -> dict[str, object] | None:
    broken = [one for one in breaches([case.id]) if not one.void_reason]
    given = [one for one in notices([case.id]) if not one.void_reason]
    if not broken and not given:
        return None
    runs = any(one.runs for one in given)
    served = case.stage == "client"
    return {
        "case": case,
        "breaches": [breach_shown(viewer, case, one) for one in broken],
        "notices": [notice_shown(viewer, case, one, on) for one in given],
        "may_record": served and may(viewer, "agreements.record_breach", case),
        "may_give": served and not runs and may(viewer, "agreements.give_notice", case),
    }


@timeline
def course(viewer: Viewer, case: CaseRow, limit: int) -> Sequence[Entry]:
    """What was broken, said, given, delivered and taken back."""
    found = sorted(entries_of(case), key=lambda one: (one.day, one.key), reverse=True)
    return found[:limit]


@way_on("record_breach")
def to_breach(about: Subject) -> str:
    """The screen on which a breach is written down."""
    return path_of("record_breach", about.case_id)


@way_on("record_warning")
def to_warning(about: Subject) -> str:
    """The breaches of the case, each with its own way to a warning."""
    return path_of("case", about.case_id) + "#poruseni"


@way_on("written_notice")
def to_form(about: Subject) -> str:
    """The choice of form on the screen that refused."""
    return "#id_form"
