"""What workers do together on a case."""

from typing import ClassVar

from django.db import models

from opora.access.history import History
from opora.access.models import Account
from opora.cases.models import Case


class Intervision(models.Model):
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
