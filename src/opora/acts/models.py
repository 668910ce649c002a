"""Acts as they were recorded: who, what, when, with whom; material; outings to many at once."""

from typing import Any, ClassVar, Self

from django.db import models

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Owned
from opora.access.roles import CASEWORK, Role
from opora.access.scoping import scoped
from opora.access.viewer import Viewer
from opora.cases.models import Case, visible_ids
from opora.people.models import Person


class ActQuerySet(models.QuerySet["Act"]):
    """Acts are seen with their case, never without it."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Acts of the cases that the viewer may see."""
        return self.filter(case_id__in=visible_ids(viewer))

    def counted(self) -> Self:
        """Acts of the service: neither void nor against its rules."""
        return self.filter(voided_on=None, departure=False)


class Act(Owned):
    """One act. ``service`` and ``site`` are those of the case, kept here for counting.

    ``kept`` holds what the service's own rules keep beside the columns;
    ``with_whom`` people, workers and material once more, for the history. A
    departure has happened against a rule: it is visible and does not count.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="acts", db_index=False)
    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    day = models.DateField()
    at = models.TimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    note = models.TextField(blank=True)
    place = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=60, blank=True)
    area = models.CharField(max_length=60, blank=True)
    goal = models.CharField(max_length=200, blank=True)
    kept = models.JSONField(default=dict)
    with_whom = models.JSONField(default=dict)
    decision_id = models.BigIntegerField(null=True)
    appointment_id = models.BigIntegerField(null=True)
    departure = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    assessed_on = models.DateField(null=True)
    assessed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    assessment = models.TextField(blank=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(ActQuerySet))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "-day", "-id"]),
            models.Index(fields=["organisation", "service", "day"]),
            models.Index(fields=["organisation", "service", "site", "day"]),
            models.Index(fields=["worker", "day"]),
        ]


class ActPerson(Inserted):
    """A client who took part. In a family's case several may; the family still counts once."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="people", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["act", "person"], name="act_person_once")
        ]


class ActWorker(Inserted):
    """One more worker who was there."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="more_workers", db_index=False)
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["act", "worker"], name="act_worker_once")
        ]


class Material(Inserted):
    """How many pieces of one kind were given or brought back (C17)."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="materials", db_index=False)
    kind = models.CharField(max_length=60)
    given = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["act", "kind"], name="material_once")
        ]


class OutingQuerySet(models.QuerySet["Outing"]):
    """An outing is seen by those who work at its site; each act of it with its case."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Outings of the services and sites in which the viewer works, or which they check."""
        here = viewer.where(CASEWORK | {Role.AUDITOR})
        return self.filter(here, organisation_id=viewer.organisation_id)

    def counted(self) -> Self:
        """Outings that took place."""
        return self.filter(voided_on=None)


class Outing(Owned):
    """We went to where people are: streetwork or a party (C18). Acts of it stand in ``OutingAct``.

    Or people came to us and stay without a case: ``place`` is then one of ``walk_in_places``.

    ``uncounted``: how many people were met who have no case; nothing but numbers is kept of them.
    ``material``: what they were given and brought back, kind -> [given, brought back] (C17).
    ``done``: for how many of them which act was done; ``against``: the same against a rule, which
    does not count; ``told``: what was known of them when the rules were asked.
    ``exchange_for``: for how many people they came to exchange (C17).
    ``workers``: ids of who was there besides the one who wrote it down.
    """

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    day = models.DateField()
    since = models.TimeField(null=True)
    until = models.TimeField(null=True)
    place = models.CharField(max_length=60)
    spot = models.CharField(max_length=200, blank=True)
    workers = models.JSONField(default=list)
    uncounted = models.PositiveIntegerField(default=0)
    material = models.JSONField(default=dict)
    done = models.JSONField(default=dict)
    against = models.JSONField(default=dict)
    told = models.JSONField(default=list)
    exchange_for = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    assessed_on = models.DateField(null=True)
    assessed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    assessment = models.TextField(blank=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(OutingQuerySet))

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "service", "day"])]


class OutingAct(Inserted):
    """An act that was recorded with an outing."""

    outing = models.ForeignKey(Outing, models.PROTECT, related_name="acts")
    act = models.OneToOneField(Act, models.PROTECT, related_name="outing_act")
