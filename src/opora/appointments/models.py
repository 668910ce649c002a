"""Planned meetings and what became of them; reviews of the cooperation."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Owned
from opora.access.roles import CASEWORK, CONTACT_TAKERS, Role
from opora.access.scoping import scoped
from opora.access.viewer import Viewer
from opora.cases.models import Case, visible_ids
from opora.people.models import Person

READERS = CASEWORK | CONTACT_TAKERS | {Role.AUDITOR}
"""Who knows of rooms and of meetings without a case: all who do any work with people there."""


class MeetingRoom(Owned):
    """A room to meet in at a site. Closed from a day on, never deleted."""

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    closed_from = models.DateField(null=True)

    history = History()
    objects: ClassVar[Any] = scoped()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "service", "site"])]


def every(rule: str) -> str:
    """How often an RRULE of ours repeats, as it was chosen."""
    if rule.startswith("FREQ=MONTHLY"):
        return "month"
    return "two_weeks" if "INTERVAL=2" in rule else "week"


class GroupSeries(Owned):
    """Groups that were planned to repeat, of the same cases; each is a ``Group`` of its own."""

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    rule = models.CharField(max_length=120)
    starts = models.DateField()
    holidays = models.CharField(max_length=10)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    on = models.DateField()

    objects: ClassVar[Any] = scoped()


class Group(Owned):
    """Meetings of several cases at one time and place; when and where stands with each of them."""

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    series = models.ForeignKey(GroupSeries, models.PROTECT, related_name="+", null=True)
    booked_on = models.DateField()
    booked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = scoped()


class Series(Inserted):
    """Meetings of a case that were planned to repeat; ``rule`` is an RRULE of RFC 5545."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="series")
    rule = models.CharField(max_length=120)
    starts = models.DateField()
    holidays = models.CharField(max_length=10)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    on = models.DateField()


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Meetings are seen with their case, never without it."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Meetings of the cases that the viewer may see."""
        return self.filter(case_id__in=visible_ids(viewer))


def where_is(worker_id: int, **days: date) -> models.Q:
    """The meetings of the days in which a worker may be: their own, and all that several lead.

    Whether this one is among the several (``worker_ids``), the caller looks. The days stand in
    both halves: each then has an index that finds no more than it needs.
    """
    return models.Q(worker_id=worker_id, **days) | models.Q(several=True, **days)


class Appointment(Owned):
    """One meeting. Held once its act is recorded, cancelled with who did so and why."""

    class State(models.TextChoices):
        PLANNED = "planned", _("naplánovaná")
        HELD = "held", _("proběhla")
        CANCELLED = "cancelled", _("zrušená")

    class CancelledBy(models.TextChoices):
        CLIENT = "client", _("Klient")
        NO_SHOW = "no_show", _("Bez omluvy")
        SERVICE = "service", _("My")
        OTHER = "other", _("Někdo další")

    class MovedBy(models.TextChoices):
        CLIENT = "client", _("Klient")
        SERVICE = "service", _("My")
        OTHER = "other", _("Někdo další")

    class Serious(models.TextChoices):
        YES = "yes", _("Ano")
        NO = "no", _("Ne")
        UNASKED = "", _("Neptali jsme se")

    case = models.ForeignKey(Case, models.PROTECT, related_name="appointments", db_index=False)
    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    day = models.DateField()
    at = models.TimeField()
    minutes = models.PositiveIntegerField()
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    workers = models.JSONField(default=list)
    several = models.BooleanField(default=False)
    place = models.CharField(max_length=60, blank=True)
    room = models.ForeignKey(MeetingRoom, models.PROTECT, related_name="+", null=True)
    channel = models.CharField(max_length=60, blank=True)
    clash_reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    kept = models.JSONField(default=dict)
    with_whom = models.JSONField(default=list)
    decision_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", null=True)
    series = models.ForeignKey(Series, models.PROTECT, related_name="+", null=True)
    with_series = models.BooleanField(default=False)
    moved_by = models.CharField(max_length=10, choices=MovedBy.choices, blank=True)
    cancelled_on = models.DateField(null=True)
    cancelled_by = models.CharField(max_length=10, choices=CancelledBy.choices, blank=True)
    serious = models.CharField(max_length=5, choices=Serious.choices, blank=True)
    cancel_note = models.TextField(blank=True)
    # Written down only when it had not taken place: it never stood in the calendar.
    unplanned = models.BooleanField(default=False)
    # Of such a one: it was no meeting at all. A planned one is planned again instead.
    void_reason = models.TextField(blank=True)
    booked_on = models.DateField()
    booked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(AppointmentQuerySet))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "-day"]),
            models.Index(fields=["worker", "day"]),
            models.Index(fields=["organisation", "service", "site", "day"]),
            # Few meetings have several workers: whoever looks for their own finds those among all.
            models.Index(
                fields=["day"], condition=models.Q(several=True), name="meetings_of_several"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(several=False, workers=[])
                | models.Q(several=True) & ~models.Q(workers=[]),
                name="several_where_workers",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With ``several`` as the workers say."""
        self.several = bool(self.workers)
        super().save(*args, **kwargs)

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """Who of us is there, the one who leads it first."""
        return (self.worker_id, *self.workers)


class VisitQuerySet(models.QuerySet["Visit"]):
    """A meeting without a case is seen by those who work at its site."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Meetings of the services and sites in which the viewer works, or which they check."""
        return self.filter(viewer.where(READERS), organisation_id=viewer.organisation_id)


class Visit(Owned):
    """A meeting with somebody who has no case: known at the door by a word or a code (ADR 0028).

    Held once a first contact ``opened`` a case, which has a sight of its own. ``label``
    and ``code`` are all that is known of whom we wait for: never a name, a number or a birthday.
    """

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    label = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=60)
    day = models.DateField()
    at = models.TimeField()
    minutes = models.PositiveIntegerField()
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    place = models.CharField(max_length=60, blank=True)
    room = models.ForeignKey(MeetingRoom, models.PROTECT, related_name="+", null=True)
    channel = models.CharField(max_length=60, blank=True)
    clash_reason = models.TextField(blank=True)
    decision_id = models.BigIntegerField(null=True)
    state = models.CharField(
        max_length=10, choices=Appointment.State.choices, default=Appointment.State.PLANNED
    )
    opened = models.ForeignKey(Case, models.PROTECT, related_name="+", null=True)
    moved_by = models.CharField(max_length=10, choices=Appointment.MovedBy.choices, blank=True)
    cancelled_on = models.DateField(null=True)
    cancelled_by = models.CharField(
        max_length=10, choices=Appointment.CancelledBy.choices, blank=True
    )
    cancel_note = models.TextField(blank=True)
    booked_on = models.DateField()
    booked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(VisitQuerySet))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["worker", "day"]),
            models.Index(fields=["organisation", "service", "site", "day"]),
        ]

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """Who of us is there."""
        return (self.worker_id,)


class RoomTime(Inserted):
    """Five minutes of a room on a day: taken once, whoever asks at the same moment (ADR 0021).

    A group takes its room once for all of its meetings.
    """

    room = models.ForeignKey(MeetingRoom, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    step = models.PositiveSmallIntegerField()
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="+", null=True)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", null=True)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "day", "step"], name="room_taken_once")
        ]


class AppointmentPerson(Inserted):
    """Who is expected to come."""

    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="people", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["appointment", "person"], name="expected_once")
        ]


class Review(Inserted):
    """What was decided when meetings kept being cancelled (A11)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="cooperation_reviews")
    on = models.DateField()
    outcome = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
