"""What meetings show on the case page: the next ones, and in the timeline the cancelled."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.mending.queries import not_cancelled
from opora.appointments.mending.words import MEETINGS
from opora.appointments.models import Appointment
from opora.appointments.moments import has_begun
from opora.appointments.queries import AppointmentRow, Reviewed, cancelled, open_of, reviews
from opora.appointments.words import cancellation, kind_words
from opora.cases.beside.queries import has
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.kept import keeps
from opora.cases.mending.course import traces
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import words
from opora.ui.paper import year_for_paper

SHOWN, SEVERAL = 5, 2
KEPT = keeps(__name__, "case", "decision")


@panel("margin", 5)
def meetings(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """The next meetings and those of which nothing is written yet."""
    works = may(viewer, "appointments.book", case)
    service = current().service(case.service)
    explained = bool(KEPT.of(service))
    planned = open_of([case.id])
    several = sum(one.client for one in people_of([case.id], on)[case.id])
    told = traces(MEETINGS, case, [one.id for one in planned])
    now = timezone.localtime()
    rows = [
        {
            "what": kind_words(row),
            "when": f"{words.short_day(row.day)} {words.hour(row.at)}",
            "day": words.short_day(row.day),
            "year": year_for_paper(row.day),
            "hour": words.hour(row.at),
            "worker": row.worker,
            "people": invited(row, several),
            "with": ", ".join(name for _key, name in row.more_workers),
            "place": said(service.word("places", row.place)) if row.place else "",
            "room": row.room,
            "series": row.series,
            "how": _other_way(row, service),
            "guests": guests.sentence(row.kept, service),
            "past": has_begun(row.day, row.at, now) and row.case_ended_on is None,
            "record_url": f"{path_of('act_new', case.id)}?schuzka={row.id}",
            "correct_url": path_of("correct_meeting", case.id, row.id),
            "trace": told.get(row.id, ""),
            "trace_url": path_of("meeting_record", case.id, row.id),
            "cancel_url": path_of("appointment_cancel", case.id, row.id),
            "why_url": path_of("why", row.decision_id) if explained and row.decision_id else "",
        }
        for row in planned
    ]
    url = path_of("appointment_new", case.id) if works and not case.is_over else ""
    missed = path_of("missed_new", case.id) if url else ""
    told_first = {"meetings": rows[:SHOWN], "later": rows[SHOWN:]}
    ways = {"works": works, "book_url": url, "missed_url": missed}
    return Panel("appointments/panel.html", {**told_first, **ways})


@panel("print", 8)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """What is planned, and what nobody has written up yet, on paper."""
    service = current().service(case.service)
    planned = [
        {
            "when": f"{words.short_day(row.day)} {words.hour(row.at)}",
            "what": kind_words(row),
            "worker": row.worker,
            "place": said(service.word("places", row.place)) if row.place else "",
        }
        for row in open_of([case.id])
    ]
    return Panel("appointments/print.html", {"meetings": planned}) if planned else None


def _other_way(row: AppointmentRow, service: Service) -> str:
    """How one meets otherwise than in person."""
    usual = row.channel in ("", "in_person")
    return "" if usual else said(service.word("channels", row.channel))


def invited(row: AppointmentRow, served: int) -> str:
    """Who of several is to come; nothing where there is one, whom the page is about anyway."""
    if served < SEVERAL:
        return ""
    if len(row.people) == served:
        return _("všichni společně")
    return ", ".join(name for _key, name in row.people)


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Cancelled meetings, cancellations that do not hold, reviews of the cooperation."""
    found = []
    if has(case.id, Appointment):
        found += [entry_of_meeting(one) for one in cancelled(case.id, limit)]
        found += _taken_back(case)
    return found + [entry_of_review(one) for one in reviews(case.id, limit)]


def _taken_back(case: CaseRow) -> Iterator[Entry]:
    service = current().service(case.service)
    for number, one in enumerate(not_cancelled(MEETINGS, case.id)):
        act = service.act(one.kind)
        yield Entry(
            day=one.day,
            at=one.at,
            what=_("Zrušená schůzka: %(what)s") % {"what": said(act.text) if act else one.kind},
            kind="void",
            details=_("Neplatí. %(why)s") % {"why": one.why},
            key=f"not_cancelled:{one.appointment_id:012}:{number}",
        )


def entry_of_meeting(row: AppointmentRow) -> Entry:
    """A meeting as an entry: planned, held or cancelled."""
    off = row.state == Appointment.State.CANCELLED
    what, not_counted = kind_words(row), _("Nepočítá se jako úkon.")
    if row.void_reason:
        details = _("Neplatí. %(why)s") % {"why": row.void_reason}
    else:
        details = f"{row.worker}. {not_counted}" if off else row.worker
    return Entry(
        day=row.day,
        at=row.at,
        what=_("Zrušená schůzka: %(what)s") % {"what": what} if off else what,
        icon="slash-lg" if off else "calendar-event",
        details=details,
        kind="void" if row.void_reason else "note",
        note=cancellation(row) if off else row.note,
        key=f"{'cancellation' if off else 'meeting'}:{row.id:012}",
    )


def entry_of_review(row: Reviewed) -> Entry:
    """A review of the cooperation as an entry."""
    void = row.void_reason
    return Entry(
        day=row.on,
        what=_("Přehodnocení spolupráce"),
        kind="void" if void else "note",
        details=_("Neplatí. %(why)s") % {"why": void} if void else f"{row.by}.",
        note=row.outcome,
        key=f"review:{row.id:012}",
    )
