"""What is asked when an applicant does not go on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.intake.forms import words
from opora.ui import fields
from opora.ui.forms import OporaForm


class WithdrawForm(OporaForm):
    """What happened, and when it was clear. Why is not asked."""

    not_saved = _("Žádost zatím běží dál")

    happened = fields.ChoiceField(label=_("Co se stalo"), choices=[])
    reason = fields.TextField(
        label=_("Poznámka"),
        help_text=_("Co jste zkoušeli, co zaznělo. Na důvod se ptát nemusíte."),
        lines=True,
        max_length=2000,
        required=False,
    )
    on = fields.DayField(label=_("Ode dne"), past=True)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["happened"] = fields.ChoiceField(
            label=self.fields["happened"].label,
            choices=words(service, "withdrawals"),
            missing=_("Vyberte, co se stalo."),
        )
        self.order_fields(["happened", "reason", "on"])
