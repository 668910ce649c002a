"""What was agreed with a client, and how it ended."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case
from opora.people.models import Person


class Agreement(Inserted):
    """One agreement. ``ended_on`` is the day of its ending that counts; the rest is in Ending.

    ``departure`` holds the reason where it was concluded against a rule: it runs
    all the same, and the record says so.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreements")
    number = models.CharField(max_length=20, blank=True)
    form = models.CharField(max_length=30)
    concluded_on = models.DateField()
    valid_until = models.DateField(null=True)
    acts = models.JSONField(default=list)
    goals = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    when_broken = models.TextField(blank=True)
    ways_to_end = models.TextField(blank=True)
    fee = models.PositiveIntegerField(null=True)
    copies = models.BooleanField(null=True)
    handed_over = models.BooleanField(null=True)
    understandable = models.BooleanField(null=True)
    data_consent = models.BooleanField(null=True)
    duties_told = models.BooleanField(null=True)
    concluded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decision_id = models.BigIntegerField()
    departure = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)
    voided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "concluded_on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="agreement_number_once"
            )
        ]


class Representative(Inserted):
    """Who signs for a client who is not of age: somebody of the case, or named in words."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="representatives")
    minor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "minor"], name="represented_once")
        ]


class Ending(Inserted):
    """How an agreement ended. The day is its last; a reason of the client is never asked."""

    class Kind(models.TextChoices):
        CLIENT = "client", _("z rozhodnutí klienta")
        EXPIRED = "expired", _("uplynula doba, na kterou byla uzavřená")
        BREACH = "breach", _("pro porušení smlouvy")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="endings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    ended_on = models.DateField()
    note = models.TextField(blank=True)
    broken_on = models.DateField(null=True)
    terminated_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decision_id = models.BigIntegerField(null=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(voided_on=None), name="ended_once"
            )
        ]


def running(on: date) -> Q:
    """The agreements that run on a day, the day of their ending included."""
    return (
        Q(voided_on=None, concluded_on__lte=on)
        & (Q(valid_until=None) | Q(valid_until__gte=on))
        & (Q(ended_on=None) | Q(ended_on__gte=on))
    )


def taking_place(on: date) -> Q:
    """The agreements that take a place on a day: one that ends that day has set it free."""
    return running(on) & (Q(ended_on=None) | Q(ended_on__gt=on))
