"""Decisions as they fell, facts that were asked, and what a person decided about dues."""

from typing import ClassVar

from django.db import models

from opora.access.inserted import Inserted


class Decision(Inserted):
    """One question as it was answered: rule version and facts stay with it.

    ``by_id`` and ``case_id`` are plain ids: this room lies below the cases.
    """

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60, blank=True)
    case_id = models.BigIntegerField(null=True)
    ask = models.CharField(max_length=60)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by_id = models.BigIntegerField()
    answer = models.CharField(max_length=10)
    taken = models.BooleanField(default=True)
    version = models.CharField(max_length=60)
    justification = models.TextField(blank=True)
    rules = models.JSONField(default=list)
    verdict = models.JSONField()
    # Whose word lifted a no: [{"rule", "by", "reason", "handover"}].
    lifts = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"]),
            models.Index(fields=["service", "on"]),
        ]


class Handover(Inserted):
    """A step that the rules refused, handed over to the head with what was typed.

    ``step`` is the address of the step's screen. What was typed is a draft of the
    one who asks, kept under ``handover:<id>``. ``settled`` once nothing more is
    waited for: the step was saved (``settled_by``), or the asker needs it no more.
    """

    class Kind(models.TextChoices):
        """What is asked of the head."""

        PERMISSION = "permission"
        STEP = "step"

    class Outcome(models.TextChoices):
        """What the head said."""

        PERMITTED = "permitted"
        REFUSED = "refused"

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60, blank=True)
    case_id = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    step = models.TextField()
    refused = models.ForeignKey(Decision, models.PROTECT, related_name="handovers")
    why = models.TextField()
    asked_on = models.DateField()
    asked_by_id = models.BigIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    settled = models.BooleanField(default=False)
    settled_by = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "settled"]),
            models.Index(fields=["organisation_id", "settled"]),
        ]


class AskedFact(Inserted):
    """An answer somebody gave, dated. A later one replaces it; none is overwritten."""

    organisation_id = models.BigIntegerField()
    case_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    fact = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    on = models.DateField()
    # How it was asked, in the words of the vocabulary of ways; empty where a step asked by itself.
    way = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id", "fact", "on"])]


class Postponement(Inserted):
    """A due thing put off to a day, with a reason."""

    organisation_id = models.BigIntegerField()
    case_id = models.BigIntegerField()
    due = models.CharField(max_length=100)
    until = models.DateField()
    reason = models.TextField()
    by_id = models.BigIntegerField()
    on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id", "due"])]


class Parameter(Inserted):
    """An organisation's number where the published texts give none; dated."""

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    value = models.PositiveIntegerField(null=True)
    since = models.DateField()
    by_id = models.BigIntegerField(null=True)


class Reading(Inserted):
    """What the head decided about something that the texts leave open."""

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    question = models.CharField(max_length=60)
    decision = models.TextField()
    confirmed = models.BooleanField(default=False)
    on = models.DateField()
    by_id = models.BigIntegerField()
