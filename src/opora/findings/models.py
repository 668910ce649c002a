"""An examination asked of a worker, its result under a narrower sight, and who explained it (B17).

The request belongs to the case and is seen with it. What came out is seen by those only who work
with it: one predicate (B17.sight).
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.models import SIGHT, Case
from opora.cases.queries import with_key_worker
from opora.people.models import Person


class Examination(Inserted):
    """Somebody of the case is to be examined: by whom, what for, by when, who will explain it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="examinations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
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
        seen = with_key_worker(viewer)
        does = Q(by_id=me) | Q(examination__worker_id=me)
        asks = Q(examination__asked_by_id=me) | Q(examination__interpreter_id=me)
        leads = Q(examination__case_id__in=seen.filter(key_worker_id=me).values("pk"))
        head = viewer.where(HEADS, "examination__case__")
        found = self.filter(examination__case_id__in=Case.objects.visible_to(viewer).values("pk"))
        return found.filter(does | asks | leads | head)


class Finding(Inserted):
    """What the examination showed, in words. Corrected and void ones are under the same sight."""

    examination = models.ForeignKey(Examination, models.PROTECT, related_name="findings")
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
            )
        ]


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
