"""The individual plan of a case: its goals, their steps, and how it was revised."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case
from opora.people.models import Person


class Plan(Inserted):
    """One plan. A spoken one is a note of what was agreed; the written one the client has too."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="plans")
    form = models.CharField(max_length=30)
    made_on = models.DateField()
    way_of_work = models.TextField(blank=True)
    chosen_extent = models.TextField(blank=True)
    worker_role = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decision_id = models.BigIntegerField()
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(voided_on=None), name="one_plan_a_case"
            )
        ]


class Goal(Inserted):
    """What somebody wants, in their own words."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    words = models.TextField()
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    said_on = models.DateField()
    area = models.CharField(max_length=60, blank=True)
    needs_field = models.BooleanField(null=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()


class Step(Inserted):
    """One step towards a goal, and who takes it. ``until`` ends an agreed accompaniment."""

    class Taker(models.TextChoices):
        CLIENT = "client", _("Vlastními silami")
        TOGETHER = "together", _("S doprovodem")
        WORKER = "worker", _("Pracovník")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps", db_index=False)
    what = models.CharField(max_length=300)
    taker = models.CharField(max_length=10, choices=Taker.choices)
    due_on = models.DateField(null=True)
    until = models.DateField(null=True)
    done_on = models.DateField(null=True)
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["goal", "done_on"])]


class GoalEnd(Inserted):
    """A goal was reached or given up during the work: on which day, and a word on it."""

    class Kind(models.TextChoices):
        REACHED = "reached", _("Dosažený")
        GIVEN_UP = "given_up", _("Opuštěný")

    case = models.ForeignKey(Case, models.CASCADE, related_name="goal_ends")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="ends")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["goal"], condition=Q(void_reason=""), name="one_end_a_goal"
            )
        ]


class Revision(Inserted):
    """The plan was gone through together: what changed, and when next."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="revisions")
    on = models.DateField()
    changed = models.TextField()
    next_on = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()


class NoPlanNeeded(Inserted):
    """It was decided that a written plan is not needed by now (B16), and after how many visits."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    visits = models.PositiveIntegerField()
    reason = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class ClientView(Inserted):
    """What the client thinks of the proposed steps; where it differs, what was said of risks."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="client_views", db_index=False)
    on = models.DateField()
    view = models.TextField()
    differs = models.BooleanField(null=True)
    risks = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]


class Evaluation(Inserted):
    """How each of the service's goals came out with a client: ``met`` by word of ``goals``.

    A goal that nobody asked about stands in it with None.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="evaluations", db_index=False)
    on = models.DateField()
    met = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]
