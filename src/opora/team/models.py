"""What workers do together on a case."""

from typing import ClassVar

from django.db import models

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Organisation
from opora.cases.models import Case


class Intervision(Inserted):
    """A case talked over at an intervision: when, who sat at it, what came out of it (B18).

    Each case has its own record, so nothing of one case stands in another's. Records of one
    service, day and set of people are one meeting. ``workers`` are the ids of those who sat at it.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="intervisions")
    on = models.DateField()
    workers = models.JSONField(default=list)
    conclusions = models.TextField()
    decision_id = models.BigIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["on", "case"])]


class Conference(Inserted):
    """A case conference with other bodies: on the clients' consents, or as a duty (B20).

    ``guests``: pairs of who and from which body. ``duty``: taking part was compulsory in social
    and legal protection of children, so no consent was needed.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="conferences", db_index=False)
    on = models.DateField()
    place = models.CharField(max_length=200)
    workers = models.JSONField(default=list)
    guests = models.JSONField(default=list)
    about = models.TextField()
    conclusions = models.TextField()
    duty = models.BooleanField(default=False)
    decision_id = models.BigIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]


class Procedure(Inserted):
    """The organisation's procedure for a child at risk (CAN): the latest one counts.

    ``steps``: what, by whom (an id), within how many days. Whom it names to see such cases is kept
    as ``access.Insider``; ``people`` are their ids once more.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    service = models.CharField(max_length=60)
    since = models.DateField()
    people = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "service"])]


class Situation(Inserted):
    """A child of the case is at risk (B21), until two of us have said that it is over.

    ``end_why``: one has proposed the end; it stands once another one confirms.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="situations")
    since = models.DateField()
    why = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    end_why = models.TextField(blank=True)
    end_on = models.DateField(null=True)
    end_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_on=None), name="one_situation_at_once"
            )
        ]


class SituationStep(Inserted):
    """A step of the procedure as it was declared when the situation began."""

    situation = models.ForeignKey(Situation, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=200)
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    until = models.DateField()
    done_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    history = History()


class Cooperation(Inserted):
    """A worker who cooperates on the case: on what, from when, until when (B7)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="cooperations")
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    about = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
