"""The chain and its erasable payloads.

An event never holds a name or free text, so a person's data can be erased
while the chain stays whole: the payload goes, its salted digest remains and
tells nothing any more. The database refuses UPDATE and DELETE of events
(migration 0002).
"""

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """One link: number, instant, actor, code, subjects, digest, previous hash."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    code = models.CharField(max_length=60)
    case_id = models.BigIntegerField(null=True)
    subjects = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id", "number"])]


class Payload(models.Model):
    """What the event was about, in words; erasable, unlike its event."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True)
    salt = models.CharField(max_length=32)
    content = models.JSONField()


class Head(models.Model):
    """The last link. Its row is locked last, so links have no gaps."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
