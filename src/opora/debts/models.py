"""Debts of a case, its household budget, and the instalments agreed on. Amounts in crowns."""

from typing import ClassVar

from django.db import models

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case


class Debt(Inserted):
    """What is owed to whom. ``kind`` and ``state``: words of ``debt_kinds``, ``debt_states``."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="debts", db_index=False)
    creditor = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    amount = models.PositiveIntegerField()
    state = models.CharField(max_length=60)
    known_on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "known_on"])]


class Budget(Inserted):
    """What a household has and needs in a month. The latest one counts."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="budgets", db_index=False)
    made_on = models.DateField()
    income = models.PositiveIntegerField()
    housing = models.PositiveIntegerField()
    living = models.PositiveIntegerField()
    other = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "made_on"])]


class Instalments(Inserted):
    """An instalment calendar of one debt: so much a month, so many times, from a day on."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="instalments", db_index=False)
    debt = models.ForeignKey(Debt, models.PROTECT, related_name="instalments")
    monthly = models.PositiveIntegerField()
    times = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "first_on"])]
