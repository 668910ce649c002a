"""What meetings show on the case page: the next ones, and in the timeline the cancelled."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.appointments.models import Appointment
from opora.appointments.queries import cancelled, open_of, reviews
from opora.appointments.words import cancellation, kind_words
from opora.cases.beside.queries import has
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.kept import keeps
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.ui import words

SHOWN = 5
KEPT = keeps(__name__, "case", "decision")


@panel("margin", 5)
def meetings(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """The next meetings and those of which nothing is written yet."""
    works = may(viewer, "appointments.book", case)
    explained = bool(KEPT.of(current().service(case.service)))
    rows = [
        {
            "what": kind_words(row),
            "when": f"{words.short_day(row.day)} {words.hour(row.at)}",
            "worker": row.worker,
            "past": row.day <= on,
            "record_url": f"{reverse('act_new', args=[case.id])}?schuzka={row.id}",
            "cancel_url": reverse("appointment_cancel", args=[case.id, row.id]),
            "why_url": reverse("why", args=[row.decision_id])
            if explained and row.decision_id
            else "",
        }
        for row in open_of([case.id])[:SHOWN]
    ]
    url = reverse("appointment_new", args=[case.id]) if works and not case.is_over else ""
    return Panel("appointments/panel.html", {"meetings": rows, "works": works, "book_url": url})


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Cancelled meetings and reviews of the cooperation."""
    found = [
        Entry(
            day=row.day,
            at=row.at,
            what=_("Zrušená schůzka: %(what)s") % {"what": kind_words(row)},
            icon="slash-lg",
            details=f"{row.worker}. {_('Nepočítá se jako úkon.')}",
            note=cancellation(row),
            key=f"appointment:{row.id:012}",
        )
        for row in (cancelled(case.id, limit) if has(case.id, Appointment) else ())
    ]
    found += [
        Entry(
            day=row.on,
            what=_("Přehodnocení spolupráce"),
            details=f"{row.by}.",
            note=row.outcome,
            key=f"review:{row.id:012}",
        )
        for row in reviews(case.id, limit)
    ]
    return found
