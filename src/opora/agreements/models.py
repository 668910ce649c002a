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
    all the same, and the record says so. ``notice_ends_on`` is the last day after our notice;
    it stands here so that what runs can be asked of the database alone. ``with_whom``: the people
    of ``sides`` once more, for the history.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreements", db_index=False)
    number = models.CharField(max_length=20, blank=True)
    form = models.CharField(max_length=30)
    concluded_on = models.DateField()
    valid_until = models.DateField(null=True)
    acts = models.JSONField(default=list)
    with_whom = models.JSONField(default=list)
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
    notice_ends_on = models.DateField(null=True)
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


class Side(Inserted):
    """Somebody with whom it is agreed. ``since`` is later for who joined what was running."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="sides", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "person"], name="agreed_with_once")
        ]


class Representative(Inserted):
    """Who signs for a client who is not of age: somebody of the case, or named in words."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="representatives", db_index=False
    )
    minor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "minor"], name="represented_once")
        ]


class Breach(Inserted):
    """What was broken, when, which rule it was against, and who was there.

    ``ground`` is what it was against (vocabulary ``broken``); a notice for it has the ground of
    that name. ``kind`` says how an agreement was broken (``breaches``), ``unpaid_since`` from
    which day a fee is owed. ``gross`` and ``degrading`` are what was seen then, None while
    nobody has weighed it. ``assessment`` is the head's word that no warning and no notice follows.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="breaches")
    happened_on = models.DateField()
    ground = models.CharField(max_length=30)
    kind = models.CharField(max_length=30, blank=True)
    unpaid_since = models.DateField(null=True)
    what = models.TextField()
    rule = models.TextField()
    present = models.TextField()
    gross = models.BooleanField(null=True)
    degrading = models.BooleanField(null=True)
    assessment = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class WarningGiven(Inserted):
    """A client was warned for a breach, in writing or by word of mouth."""

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="warnings")
    given_on = models.DateField()
    form = models.CharField(max_length=30)
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["breach"], condition=Q(void_reason=""), name="warned_once"
            )
        ]


class Notice(Inserted):
    """Our notice of an agreement. ``ends_on`` is the last day, once it is known.

    Where no rule gives that day, ``end_reason`` says why the head has chosen this one.
    ``departure``: the reason where it was given against a rule, and ``assessment`` the head's
    word on it.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="notices")
    breach = models.ForeignKey(Breach, models.PROTECT, null=True, related_name="notices")
    ground = models.CharField(max_length=30)
    gross = models.BooleanField(null=True)
    degrading = models.BooleanField(null=True)
    form = models.CharField(max_length=30)
    given_on = models.DateField()
    text = models.TextField()
    given_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decision_id = models.BigIntegerField()
    departure = models.TextField(blank=True)
    assessment = models.TextField(blank=True)
    ends_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)
    end_decision_id = models.BigIntegerField(null=True)
    withdrawn_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(void_reason="", withdrawn_on=None),
                name="noticed_once",
            )
        ]


class Delivery(Inserted):
    """How a notice reached the client. Of people without a name: as it happened, in words."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    delivered_on = models.DateField()
    way = models.CharField(max_length=30, blank=True)
    delivery = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["notice"], condition=Q(void_reason=""), name="delivered_once"
            )
        ]


class TakenBack(Inserted):
    """We took a notice back: the agreement goes on as if it had not been given."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="taken_back")
    withdrawn_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class ReportedChange(Inserted):
    """What the client reports ahead: about the goals, the cooperation, the service (A12)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reported_changes")
    reported_on = models.DateField()
    about = models.CharField(max_length=30)
    since = models.DateField(null=True)
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class Ending(Inserted):
    """How an agreement ended. The day is its last; a reason of the client is never asked."""

    class Kind(models.TextChoices):
        CLIENT = "client", _("z rozhodnutí klienta")
        EXPIRED = "expired", _("uplynula doba, na kterou byla uzavřená")
        BREACH = "breach", _("naší výpovědí pro porušení")
        NOTICE = "notice", _("naší výpovědí")
        REPLACED = "replaced", _("uzavřením nové domluvy")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="endings")
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="endings")
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
        & (Q(notice_ends_on=None) | Q(notice_ends_on__gte=on))
        & (Q(ended_on=None) | Q(ended_on__gte=on))
    )


def taking_place(on: date) -> Q:
    """The agreements that take a place on a day: one that ends that day has set it free."""
    return running(on) & (Q(ended_on=None) | Q(ended_on__gt=on))
