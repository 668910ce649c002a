"""Meetings, a group, a room and somebody without a case, for the addresses about them."""

from datetime import date, time

from opora.access.models import Account
from opora.appointments.models import Appointment, Group, MeetingRoom, Visit
from opora.cases.models import Case


def meeting_rows(case: Case, account: Account, today: date) -> dict[str, int]:
    """A planned, a cancelled and a group's meeting of the case, a room, somebody without a case."""
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
        "visit": Visit.objects.create(
            **shared, label="Modrý deštník", kind="x", day=today, at=time(15), minutes=30,
            worker=account, booked_on=today, booked_by=account,
        ).pk,
        "room": MeetingRoom.objects.create(**shared, name="Zasedačka").pk,
    }  # fmt: skip
