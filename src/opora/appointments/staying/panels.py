"""What a handover of a case leaves behind: planned meetings of whoever led it."""

from collections.abc import Sequence
from datetime import date

from opora.access.viewer import Viewer
from opora.appointments.staying.queries import planned_in
from opora.cases.staying import Stays, stays_with


@stays_with
def meetings(viewer: Viewer, case_id: int, worker_id: int, on: date) -> Sequence[Stays]:
    """From today on; who goes there is said at each of them."""
    return [Stays(one.when, one.url) for one in planned_in(viewer, case_id, worker_id, on)]
