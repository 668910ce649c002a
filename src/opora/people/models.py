"""Persons. An anonymous client is a kind of its own: a code, no identity fields."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.models import Owned
from opora.access.scoping import scoped


class Person(Owned):
    """Somebody in a case. A birth date may be known only as an interval of days.

    ``code_alike``: the same for all codes that look the same at a glance, ``code_last``: the last
    word of a code of several, by which it is found, too (both: ``people.codes``). ``phone_first``
    and ``phone_second``: the digits by which a telephone is found (``people.phones``).
    """

    class Kind(models.TextChoices):
        NAMED = "named", _("se jménem")
        ANONYMOUS = "anonymous", _("bez jména")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=40, blank=True)
    code_folded = models.CharField(max_length=40, blank=True)
    code_alike = models.CharField(max_length=40, blank=True)
    code_last = models.CharField(max_length=40, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    given_folded = models.CharField(max_length=100, blank=True)
    family_folded = models.CharField(max_length=100, blank=True)
    sort_name = models.CharField(max_length=240, blank=True)
    born_from = models.DateField(null=True)
    born_to = models.DateField(null=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_first = models.CharField(max_length=15, blank=True, db_index=True)
    phone_second = models.CharField(max_length=15, blank=True, db_index=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)

    history = History()
    objects: ClassVar[Any] = scoped()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "code_folded"],
                condition=~models.Q(code_folded=""),
                name="code_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="named")
                | models.Q(
                    given_name="",
                    family_name="",
                    born_from=None,
                    born_to=None,
                    phone="",
                    email="",
                    address="",
                ),
                name="anonymous_has_no_identity",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "family_folded"]),
            models.Index(fields=["organisation", "given_folded"]),
            models.Index(fields=["organisation", "code_alike"], name="code_alike_found"),
            models.Index(fields=["organisation", "code_last"], name="code_last_found"),
        ]

    def __str__(self) -> str:
        return self.code or f"{self.given_name} {self.family_name}".strip()

    @property
    def is_anonymous(self) -> bool:
        """A client who is only a code."""
        return self.kind == self.Kind.ANONYMOUS
