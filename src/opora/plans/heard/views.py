"""Screens of the client's view."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.cases.mending.pages import Correcting
from opora.cases.steps import Step
from opora.plans.heard import actions
from opora.ui import fields
from opora.ui.forms import OporaForm


class ViewForm(OporaForm):
    """What the client thinks of the proposed steps."""

    not_saved = _("Názor ještě není zapsaný")

    view = fields.TextField(
        label=_("Jak klient navržené kroky vidí"),
        help_text=_("Slovy klienta."),
        lines=True,
        max_length=4000,
        missing=_("Napište, jak klient kroky vidí."),
    )
    differs = fields.ThreeStateField(label=_("Vidí to klient jinak než vy?"))
    risks = fields.TextField(
        label=_("Jaká rizika jste k rozhodnutí klienta vysvětlili"),
        help_text=_("Rozhodnutí je na klientovi. Spolupráce kvůli němu nekončí."),
        lines=True,
        max_length=4000,
        required=False,
        shown=fields.Shown("differs", "yes"),
    )
    heard_on = fields.DayField(label=_("Kdy"), past=True)


class HearView(Step):
    """The client's view, and what was said to it."""

    form_class = ViewForm
    heading = _("Názor klienta na kroky")
    submit = _("Zapsat názor")
    action = actions.hear_view

    def check_right(self) -> None:
        """Only where a rule of the service has it asked."""
        super().check_right()
        if not actions.asks_views(self.service):
            raise NotFound

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"heard_on": self.today}


class CorrectClientView(Correcting):
    """The view as it was said."""

    form_class = ViewForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"heard_on": self.row.on}
