"""What is kept of the way from the first contact to a decision."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from opora.access.history import History
from opora.access.inserted import Inserted
from opora.access.models import Account
from opora.cases.models import Case


class Way(models.TextChoices):
    """How people met or spoke."""

    PHONE = "phone", _("Telefonem")
    IN_PERSON = "in_person", _("Osobně")
    EMAIL = "email", _("E-mailem")
    FIELD = "field", _("V terénu")


# In the field people meet in person: the rules know the way, the record also where.
CHANNELS = {Way.FIELD.value: "in_person"}


class Contact(Inserted):
    """The first contact, a later one, a call nobody answered, or a note. None is an act."""

    class Kind(models.TextChoices):
        FIRST = "first", _("První kontakt")
        REACHED = "reached", _("Spojili jsme se")
        UNREACHED = "unreached", _("Nezastihli jsme")
        NOTE = "note", _("Poznámka")
        OWN_FILE = "own_file", _("Nahlédnutí klienta do dokumentace")
        PASSED = "passed", _("Kontakt z příjmu")

    case = models.ForeignKey(Case, models.CASCADE, related_name="contacts", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    way = models.CharField(max_length=10, choices=Way.choices, blank=True)
    on = models.DateField()
    danger = models.BooleanField(null=True)
    request = models.TextField(blank=True)
    area = models.CharField(max_length=60, blank=True)
    referrer = models.CharField(max_length=60, blank=True)
    target_group = models.CharField(max_length=60, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "on"])]


class ContactCard(Inserted):
    """What the applicant brings and what of it the service can meet (B14, D4)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="contact_card")
    commission = models.TextField(blank=True)
    situation = models.TextField(blank=True)
    expectations = models.TextField(blank=True)
    can_meet = models.TextField(blank=True)
    cannot_meet = models.TextField(blank=True)
    area = models.CharField(max_length=60, blank=True)
    target_group = models.CharField(max_length=60, blank=True)
    programme = models.CharField(max_length=60, blank=True)
    lacks = models.JSONField(default=list)
    on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    history = History()


class Informed(Inserted):
    """What people were told about the service, by the rules of that day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="informed")
    on = models.DateField()
    fields = models.JSONField()
    rules = models.JSONField()
    version = models.CharField(max_length=60)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class Introduction(Inserted):
    """The introductory consultation (B2), with crisis intervention inside where needed (B3)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="introductions")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    situation = models.TextField(blank=True)
    crisis = models.BooleanField(null=True)
    consent_spoken_on = models.DateField(null=True)
    specialist = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()


class Assessment(Inserted):
    """The case was weighed by several professionals, who name the worker (B6, B7).

    ``weighed_by`` are their ids once more, so that the history knows of them.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="assessments")
    on = models.DateField()
    professionals = models.ManyToManyField(Account, related_name="+")
    conclusion = models.TextField(blank=True)
    key_worker = models.ForeignKey(Account, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    weighed_by = models.JSONField(default=list)
    void_reason = models.TextField(blank=True)

    history = History()


class Outcome(Inserted):
    """What was decided about an applicant, and by which decision of the rules.

    That an applicant does not go on is nobody's decision: it says ``happened`` instead.
    """

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("Přijetí")
        WAITING = "waiting", _("Zápis do pořadníku")
        REFUSED = "refused", _("Odmítnutí")
        REFERRED = "referred", _("Předání jinam")
        ONE_OFF = "one_off", _("Jednorázový kontakt, dál nepokračuje")
        WITHDRAWN = "withdrawn", _("Zájemce nepokračuje")

    case = models.ForeignKey(Case, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    ground = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    letter = models.BooleanField(null=True)
    referred_to = models.CharField(max_length=200, blank=True)
    happened = models.CharField(max_length=60, blank=True)
    decision_id = models.BigIntegerField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "on"])]


class SiteMove(Inserted):
    """An application that went to another site of the service; the day it was made stays."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="site_moves")
    from_site = models.CharField(max_length=60)
    to_site = models.CharField(max_length=60)
    reason = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    history = History()
