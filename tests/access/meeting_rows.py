"""Meetings, a group and a room, for the addresses about them."""

from datetime import date, time

from opora.access.models import Account
from opora.appointments.models import Appointment, Group, MeetingRoom
from opora.cases.models import Case


def meeting_rows(case: Case, account: Account, today: date) -> dict[str, int]:
    """A planned, a cancelled and a group's meeting of the case, and a room of its site."""
    shared = {"organisation_id": case.organisation_id, "service": case.service, "site": case.site}
    group = Group.objects.create(**shared, booked_on=today, booked_by=account)

    def meeting(**more: object) -> int:
        row = Appointment.objects.create(
            **shared, case=case, kind="x", day=today, at=time(9), minutes=30, worker=account,
            booked_on=today, booked_by=account, **more,
        )  # fmt: skip
        return int(row.pk)

    return {
        "appointment": meeting(state="planned"),
        "cancelled": meeting(state="cancelled"),
        "grouped": meeting(group=group),
        "group": group.pk,
        "room": MeetingRoom.objects.create(**shared, name="Zasedačka").pk,
    }
