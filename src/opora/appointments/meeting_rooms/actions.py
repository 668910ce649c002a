"""Adding, renaming and closing a room; taking it for a meeting and giving it back."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.roles import HEADS
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.queries import planned_in, room_row
from opora.appointments.models import Appointment, MeetingRoom, RoomTime, Visit
from opora.catalog import current
from opora.ui import words

STEP = 5
"""Minutes in which a room is taken. A meeting that ends at 9:52 holds it until 9:55."""
SHOWN = 5


@action("appointments.add_room", roles=HEADS)
def add_room(*, service: str, site: str, name: str, by: Viewer, on: date) -> MeetingRoom:
    """One more room to meet in at a site of the head."""
    known = current().services.get(service)
    if known is None or site not in {one.id for one in known.sites}:
        raise NotFound
    if not by.holds(HEADS, service, site):
        raise NotAllowed
    row: MeetingRoom = MeetingRoom(
        organisation_id=by.organisation_id, service=service, site=site, name=name.strip()
    )
    _check_name(row)
    row.save()
    tell(subjects=[f"room:{row.pk}"])
    return row


@action("appointments.change_room", roles=HEADS)
def change_room(
    *, room_id: int, name: str, closed_from: date | None, by: Viewer, on: date
) -> MeetingRoom:
    """Another name; the first day on which it is used no more. An open room has none.

    Raises Invalid while something is planned in it from that day on.
    """
    room_row(by, room_id)
    row: MeetingRoom = MeetingRoom.objects.select_for_update().get(pk=room_id)
    if not by.holds(HEADS, row.service, row.site):
        raise NotAllowed
    not_stale()
    row.name, row.closed_from = name.strip(), closed_from
    _check_name(row)
    if closed_from is not None and (taken := planned_in(row.pk, max(closed_from, on))):
        listed = ", ".join(words.full_day(day) for day, _count in taken[:SHOWN])
        sentence = _("Od toho dne jsou v místnosti ještě schůzky: %(days)s. Nejdřív je přesuňte.")
        raise Invalid(closed_from=sentence % {"days": listed})
    row.save()
    tell(subjects=[f"room:{row.pk}"])
    return row


def _check_name(row: MeetingRoom) -> None:
    if not row.name:
        raise Invalid(name=_("Napište, jak se místnost jmenuje, třeba Zasedačka."))
    others = MeetingRoom.objects.filter(service=row.service, site=row.site).exclude(pk=row.pk)
    if any(row.name.casefold() == one.casefold() for one in others.values_list("name", flat=True)):
        raise Invalid(name=_("Tak se tu už jedna místnost jmenuje. Napište jiné jméno."))


def take_room(row: Appointment | Visit) -> None:
    """Takes the room for the meeting, where it has one; part of an action.

    The database lets nobody take the same five minutes twice: of two who ask at one moment the
    later is told so.
    """
    if row.room_id is None or _is_taken_by_group(row):
        return
    starts = datetime.combine(row.day, row.at)
    first = starts - timedelta(minutes=starts.minute % STEP)
    until = starts + timedelta(minutes=row.minutes)
    count = -(-int((until - first).total_seconds()) // (STEP * 60))
    moments = [first + timedelta(minutes=STEP * number) for number in range(count)]
    steps = [(one.date(), (one.hour * 60 + one.minute) // STEP) for one in moments]
    try:
        with transaction.atomic():
            RoomTime.objects.bulk_create(
                RoomTime(room_id=row.room_id, day=day, step=step, **_whose(row))
                for day, step in steps
            )
    except IntegrityError:
        sentence = _("Místnost je v tu dobu už obsazená. Vyberte jinou místnost, nebo jiný čas.")
        raise Invalid(room=sentence) from None


def _whose(row: Appointment | Visit) -> dict[str, int | None]:
    if isinstance(row, Visit):
        return {"visit_id": row.pk}
    return {"group_id": row.group_id} if row.group_id else {"appointment_id": row.pk}


def _is_taken_by_group(row: Appointment | Visit) -> bool:
    if isinstance(row, Visit) or row.group_id is None:
        return False
    return RoomTime.objects.filter(group_id=row.group_id).exists()


def give_room_back(row: Appointment | Visit) -> None:
    """The room is free again; a group's once nobody of it is expected any more. Part of an action.

    A meeting that has left its group gives back only what was its own.
    """
    if isinstance(row, Visit):
        RoomTime.objects.filter(visit=row).delete()
        return
    RoomTime.objects.filter(appointment=row).delete()
    if row.group_id is None:
        return
    others = Appointment.objects.filter(group_id=row.group_id).exclude(pk=row.pk)
    if not others.exclude(state=Appointment.State.CANCELLED).exists():
        RoomTime.objects.filter(group_id=row.group_id).delete()


def free_room_of(group_id: int) -> None:
    """A group that moves as a whole takes its room anew. Part of an action."""
    RoomTime.objects.filter(group_id=group_id).delete()
