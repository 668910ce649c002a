"""Relations of two people, stays in a household, custody of a child: all as one case knows them.

What one case knows of a family another need not see, so each row belongs to its case and is seen
with it, although the person may stand in several.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case
from opora.people.models import Person


class Relation(Inserted):
    """``person`` is this (``kind``, a word of the list ``relation_kinds``) to ``other``."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="relations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "person", "other", "kind"],
                condition=Q(void_reason=""),
                name="one_relation_of_a_kind",
            )
        ]


class Stay(Inserted):
    """Somebody lives in a household of the case, from a day to a day. One may live in several."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="stays")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    household = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class Custody(Inserted):
    """From this day on a child is in this care; starts only are kept, the next ends the one before.

    So there is no day with two of them. ``carers``: ids of people of the case; ``source``: who
    settled it so, a word of the list ``custody_sources``.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="custodies")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    carers = models.JSONField(default=list)
    since = models.DateField()
    source = models.CharField(max_length=30, blank=True)
    arrangement = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "child", "since"],
                condition=Q(void_reason=""),
                name="one_custody_a_day",
            )
        ]
