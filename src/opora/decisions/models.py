"""Decisions as they fell, facts that were asked, and what a person decided about dues."""

from typing import ClassVar

from django.db import models


class Decision(models.Model):
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

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"]),
            models.Index(fields=["service", "on"]),
        ]


class AskedFact(models.Model):
    """An answer somebody gave, dated. A later one replaces it; none is overwritten."""

    organisation_id = models.BigIntegerField()
    case_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    fact = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id", "fact", "on"])]


class Postponement(models.Model):
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


class Parameter(models.Model):
    """An organisation's number where the published texts give none; dated."""

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    value = models.PositiveIntegerField(null=True)
    since = models.DateField()
    by_id = models.BigIntegerField(null=True)


class Reading(models.Model):
    """What the head decided about something that the texts leave open."""

    organisation_id = models.BigIntegerField()
    service = models.CharField(max_length=60)
    question = models.CharField(max_length=60)
    decision = models.TextField()
    confirmed = models.BooleanField(default=False)
    on = models.DateField()
    by_id = models.BigIntegerField()
