"""What is asked when an application is moved to another site."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm


class MoveForm(OporaForm):
    """Where to, why, and when it was agreed."""

    not_saved = _("Žádost zatím zůstává, kde je")

    site = fields.ChoiceField(label=_("Kam"), choices=[])
    reason = fields.TextField(
        label=_("Proč"),
        help_text=_("Co zájemce chce a na čem jste se domluvili."),
        lines=True,
        max_length=2000,
        missing=_("Napište, proč se žádost přesouvá."),
    )
    on = fields.DayField(label=_("Ode dne"), past=True)

    def __init__(self, *args: Any, sites: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["site"] = fields.ChoiceField(
            label=self.fields["site"].label, choices=list(sites), missing=_("Vyberte pracoviště.")
        )
        self.order_fields(["site", "reason", "on"])
