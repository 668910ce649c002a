"""A group and a room, for the addresses about them."""

from datetime import date, time

from opora.access.models import Account
from opora.appointments.models import Appointment, Group, MeetingRoom
from opora.cases.models import Case


def meeting_rows(case: Case, account: Account, today: date) -> dict[str, int]:
    """One of each at the site of the case; the case itself is of the group."""
    shared = {"organisation_id": case.organisation_id, "service": case.service, "site": case.site}
    group = Group.objects.create(**shared, booked_on=today, booked_by=account)
    grouped = Appointment.objects.create(
        **shared, case=case, kind="x", day=today, at=time(9), minutes=30, worker=account,
        booked_on=today, booked_by=account, group=group,
    )  # fmt: skip
    room = MeetingRoom.objects.create(**shared, name="Zasedačka")
    return {"group": group.pk, "grouped": grouped.pk, "room": room.pk}
