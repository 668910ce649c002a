"""Where a step leads when it may take the case out of sight."""

from django.urls import reverse

from opora.access.viewer import Viewer
from opora.cases.queries import case_rows


def case_or_day(by: Viewer, case_id: int) -> str:
    """The case; the day for whoever no longer sees it (first contacts of a case that is over)."""
    if not case_rows(by, [case_id]):
        return reverse("my_day")
    return reverse("case", args=[case_id])
