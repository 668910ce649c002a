"""What was printed or brought signed, kept as it is; how it was handed over; the letterhead."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account, Owned
from opora.access.scoping import scoped
from opora.cases.models import Case


class Letterhead(Owned):
    """What stands on top of papers from a day on: the address, the number, the logo.

    The latest that has begun counts; earlier ones stay with their days. ``logo`` is a PNG.
    """

    since = models.DateField()
    address = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    logo = models.BinaryField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = scoped()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "since"])]


class Kept(Inserted):
    """What was printed or brought signed, wherever it belongs; its bytes never change.

    ``version`` is that of the definition, ``template`` a digest of the templates, ``digest`` the
    SHA-256 of the bytes as they were printed.
    """

    class Made(models.TextChoices):
        PRINTED = "printed", _("vytištěno")
        SCANNED = "scanned", _("přiložený sken")

    made = models.CharField(max_length=10, choices=Made.choices)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=5, default="cs")
    version = models.CharField(max_length=80, blank=True)
    template = models.CharField(max_length=16, blank=True)
    standard = models.CharField(max_length=40, blank=True)
    media_type = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        abstract = True


class Document(Kept):
    """One document of a case. Its bytes lie sealed in ``Sealed`` and never change.

    ``paper`` and ``about_id`` say what it was made of; of a scan ``paper`` is what it shows.
    ``signed_of``: the printed one that a scan shows.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="documents", db_index=False)
    paper = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    signed_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="signed")

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]


class Sealed(Inserted):
    """The bytes of a document and the words they were made of, locked by our key."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="sealed"
    )
    content = models.BinaryField()
    words = models.BinaryField(null=True)


class Given(Inserted):
    """When, how and to whom something kept was handed over."""

    class Way(models.TextChoices):
        IN_PERSON = "in_person", _("osobně")
        POST = "post", _("poštou")
        EMAIL = "email", _("e-mailem")
        DATA_BOX = "data_box", _("datovou schránkou")
        OTHER = "other", _("jinak")

    on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    whom = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    class Meta:
        abstract = True


class GivenOut(Given):
    """A document of a case was handed over."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="given_out")

    history = History()
