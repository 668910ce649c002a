"""Organisations, accounts, roles, grants and exclusions."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.inserted import Inserted
from opora.access.roles import Role


class Organisation(Inserted):
    """Who runs the services. Every record belongs to exactly one."""

    name = models.CharField(max_length=200)
    services = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class Owned(Inserted):
    """A record of one organisation; no query leaves out whose it is (fails closed)."""

    # Whatever is found often has an index of its own that begins with the organisation.
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Account(AbstractBaseUser):
    """A worker who signs in."""

    class Theme(models.TextChoices):
        DEVICE = "device", _("podle zařízení")
        LIGHT = "light", _("světlý")
        DARK = "dark", _("tmavý")

    class RoleForm(models.TextChoices):
        FEMININE = "feminine", _("pracovnice")
        MASCULINE = "masculine", _("pracovník")
        NEUTRAL = "neutral", _("bez rodu")

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=240, default="")
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.DEVICE)
    language = models.CharField(max_length=5, default="cs")
    role_form = models.CharField(max_length=10, choices=RoleForm.choices, default=RoleForm.NEUTRAL)
    is_active = models.BooleanField(default=True)
    # The last day of somebody who leaves; from the next one the account is closed.
    last_day = models.DateField(null=True)
    # The day of the last change of the password; unknown for older ones.
    password_since = models.DateField(null=True)
    # Somebody else set it and knows it: before anything else the worker chooses another.
    password_is_lent = models.BooleanField(default=False)

    # (role, service, site) where the account was read with its posts.
    posts: list[tuple[str, str, str]] | None = None
    # Whether a deputy's cases have to be looked for; read with the session.
    may_stand_in: bool = True

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name that the bar shows."""
        return self.full_name


class Session(AbstractBaseSession):
    """Who is signed in, as Django keeps it; the account stands beside, so one query reads both."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """What reads and writes these rows."""
        from opora.access.sessions import SessionStore

        return SessionStore


class Assignment(Inserted):
    """One role in one service; an empty site means all of its sites.

    Held from ``since`` through ``until``; without the first since ever, without the last until
    further notice.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=30, choices=Role.choices)
    service = models.CharField(max_length=60)
    site = models.CharField(max_length=60, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "role", "service", "site"],
                condition=models.Q(until=None),
                name="assignment_standing_once",
            )
        ]


class Absence(Inserted):
    """A worker is away, the last day included; no reason is asked, least of all an illness.

    ``stand_in`` sees meanwhile what is due for the absent worker, with rights of their own.
    """

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("dovolená")
        LEARNING = "learning", _("vzdělávání")
        OTHER = "other", _("jiná")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()
    until = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)
    stand_in = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", db_index=False
    )
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    cancelled = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "until"]),
            models.Index(fields=["stand_in", "until"]),
        ]


class Grant(Inserted):
    """A case lent to a worker beyond what the role sees. ``case_id`` is a plain id.

    ``absence``: lent to a stand-in, for as long as the other worker is away.
    """

    account = models.ForeignKey(Account, models.CASCADE, db_index=False)
    case_id = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    absence = models.ForeignKey(Absence, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "case_id"])]


class Exclusion(Inserted):
    """A worker who must not meet a person's case, in any service. Deny wins (B19)."""

    account = models.ForeignKey(Account, models.CASCADE, db_index=False)
    person_id = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.TextField()
    ended_because = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "person_id"])]


class Deputy(Inserted):
    """Who stands in for the head of a service where the head can't decide.

    Named beforehand, so that naming one says nothing about any matter.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.CharField(max_length=60)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    named_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["service", "account"])]


class Narrowing(Inserted):
    """A case that fewer people see than usual (B21), until it ends. ``case_id`` is a plain id."""

    case_id = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id"])]


class Insider(Inserted):
    """Whom the organisation has named to see the narrowed cases of a service."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.CharField(max_length=60)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["service", "account"])]


class Submission(Inserted):
    """A form that has been sent: the second press of the button finds it here.

    ``digest`` stands for where it was sent and what it said, so that the same
    thing saved once more is found too; empty where what it made (``made``,
    'act:12') is void or was corrected since. ``pressed`` stands for what came letter by letter: a
    second press is known by it even where the form has other fields by then. ``draft`` is the page
    whose draft it was: a trigger drops that draft with the press (migration 0008).
    """

    token = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, db_index=False)
    leads_to = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    made = models.CharField(max_length=60, blank=True)
    pressed = models.CharField(max_length=64, blank=True)
    draft = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "digest"]),
            models.Index(fields=["made"]),
        ]


class Draft(Inserted):
    """What somebody was writing, kept on the server until it is sent or thrown away."""

    account = models.ForeignKey(Account, models.CASCADE, db_index=False)
    page = models.CharField(max_length=200)
    content = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "page"], name="draft_once")
        ]
