"""The same facts in ordinary tables, and a log of looks."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from bench.minimal import words


class Person(models.Model):
    """Somebody with a name, or a code in its place."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100, blank=True)
    folded = models.CharField(max_length=100, db_index=True)
    sort_name = models.CharField(max_length=240)
    born_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Case(models.Model):
    """A file of one person or a family."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    title = models.CharField(max_length=200)
    people = models.ManyToManyField(Person)
    service = models.CharField(max_length=60, choices=words.SERVICES)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    since = models.DateField(null=True)
    stage = models.CharField(max_length=20, choices=words.STAGES)
    opened_on = models.DateField()


class Contact(models.Model):
    """A first contact, and how to get in touch again."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    on = models.DateField()
    way = models.CharField(max_length=10, choices=words.WAYS, blank=True)
    danger = models.BooleanField(null=True)
    request = models.TextField(blank=True)
    when = models.CharField(max_length=120, blank=True)
    message = models.CharField(max_length=5, choices=words.ANSWERS, blank=True)
    caller_name = models.CharField(max_length=80, blank=True)
    next_step = models.CharField(max_length=200, blank=True)


class Informed(models.Model):
    """The client was told of the service."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    on = models.DateField()


class Agreement(models.Model):
    """What was agreed."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case_id: int
    case = models.ForeignKey(Case, models.CASCADE)
    form = models.CharField(max_length=30, choices=words.FORMS)
    concluded_on = models.DateField()
    valid_until = models.DateField(null=True)
    goals = models.TextField(blank=True)
    extent = models.TextField(blank=True)


class Goal(models.Model):
    """What the client wants, in the plan."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    text = models.TextField()


class Meeting(models.Model):
    """What is planned."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case_id: int
    case = models.ForeignKey(Case, models.CASCADE)
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    kind = models.CharField(max_length=60, choices=words.ACTS)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "starts_at"]),
            models.Index(fields=["worker", "starts_at"]),
        ]

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def at(self) -> int:
        """Quarters of an hour from eight."""
        begins = timezone.localtime(self.starts_at)
        return (begins.hour - 8) * 4 + begins.minute // 15

    @property
    def span(self) -> int:
        """Quarters that it takes."""
        return max(2, -(-self.minutes // 15))


class Act(models.Model):
    """What was done, by whom and with whom."""

    objects: ClassVar[models.Manager[Self]] = models.Manager()
    case = models.ForeignKey(Case, models.CASCADE)
    service = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, choices=words.ACTS)
    day = models.DateField()
    at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True)
    client_present = models.BooleanField(null=True)
    note = models.TextField(blank=True)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    people = models.ManyToManyField(Person)

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
