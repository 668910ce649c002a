"""The case and who belongs to it.

Key workers are stored as starts only: the next start ends the one before, so
a gap or an overlap can't be written at all (B8).
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Exclusion, Grant, Owned
from opora.access.narrowing.queries import insider, narrowed
from opora.access.roles import (
    CONTACT_TAKERS,
    HEADS,
    SEES_APPLICANTS,
    SEES_GRANTED,
    SEES_SERVICE,
    WATCHERS,
)
from opora.access.scoping import scoped
from opora.access.subqueries import subquery
from opora.access.viewer import Viewer, lasting
from opora.people.models import Person

SIGHT = {"may_open_case": "opora.cases.models.CaseQuerySet.visible_to"}
"""Questions that no step asks: who sees a case is one predicate, and no definition switches it off.

A rule for such a question says what the predicate does (S2); tests take the predicate out instead.
A room above that has a predicate of its own adds it here.
"""


@subquery
def visible_ids(viewer: Viewer) -> models.QuerySet["Case", Any]:
    """The numbers of the cases that the viewer may see, for queries about what lies in them."""
    found: models.QuerySet[Case, Any] = Case.objects.visible_to(viewer).values("pk")
    return found


@subquery
def _granted(viewer: Viewer) -> models.QuerySet[Grant, Any]:
    lent = Grant.objects.filter(lasting(viewer.today), since__lte=viewer.today)
    return lent.filter(account_id=viewer.account_id).values("case_id")


@subquery
def _narrow(viewer: Viewer) -> models.QuerySet[Any, Any]:
    return narrowed(viewer.today).values("case_id")


@subquery
def _named(viewer: Viewer) -> models.QuerySet[Any, Any]:
    return insider(viewer).values("service")


@subquery
def _led(viewer: Viewer) -> models.QuerySet["KeyWorker", Any]:
    """Cases whose key worker the viewer is on the day of the looking."""
    leads = KeyWorker.objects.leading(viewer.today).filter(worker_id=viewer.account_id)
    return leads.values("case_id")


@subquery
def _shut(viewer: Viewer) -> models.QuerySet["Participant", Any]:
    """Cases of anybody from whom the viewer is kept apart."""
    excluded = Exclusion.objects.filter(lasting(viewer.today), account_id=viewer.account_id)
    shut = Participant.objects.filter(person_id__in=excluded.values("person_id"))
    return shut.values("case_id")


class CaseQuerySet(models.QuerySet["Case"]):
    """The one predicate of who sees a case."""

    def visible_to(self, viewer: Viewer, *, void: bool = False) -> Self:
        """Role, site, service and grants let in; an exclusion from any person shuts out.

        A deputy sees the cases in which they stand in for the head. A narrowed case (B21) is there
        for its key worker, the heads, their deputy, and whoever the organisation has named.

        A grant reaches beyond the worker's own service and site; somebody with no work on cases
        anywhere (technical administration) can't be lent one. A void case is there for nobody;
        ``void`` asks for these alone, for those who watch over the service.
        """
        applicants = viewer.where(SEES_APPLICANTS) & Q(stage__in=Case.BEFORE_CLIENT)
        seen = viewer.where(SEES_SERVICE) | applicants
        borrows = viewer.services(SEES_SERVICE | SEES_GRANTED | SEES_APPLICANTS)
        lent = Q(pk__in=_granted(viewer) if borrows else [])
        narrow = Q(pk__in=_narrow(viewer))
        named = Q(service__in=_named(viewer))
        instead = viewer.instead_of_head("pk")
        inside = viewer.where(HEADS) | instead | Q(pk__in=_led(viewer)) | named
        lent |= instead | (narrow & named)
        open_to = viewer.where(WATCHERS) & ~Q(void_reason="") if void else seen | lent
        rows = self if void else self.filter(void_reason="")
        rows = rows.filter(open_to, ~narrow | inside, organisation_id=viewer.organisation_id)
        return rows.exclude(pk__in=_shut(viewer))

    def with_planned(self, day: date) -> Self:
        """Each with its handover after the day, of which a case has one at most."""
        starts = KeyWorkerQuerySet(KeyWorker).standing().filter(case_id=OuterRef("pk"))
        coming = starts.filter(since__gt=day).order_by("since")
        return self.annotate(
            led_next_by=Subquery(coming.values("worker_id")[:1]),
            led_next_from=Subquery(coming.values("since")[:1]),
        )

    def left_with(self, viewer: Viewer) -> Self:
        """Running cases out of sight in which the viewer may leave a contact, and nothing else.

        Only where they take contacts themselves; none that is narrowed, and none of a person from
        whom they are kept apart: of these there is no hint at all.
        """
        rows = self.filter(
            viewer.where(CONTACT_TAKERS), void_reason="", organisation_id=viewer.organisation_id
        ).exclude(stage__in=Case.OVER)
        shut = Q(pk__in=_narrow(viewer)) | Q(pk__in=_shut(viewer))
        return rows.exclude(shut).exclude(pk__in=visible_ids(viewer))


class Case(Owned):
    """One person's or family's file in one service at one site."""

    class Stage(models.TextChoices):
        APPLICANT = "applicant", _("zájemce")
        WAITING = "waiting", _("čeká na místo")
        ACCEPTED = "accepted", _("čeká na smlouvu")
        CLIENT = "client", _("klient")
        REFUSED = "refused", _("odmítnutí")
        REFERRED = "referred", _("předáno jinam")
        ONE_OFF = "one_off", _("jednorázový kontakt")
        WITHDRAWN = "withdrawn", _("zájemce nepokračuje")
        CLOSED = "closed", _("uzavřeno")

    BEFORE_CLIENT: ClassVar = (Stage.APPLICANT, Stage.WAITING, Stage.ACCEPTED)
    ENDED_BEFORE: ClassVar = (Stage.REFUSED, Stage.REFERRED, Stage.ONE_OFF, Stage.WITHDRAWN)
    OVER: ClassVar = (*ENDED_BEFORE, Stage.CLOSED)

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    sort_title = models.CharField(max_length=240)
    family = models.BooleanField(default=False)
    # By which a family is found under the name it goes by; nobody else's title stands here.
    family_folded = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.APPLICANT)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    closed_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(CaseQuerySet))

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "service", "site", "stage"]),
            models.Index(fields=["organisation", "sort_title"]),
            models.Index(fields=["opened_by", "stage"]),
            models.Index(fields=["organisation", "family_folded"]),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class Participant(Inserted):
    """A person in a case and what they are to it. ``client``: served, not only named."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="participants", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    relation = models.CharField(max_length=100, blank=True)
    client = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True)
    left_because = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], name="participant_once")
        ]


