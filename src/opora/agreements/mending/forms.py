"""The form of an agreement that is put right."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from opora.agreements.forms import ConcludeForm
from opora.ui import fields


class CorrectForm(ConcludeForm):
    """With whom it is agreed may change, too; ``stood`` are those with whom it was until now."""

    def __init__(self, *args: Any, stood: Sequence[tuple[int, str]], **options: Any) -> None:
        self.stood = dict(stood)
        super().__init__(*args, **options)

    @property
    def offered(self) -> list[tuple[int, str]]:
        """Clients of the case, and who is in the agreement although not in the case any more."""
        return list((dict(super().offered) | self.stood).items())

    def _add_parties(self) -> None:
        """Somebody may have joined what was running: with the day, and why as of any correction."""
        super()._add_parties()
        if "parties" in self.fields:
            self.fields["joined_on"] = fields.DayField(
                label=_("Kdy se připojili ti, které teď přidáváte"),
                help_text=_("Když k tomu patřili od začátku, nechte prázdné."),
                past=True,
                required=False,
            )
