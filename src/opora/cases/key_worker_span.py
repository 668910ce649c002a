"""A key worker as pages name them."""

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