class KeyWorkerQuerySet(models.QuerySet["KeyWorker"]):
    """Starts, void ones among them."""

    def standing(self) -> Self:
        """Those that count, planned ones among them."""
        return self.filter(void_reason="")

    def begun(self, day: date) -> Self:
        """Those that have begun by the day: of one case the latest of them leads."""
        return self.standing().filter(since__lte=day)

    def leading(self, day: date) -> Self:
        """Who leads on the day: of each case the one start whose span holds it."""
        return self.leading_from(day).filter(since__lte=day)

    def leading_from(self, day: date) -> Self:
        """Who leads on the day or on any after it, as far as is planned."""
        starts = type(self)(self.model).begun(day)
        later = starts.filter(case_id=OuterRef("case_id"), since__gt=OuterRef("since"))
        return self.standing().filter(~Exists(later))


class KeyWorker(Inserted):
    """From this day on this worker answers for the case, until the next start.

    The day may be still to come (ADR 0037): until then whoever led before leads on.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="key_workers")
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()
    reason = models.TextField(blank=True)
    void_reason = models.TextField(blank=True)

    history = History()
    objects: ClassVar[Any] = KeyWorkerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "since"],
                condition=Q(void_reason=""),
                name="one_key_worker_a_day",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["worker", "case"])]


class Programme(Inserted):
    """A programme of the service that the case runs; several may run at once (A1)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="programmes")
    programme = models.CharField(max_length=60)
    priority = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()


class AgreedWay(Inserted):
    """How one may get in touch (E12). The latest that is not void counts; earlier ones stay.

    ``phone_first`` and ``phone_second``: by which digits ``contact`` is found (``people.phones``).
    """

    class Answer(models.TextChoices):
        YES = "yes", _("Ano")
        NO = "no", _("Ne")
        UNASKED = "", _("Neptali jsme se")

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreed_ways")
    channel = models.CharField(max_length=30, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    phone_first = models.CharField(max_length=15, blank=True, db_index=True)
    phone_second = models.CharField(max_length=15, blank=True, db_index=True)
    when = models.CharField(max_length=120, blank=True)
    message = models.CharField(max_length=5, choices=Answer.choices, blank=True)
    caller_name = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
