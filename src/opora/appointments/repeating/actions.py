"""Planning a series, and changing or cancelling a meeting of it with all that follow."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.actions import book, cancel, planned
from opora.appointments.clashes.words import Stopped
from opora.appointments.mending.actions import correct
from opora.appointments.models import Appointment, Series, every
from opora.appointments.planning import Planned
from opora.appointments.repeating.rule import HORIZON, MOST, Repeat
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.decisions.actions import Refused
from opora.decisions.stopped import KeptRefusal, refusal_words
from opora.ui import words

TOO_LONG = gettext_lazy(
    "Řada může mít nejvýš %(most)s schůzek a sahat rok dopředu. Napište dřívější konec."
)


class SeriesStopped(Invalid):
    """Days of a series that can't be planned, so none was; ``days`` are those that may be left.

    ``liftable``: a reason lets some of them through, as somebody has just another meeting then.
    """

    def __init__(self, stopped: dict[date, str], *, liftable: bool) -> None:
        self.days, self.liftable = tuple(stopped), liftable
        told = " ".join(
            _("%(day)s: %(why)s") % {"day": words.full_day(day), "why": why}
            for day, why in stopped.items()
        )
        super().__init__(
            leave_out=_("Tyto dny naplánovat nejdou. %(told)s Vyberte, které vynechat, nebo změňte"
                        " čas.") % {"told": told}
        )  # fmt: skip


class SeriesRefused(SeriesStopped, KeptRefusal):
    """The same where the rules refuse some of the days."""


@action("appointments.book_series", roles=CASEWORK, asks=("may_book", guests.ASK))
def book_series(
    *,
    case_id: int,
    what: Planned,
    repeat: Repeat,
    leave_out: Collection[date] = (),
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Series:
    """All meetings of the series, or none: each is asked about on its own day.

    Where every one of them is refused the refusal is that of a single meeting.
    """
    case = case_for(by, case_id, "appointments.book_series")
    days = days_left(repeat, what.day, leave_out)
    series = _new_series(case, repeat.rrule(what.day), what.day, repeat.holidays, by, on)
    lifted: dict[str, Any] = {
        "justification": justification,
        "departure": departure,
        "decided": decided,
    }

    def plan(day: date) -> Appointment:
        row: Appointment = book(
            case_id=case.pk, what=replace(what, day=day), **lifted, by=by, on=on
        )
        row.series = series
        row.save()
        return row

    rows = each(days, plan)
    tell(case_id=case.pk, subjects=[f"series:{series.pk}", *(f"appointment:{r.pk}" for r in rows)])
    return series


def days_left(repeat: Repeat, first: date, leave_out: Collection[date]) -> list[date]:
    """The days of a series but those that are given up. Raises Invalid for none, and too many."""
    days = [day for day in _checked(repeat, first) if day not in leave_out]
    if not days:
        raise Invalid(leave_out=_("Nezbyla by žádná schůzka. Některý den nechte."))
    return days


def _checked(repeat: Repeat, first: date) -> list[date]:
    if repeat.until is not None and repeat.until < first:
        raise Invalid(until=_("Řada by skončila dřív, než začne. Napište pozdější den."))
    days = repeat.days(first)
    if len(days) > MOST or (days and days[-1] - first > HORIZON):
        field = "until" if repeat.until is not None else "times"
        raise Invalid(**{field: str(TOO_LONG) % {"most": MOST}})
    return days


def _new_series(case: Case, rule: str, starts: date, holidays: str, by: Viewer, on: date) -> Series:
    return Series.objects.create(
        case=case, rule=rule, starts=starts, holidays=holidays, by_id=by.account_id, on=on
    )


def each(days: Iterable[date], do: Callable[[date], Any]) -> list[Any]:
    """Does it on every day, and tells at once of all days on which it can't be done."""
    done: list[Any] = []
    stopped: dict[date, str] = {}
    refusals: list[Refused] = []
    behind: list[Refused] = []
    tried, liftable = 0, False
    for day in days:
        tried += 1
        try:
            with transaction.atomic():  # what a refused day has begun is taken back
                done.append(do(day))
        except Refused as refused:
            refusals.append(refused)
            stopped[day] = refusal_words(refused)
        except Invalid as wrong:
            a_day = isinstance(wrong, Stopped) or set(wrong.sentences) <= {"at", "room"}
            if tried == 1 and not a_day:
                raise  # what was typed is wrong on every day
            stopped[day] = " ".join(wrong.sentences.values())
            behind += [wrong.refused] if isinstance(wrong, KeptRefusal) else []
            if isinstance(wrong, Stopped):
                stopped[day], liftable = wrong.told, liftable or wrong.liftable
    if refusals and len(refusals) == tried:
        raise refusals[0]
    if behind := [*refusals, *behind]:
        raise SeriesRefused(stopped, liftable=liftable).of(behind[0])
    if stopped:
        raise SeriesStopped(stopped, liftable=liftable)
    return done


