"""Forms of the waiting list."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.intake.applicant import room
from opora.intake.applicant.forms import WithService
from opora.ui import fields
from opora.ui.words import full_day


class WaitMendedForm(WithService):
    """What was written down of the waiting list; answers are put right on their own page."""

    not_saved = _("Zápis do pořadníku ještě není uložený")

    full = fields.ThreeStateField(label=_("Čeká proto, že je plno?"), asked=False)
    reason = fields.TextField(
        label=_("Na co zájemce čeká"), lines=True, max_length=2000, required=False
    )
    on = fields.DayField(label=_("Ode dne"), past=True)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, service=service, **options)
        self.keep("full", kept=room.is_asked(service))


class WaitForm(WaitMendedForm):
    """Putting on the waiting list, with what decides who comes first."""

    asks = ("put_on_waiting_list",)

    def __init__(self, *args: Any, waited: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if waited is not None:  # the order goes by the application, so nothing is lost by the step
            told = _("V pořadníku zůstává od %(day)s, místo mezi čekajícími se nemění.")
            self.fields["on"].help_text = told % {"day": full_day(waited)}
