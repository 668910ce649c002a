"""The last day of somebody's work here, or of one role."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm


def last_day_field(label: Any, help_text: Any) -> fields.DayField:
    """A last day; ``help_text`` says what still holds on it."""
    return fields.DayField(label=label, help_text=help_text, missing=_("Napište poslední den."))


class EndForm(OporaForm):
    """What ends on a day; ``day``: the field of that day."""

    day: ClassVar[str]

    def last(self, known: date | None) -> date:
        """The day that is typed; before that the one that is set, or today."""
        typed = self.cleaned_data.get(self.day) if self.is_bound else None
        assert self.today is not None
        return typed if isinstance(typed, date) else known or self.today


class LastDayForm(EndForm):
    """The last day of a worker here."""

    not_saved = _("Účet zůstává otevřený")
    day = "last_day"

    last_day = last_day_field(
        _("Poslední den"), _("Ten den se ještě dá přihlásit, od dalšího už ne.")
    )


class EndRoleForm(EndForm):
    """The last day of a role."""

    not_saved = _("Role zatím trvá")
    day = "until"

    until = last_day_field(
        _("Poslední den role"),
        _("Ten den ještě platí. Má-li skončit hned, napište včerejšek."),
    )
