"""Consents, each a version of its own; their withdrawal; and what left."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case
from opora.people.models import Person


class Consent(Inserted):
    """What somebody consents to. Given anew to the same it is the next version.

    ``person``: whose facts these are; ``given_by`` or ``given_by_name``: who gives it for somebody
    not of age. ``scope`` holds words of ``disclosed_facts``, ``purpose`` one of
    ``consent_purposes``. Without ``valid_until`` it holds until it is withdrawn.
    """

    class Way(models.TextChoices):
        WRITTEN = "written", _("Písemně")
        SPOKEN = "spoken", _("Ústně")

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_by_name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField()
    text = models.TextField()
    given_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    scope = models.JSONField(default=list)
    purpose = models.CharField(max_length=60)
    recipient = models.CharField(max_length=200)
    valid_until = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "given_on"])]


class Withdrawal(Inserted):
    """The consent is taken back: from that day on it is none, whatever its end was to be."""

    consent = models.ForeignKey(Consent, models.CASCADE, related_name="withdrawals")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=Consent.Way.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consent"], condition=Q(void_reason=""), name="withdrawn_once"
            )
        ]


class Disclosure(Inserted):
    """What left: to whom, when, by which way, and on what it rests: a consent or a statute."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="disclosures", db_index=False)
    on = models.DateField()
    recipient = models.CharField(max_length=200)
    taken_by = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=30)
    scope = models.JSONField(default=list)
    what = models.TextField()
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="disclosures")
    statute = models.CharField(max_length=60, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    decision_id = models.BigIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(consent=None, statute__gt="") | Q(consent__isnull=False, statute=""),
                name="leaves_on_consent_or_statute",
            )
        ]
