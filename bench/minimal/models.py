"""Four tables and a log of looks."""

from typing import ClassVar, Self

from django.db import models


class Person(models.Model):
    """Somebody with a name."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, db_index=True)
    sort_name = models.CharField(max_length=240)
    phone = models.CharField(max_length=40, blank=True)


class Case(models.Model):
    """A file of one person."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    person = models.ForeignKey(Person, models.PROTECT)
    service = models.CharField(max_length=60)
    worker_id = models.BigIntegerField(db_index=True)
    stage = models.CharField(max_length=20)
    opened_on = models.DateField()


class Contact(models.Model):
    """A first contact."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    way = models.CharField(max_length=10)
    request = models.TextField()
    on = models.DateField()


class Act(models.Model):
    """What was done."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    service = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    day = models.DateField()
    minutes = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True)
    worker_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "-day", "-id"]),
            models.Index(fields=["service", "day"]),
        ]


class Look(models.Model):
    """One row for each look at a case, as Opora commits one."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    user_id = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
