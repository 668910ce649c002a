"""Where a step leads when it may take the case out of sight."""

from django.urls import Resolver404, resolve

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.queries import case_rows


def case_or_day(by: Viewer, case_id: int) -> str:
    """The case; the day for whoever no longer sees it (first contacts of a case that is over)."""
    if not case_rows(by, [case_id]):
        return path_of("my_day")
    return path_of("case", case_id)


def step_of(case_id: int, path: str) -> str:
    """The step of this case that somebody came from, with what they typed; nothing for others."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return f"{path}?rozepsane=ano" if found.kwargs.get("case_id") == case_id else ""
