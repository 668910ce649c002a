"""A key worker as pages name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.models import Account


@dataclass(frozen=True)
class KeyWorkerSpan:
    """Who answered for the case since when."""

    worker_id: int
    name: str
    since: date
    reason: str
    role_form: str
    id: int = 0
    void_reason: str = ""

    @property
    def role(self) -> str:
        """What they are to the case, in the form that they chose for themselves."""
        return {
            Account.RoleForm.FEMININE.value: _("Klíčová pracovnice"),
            Account.RoleForm.MASCULINE.value: _("Klíčový pracovník"),
        }.get(self.role_form, _("Případ vede"))


def leading(spans: Iterable[KeyWorkerSpan], day: date) -> KeyWorkerSpan | None:
    """Whose span holds the day, of the starts of one case that count, the latest first."""
    return next((one for one in spans if one.since <= day), None)


def planned(spans: Iterable[KeyWorkerSpan], day: date) -> KeyWorkerSpan | None:
    """Who leads after the day, where that is planned; one handover at most is."""
    return next((one for one in spans if one.since > day), None)
