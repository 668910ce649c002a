"""What each worker chose, one digest a day, and when the jobs were last at work."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.inserted import Inserted
from opora.access.models import Account


class Choice(Inserted):
    """Whether, where and from which hour a worker is reminded by e-mail."""

    class Mode(models.TextChoices):
        OFF = "off", _("neposílat")
        DAILY = "daily", _("každý den")
        OVERDUE = "overdue", _("jen když je něco po termínu")

    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.OFF)
    email = models.CharField(max_length=200, blank=True)
    hour = models.PositiveSmallIntegerField(default=7)


class Digest(Inserted):
    """One e-mail of one day to one worker; there is never a second one (docs/adr/0025)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("čeká na odeslání")
        CLAIMED = "claimed", _("odesílá se")
        HANDING = "handing", _("předává se serveru")
        SENT = "sent", _("odesláno")
        NOTHING = "nothing", _("nebylo co připomenout")
        UNKNOWN = "unknown", _("nevíme, jestli odešlo")
        GIVEN_UP = "given_up", _("neodesláno, nahradil to další den")

    account = models.ForeignKey(Account, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    # The kind of the last error, never its message: that may quote an address.
    error = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "day"], name="digest_once_a_day")
        ]
        indexes: ClassVar = [models.Index(fields=["day", "state"])]


class Pulse(Inserted):
    """When the jobs of this installation were last at work."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()


class FeedKey(Inserted):
    """The secret of a worker's calendar address: its digest alone is kept, it is shown once.

    ``read_on`` and ``shown`` (a digest of what was) say when the trace was told last.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_on = models.DateField(null=True)
    shown = models.CharField(max_length=64, blank=True)


class FeedMiss(Inserted):
    """How often somebody at an address of the net came with a secret that opens nothing."""

    whence = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
