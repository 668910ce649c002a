"""Roles and what sets of them may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The part a person plays in one service, perhaps at one site only."""

    HEAD = "head", _("vedoucí")
    SOCIAL_WORKER = "social_worker", _("sociální práce")
    SOCIAL_SERVICES_WORKER = "social_services_worker", _("práce v sociálních službách")
    CONSULTANT = "consultant", _("konzultace")
    ASSISTANT = "assistant", _("asistence")
    PSYCHOLOGIST = "psychologist", _("psychologie a jiná odbornost")
    INTAKE = "intake", _("první kontakty")
    AUDITOR = "auditor", _("kontrola")
    TECHNICAL_ADMIN = "technical_admin", _("technická správa")


HEADS = frozenset({Role.HEAD})
PROFESSIONALS = frozenset(
    {
        Role.HEAD,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_SERVICES_WORKER,
        Role.CONSULTANT,
        Role.PSYCHOLOGIST,
    }
)
CASEWORK = PROFESSIONALS | {Role.ASSISTANT}
CONTACT_TAKERS = PROFESSIONALS | {Role.INTAKE}

# Whose sight reaches every case of their service and site; an assistant sees
# the cases lent to them, first contacts end for intake where a client begins.
SEES_SERVICE = PROFESSIONALS | {Role.AUDITOR}
WATCHERS = HEADS | {Role.AUDITOR}
"""Who reads the trace of a case, and finds those that were opened by mistake."""
TECHNICAL = frozenset({Role.TECHNICAL_ADMIN})
"""No work with people."""
SEES_APPLICANTS = frozenset({Role.INTAKE})
SEES_GRANTED = frozenset({Role.ASSISTANT})
