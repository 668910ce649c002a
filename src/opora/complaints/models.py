"""A complaint with what came after it. Most of them belong to no case.

Whoever is complained of neither sees a complaint nor decides it (S5.apart): one predicate.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Assignment, Deputy, Exclusion, Owned
from opora.access.roles import CASEWORK, CONTACT_TAKERS, HEADS, WATCHERS
from opora.access.scoping import scoped
from opora.access.viewer import Viewer, held, lasting
from opora.cases.models import SIGHT, Case, Participant
from opora.documents.models import Given, Kept

TAKERS = CASEWORK | CONTACT_TAKERS
"""Any of us takes a complaint in (C10)."""


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """The one predicate of who sees a complaint."""

    def visible_to(self, viewer: Viewer, *, handling: bool = False) -> Self:
        """Those who watch over the service, who took it in, who has it in hand, the deputies.

        A deputy of the head sees what is about a head of the place. Deny wins: whoever is
        complained of is shut out, and whoever does not meet a person of its case.
        ``handling``: only those whom the viewer may decide.
        """
        me, today = viewer.account_id, viewer.today
        complained_of = ComplainedOf.objects.filter(complaint_id=OuterRef("pk"))
        heads = Assignment.objects.filter(
            held(today), Q(site="") | Q(site=OuterRef(OuterRef("site"))), role__in=HEADS
        ).filter(service=OuterRef(OuterRef("service")))
        about_head = complained_of.filter(account_id__in=heads.values("account_id"))
        standing_in = Deputy.objects.filter(lasting(today), account_id=me, since__lte=today).filter(
            service=OuterRef("service")
        )
        in_case = Participant.objects.filter(case_id=OuterRef(OuterRef("about_case_id")))
        shut = Exclusion.objects.filter(
            lasting(today), account_id=me, person_id__in=in_case.values("person_id")
        )
        own = Q(responsible_id=me)
        if not handling:
            own |= Q(taken_by_id=me) | Q(recorded_by_id=me)
        open_to = (
            viewer.where(HEADS if handling else WATCHERS)
            | (own & viewer.where(TAKERS))
            | (Q(Exists(standing_in)) & Q(Exists(about_head)))
        )
        return (
            self.filter(open_to, organisation_id=viewer.organisation_id)
            .exclude(Exists(complained_of.filter(account_id=me)))
            .exclude(Exists(shut))
        )


class Complaint(Owned):
    """What somebody complained of, wished for or praised, in the words in which it came.

    ``kind``, ``way`` and ``answer_way`` are words of the service. ``workers`` are the ids of those
    complained of, kept here for the history; the predicate asks ``ComplainedOf``. Without a
    ``responsible`` it waits for the head.
    """

    class About(models.TextChoices):
        SERVICE = "service", _("o službě")
        DECISION = "decision", _("o rozhodnutí nebo postupu")
        WORKER = "worker", _("o někom z nás")

    class Who(models.TextChoices):
        CLIENT = "client", _("klient nebo klientka")
        REPRESENTATIVE = "representative", _("zástupce klienta")
        OTHER = "other", _("někdo jiný")
        ANONYMOUS = "anonymous", _("beze jména")

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    received_on = models.DateField()
    way = models.CharField(max_length=30, blank=True)
    words = models.TextField()
    about = models.CharField(max_length=20, choices=About.choices)
    workers = models.JSONField(default=list)
    who = models.CharField(max_length=20, choices=Who.choices, default=Who.ANONYMOUS)
    name = models.CharField(max_length=200, blank=True)
    represents = models.CharField(max_length=200, blank=True)
    answer_way = models.CharField(max_length=30, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    about_case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="complaints", db_index=False
    )
    taken_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    responsible = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(ComplaintQuerySet))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(who="anonymous") | Q(name="", represents=""),
                name="anonymous_complaint_has_no_name",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "service", "received_on"]),
            models.Index(fields=["about_case"]),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"


class ComplainedOf(Inserted):
    """A worker whom a complaint is about."""

    complaint = models.ForeignKey(
        Complaint, models.CASCADE, related_name="complained_of", db_index=False
    )
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["complaint", "account"], name="complained_of_once")
        ]


class Reply(Inserted):
    """How a complaint was answered: when, by which way, in what words, and what came out of it.

    ``way_reason``: why another way than the one that was chosen.
    """

    class Result(models.TextChoices):
        JUSTIFIED = "justified", _("oprávněná")
        PARTLY = "partly", _("zčásti oprávněná")
        UNJUSTIFIED = "unjustified", _("neoprávněná")
        UNKNOWN = "unknown", _("nejde posoudit")

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="replies")
    on = models.DateField()
    way = models.CharField(max_length=30, blank=True)
    way_reason = models.TextField(blank=True)
    text = models.TextField()
    result = models.CharField(max_length=20, choices=Result.choices, blank=True)
    measures = models.TextField(blank=True)
    appeal_told = models.BooleanField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(void_reason=""), name="one_reply_stands"
            )
        ]


class PrintedReply(Kept):
    """An answer on paper: as it was printed, or a scan of it (``signed_of``).

    Its bytes, and the ``words`` they were made of, are locked by our key and never change.
    """

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="printed")
    content = models.BinaryField()
    words = models.BinaryField(null=True)
    signed_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="signed")

    history = History(excluded_fields=["content", "words"])


class ReplyGiven(Given):
    """An answer on paper was handed over."""

    printed = models.ForeignKey(PrintedReply, models.CASCADE, related_name="given_out")

    history = History()


class Extension(Inserted):
    """More time for the answer: until when, why, and when whoever complained was told."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="extensions")
    on = models.DateField()
    until = models.DateField()
    reason = models.TextField()
    told_on = models.DateField(null=True)
    decision_id = models.BigIntegerField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class Appeal(Inserted):
    """Somebody turned elsewhere: when, to whom (a word of the service), and how it ended."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="appeals")
    on = models.DateField()
    body = models.CharField(max_length=30)
    note = models.TextField(blank=True)
    result = models.TextField(blank=True)
    result_on = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


SIGHT["may_open_complaint"] = f"{ComplaintQuerySet.__module__}.ComplaintQuerySet.visible_to"
