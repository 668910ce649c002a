"""What a case shows of complaints: those about it that the viewer may see, and taking one in."""

from datetime import date

from opora.access.viewer import Viewer
from opora.cases.boards import Panel, panel
from opora.cases.queries import CaseRow, may
from opora.complaints.deadlines import ASK
from opora.complaints.queries import complaints_of_case
from opora.complaints.words import line


@panel("margin", 95, asks=(ASK,))
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing where there is none to see and none may be written down."""
    rows = complaints_of_case(viewer, case.id)
    may_take_in = may(viewer, "complaints.take_in", case)
    if not rows and not may_take_in:
        return None
    lines = [line(one, on) for one in rows]
    return Panel(
        "complaints/margin.html", {"case": case, "lines": lines, "may_take_in": may_take_in}
    )