def following(row: Appointment) -> list[Appointment]:
    """The meeting and those of its series that are planned after it; NotFound outside a series."""
    if row.series_id is None:
        raise NotFound
    rows = Appointment.objects.filter(
        series_id=row.series_id, state=Appointment.State.PLANNED, day__gte=row.day
    )
    return list(rows.order_by("day", "at", "pk"))


@action("appointments.cancel_following", roles=CASEWORK)
def cancel_following(
    *,
    case_id: int,
    appointment_id: int,
    cancelled_by: str,
    serious: bool | None = None,
    ahead: bool | None = None,
    told_on: date | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> None:
    """The meeting and all that follow in its series.

    Of them only the first is a cancelled meeting in the sense of A11: the others were given up
    together with it.
    """
    case = case_for(by, case_id, "appointments.cancel_following")
    first, *rest = following(planned(case, appointment_id))
    who: dict[str, Any] = {"cancelled_by": cancelled_by, "serious": serious}
    why = who | {"ahead": ahead, "told_on": told_on}
    gone = cancel(case_id=case.pk, appointment_id=first.pk, **why, note=note, by=by, on=on)
    Appointment.objects.filter(pk=gone.pk).update(kept={**gone.kept, "cancelled_with": len(rest)})
    for row in rest:
        cancel(case_id=case.pk, appointment_id=row.pk, **why, by=by, on=on)
        Appointment.objects.filter(pk=row.pk).update(with_series=True)
    subjects = [f"appointment:{row.pk}" for row in (first, *rest)]
    tell(case_id=case.pk, subjects=subjects, cancelled_by=cancelled_by)


@action("appointments.correct_following", roles=CASEWORK, asks=("may_book", guests.ASK))
def correct_following(
    *,
    case_id: int,
    row_id: int,
    what: Planned,
    why: str,
    moved_by: str = "",
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Series:
    """The meeting and all that follow as they are to be, each moved by as many days."""
    case = case_for(by, case_id, "appointments.correct_following")
    rows = following(planned(case, row_id))
    shift = what.day - rows[0].day
    # Whichever way they move, none is put where another of them still stands.
    ordered = rows if shift <= timedelta() else rows[::-1]
    by_day = {one.day + shift: one.pk for one in ordered}
    told: dict[str, Any] = {"why": why, "moved_by": moved_by, "justification": justification}
    told |= {"departure": departure, "decided": decided, "case_id": case.pk}

    def move(day: date) -> None:
        correct(row_id=by_day[day], what=replace(what, day=day), **told, by=by, on=on)

    each(by_day, move)
    series = _moved(case, rows, what.day, by, on)
    subjects = [f"series:{series.pk}", *(f"appointment:{one.pk}" for one in rows)]
    tell(case_id=case.pk, subjects=subjects, why=why)
    return series


def _moved(case: Case, rows: list[Appointment], first: date, by: Viewer, on: date) -> Series:
    """The meetings as a series of their own: those before them stay in the old one."""
    old = Series.objects.get(pk=rows[0].series_id or 0)
    rule = Repeat(every=every(old.rule), times=len(rows)).rrule(first)
    series = _new_series(case, rule, first, old.holidays, by, on)
    Appointment.objects.filter(pk__in=[one.pk for one in rows]).update(series=series)
    return series
