"""Institutions, and prevention held for them: nobody's case, only numbers are kept (C1)."""

from typing import Any, ClassVar, Self

from django.db import models

from opora.access.history import History
from opora.access.models import Account, Owned
from opora.access.roles import CASEWORK, Role
from opora.access.scoping import scoped
from opora.access.viewer import Viewer


class Institution(Owned):
    """A school or another institution. ``kind``: a word of ``institution_kinds``.

    ``same_as``: it stood in the list twice; what was held for it counts with the other one.
    """

    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    added_on = models.DateField()

    history = History()
    objects: ClassVar[Any] = scoped()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name_folded"],
                condition=models.Q(same_as=None),
                name="institution_once",
            )
        ]


class PreventionQuerySet(models.QuerySet["Prevention"]):
    """Prevention is seen by those who work at its site."""

    def visible_to(self, viewer: Viewer) -> Self:
        """What the services and sites held in which the viewer works, or which they check."""
        here = viewer.where(CASEWORK | {Role.AUDITOR})
        return self.filter(here, organisation_id=viewer.organisation_id)

    def counted(self) -> Self:
        """What took place."""
        return self.filter(voided_on=None)


class Prevention(Owned):
    """Held once for an institution: when, for how long, on what, with how many of whom.

    ``participants``: word of ``participant_kinds`` -> how many. ``workers``: ids of who was there
    besides the one who wrote it down.
    """

    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    topic = models.CharField(max_length=200)
    participants = models.JSONField(default=dict)
    workers = models.JSONField(default=list)
    note = models.TextField(blank=True)
    worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    voided_on = models.DateField(null=True)
    void_reason = models.TextField(blank=True)

    history = History()
    objects: ClassVar[Any] = scoped(models.Manager.from_queryset(PreventionQuerySet))

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "service", "day"])]
