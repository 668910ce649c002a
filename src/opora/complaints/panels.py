"""What a case shows of complaints: those about it that the viewer may see, and taking one in."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Panel, panel
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.complaints.deadlines import ASK
from opora.complaints.queries import complaints_of_case
from opora.complaints.words import line


@panel("margin", 95, asks=(ASK,))
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing where there is none to see and none may be written down."""
    rows = complaints_of_case(viewer, case.id)
    may_take_in = may(viewer, "complaints.take_in", case)
    if not rows:
        way = (path_of("complaint_of_case", case.id), _("Zapsat"), _("stížnost nebo přání"))
        empty = Empty(_("Stížnosti a přání"), (way,))
        return Panel("", {}, empty=empty) if may_take_in else None
    lines = [line(one, on) for one in rows]
    return Panel(
        "complaints/margin.html", {"case": case, "lines": lines, "may_take_in": may_take_in}
    )
