"""What reported changes show: in the timeline, and with the way to write one down."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.agreements.reported.queries import Reported, reported
from opora.cases.boards import Entry, timeline
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.words import full_day


@timeline
def changes(viewer: Viewer, case: CaseRow, limit: int) -> Sequence[Entry]:
    """Each on the day on which it was reported."""
    service = current().service(case.service)
    return [of_change(one, service) for one in reported([case.id])[:limit]]


def of_change(one: Reported, service: Service) -> Entry:
    """A reported change as an entry."""
    about = said(service.word("reported_changes", one.about))
    since = _("Od %(day)s.") % {"day": full_day(one.since)} if one.since else ""
    void = _("Neplatí. %(why)s") % {"why": one.void_reason}
    return Entry(
        day=one.reported_on,
        what=_("Ohlášená změna: %(about)s") % {"about": about},
        kind="void" if one.void_reason else "note",
        details=void if one.void_reason else " ".join(part for part in (since, one.by) if part),
        note=one.text,
        key=f"reported_change:{one.id:012}",
    )
