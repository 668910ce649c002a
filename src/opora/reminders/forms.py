"""The form on which a worker chooses reminders."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.reminders.models import Choice
from opora.ui import fields, widgets
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

ON = (Choice.Mode.DAILY.value, Choice.Mode.OVERDUE.value)
HOURS = [(str(hour), f"{hour}:00") for hour in range(5, 21)]


class ChooseForm(OporaForm):
    """Whether, where and when."""

    not_saved = _("Volba ještě není uložená")

    mode = fields.ChoiceField(
        label=_("Připomínka e-mailem"),
        help_text=_("Bude v ní jen kolik věcí čeká, jakého jsou druhu, a odkaz. Žádné jméno."),
        choices=Choice.Mode.choices,
    )
    hour = fields.ChoiceField(
        label=_("Od kolika hodin"), choices=HOURS, widget=widgets.List(), shown=Shown("mode", *ON)
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = fields.EmailField(
            help_text=_("Na tuto adresu se to pošle."), shown=Shown("mode", *ON)
        )
        self.order_fields(["mode", "email", "hour"])

    @property
    def answers(self) -> dict[str, Any]:
        """The hour as a number; None where nothing is sent."""
        given = super().answers
        return given | {"hour": int(given["hour"]) if given["hour"] else None}
