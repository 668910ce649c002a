"""The head's word on what was handed over."""

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm


class WordForm(OporaForm):
    """Why it is permitted, or not; which of the two says the button."""

    not_saved = _("Rozhodnutí ještě není uložené")

    reason = fields.TextField(
        label=_("Proč"),
        lines=True,
        max_length=2000,
        help_text=_("Přečte si to ten, kdo se ptá. Zůstane to u rozhodnutí."),
        missing=_("Napište proč. Důvod zůstane u rozhodnutí."),
    )


class AsideForm(OporaForm):
    """Nothing but the wish."""

    not_saved = _("Zatím to zůstává, jak to je")
