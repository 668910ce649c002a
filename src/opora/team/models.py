"""What workers do together on a case."""

from typing import ClassVar

from django.db import models

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
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

    case = models.ForeignKey(Case, models.CASCADE, related_name="conferences")
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
