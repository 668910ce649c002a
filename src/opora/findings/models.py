"""Results under a narrower sight: of an examination asked of a worker (B17), of a test (C4).

The request and the test belong to the case and are seen with it. What came out is seen by those
only who work with it: one predicate (B17.sight, C4.test_sight).
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.models import Act
from opora.acts.queries import beside
from opora.cases.models import SIGHT, Case, visible_ids
from opora.cases.queries import with_key_worker
from opora.people.models import Person


class Examination(Inserted):
    """Somebody of the case is to be examined: by whom, what for, by when, who will explain it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="examinations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    question = models.TextField()
    due_on = models.DateField()
    interpreter = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["worker", "due_on"])]


class FindingQuerySet(models.QuerySet["Finding"]):
    """The one predicate of who reads a result."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Of cases that the viewer sees: who asked, made or will explain it, who leads, the head.

        Deny wins: whoever is left out of the case sees nothing of it, whatever they once did.
        """
        me = viewer.account_id
        asks = Q(examination__asked_by_id=me) | Q(examination__interpreter_id=me)
        cases = visible_ids(viewer)
        examined = self._worked_with(viewer, "examination__") | Q(examination__worker_id=me) | asks
        does = Q(act__worker_id=me) | Q(act_id__in=beside(me))
        return self.filter(
            (Q(examination__case_id__in=cases) & examined)
            | (Q(act__case_id__in=cases) & (self._worked_with(viewer, "act__") | does))
        )

    def _worked_with(self, viewer: Viewer, link: str) -> Q:
        """The writer, the key worker and the head."""
        led = with_key_worker(viewer).filter(key_worker_id=viewer.account_id).values("pk")
        leads = Q(**{f"{link}case_id__in": led}) | viewer.where(HEADS, f"{link}case__")
        return Q(by_id=viewer.account_id) | leads


class Finding(Inserted):
    """What came out, in words: of an examination, or of an act that is a test.

    Corrected and void ones are under the same sight.
    """

    examination = models.ForeignKey(Examination, models.PROTECT, related_name="findings", null=True)
    act = models.ForeignKey(Act, models.PROTECT, related_name="findings", null=True)
    on = models.DateField()
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["examination"], condition=Q(void_reason=""), name="one_finding_stands"
            ),
            models.UniqueConstraint(
                fields=["act"], condition=Q(void_reason=""), name="one_finding_of_an_act"
            ),
            models.CheckConstraint(
                condition=Q(examination=None, act__isnull=False)
                | Q(examination__isnull=False, act=None),
                name="finding_of_one_thing",
            ),
        ]

    @property
    def since(self) -> date:
        """The first day that it can be of."""
        if self.act is not None:
            return self.act.day
        assert self.examination is not None
        return self.examination.asked_on


class Explanation(Inserted):
    """The result was explained: when, by whom, to whom of the case (ids), and to whom else."""

    examination = models.ForeignKey(Examination, models.PROTECT, related_name="explanations")
    on = models.DateField()
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    people = models.JSONField(default=list)
    others = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


SIGHT["may_open_finding"] = f"{FindingQuerySet.__module__}.FindingQuerySet.visible_to"
