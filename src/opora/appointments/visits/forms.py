"""The forms of meetings without a case."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments import guests
from opora.appointments.forms import ASKED, BookForm, CancelForm, nobody_missing
from opora.appointments.models import Appointment
from opora.appointments.visits.told import Known
from opora.catalog.service import Service
from opora.ui import fields
from opora.ui.forms import OporaForm

BY = Appointment.CancelledBy
OF_A_CASE = (*ASKED, *guests.AT_MEETING, "workers", "note")
"""What is asked of a meeting of a case, and of nobody without one."""


class VisitForm(BookForm):
    """A meeting to come with somebody who has no case."""

    def __init__(
        self,
        *args: Any,
        service: Service,
        workers: Sequence[tuple[int, str]],
        rooms: Sequence[tuple[int, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, service=service, people=(), workers=workers, rooms=rooms, **options)
        for name in OF_A_CASE:
            self.fields.pop(name, None)
        first: dict[str, Any] = {
            "label": fields.TextField(
                label=_("Slovo pro příchod"),
                help_text=_(
                    "Domluvte si slovo, které řekne u dveří, třeba „modrý deštník“. Bez jména,"
                    " telefonu a data narození."
                ),
                max_length=60,
                required=False,
                may_say_optional=False,
            )
        }
        if service.anonymous:
            first["code"] = fields.TextField(
                label=_("Kód, pokud už ho má"), max_length=40, required=False
            )
        self.fields = {**first, **self.fields}

    @property
    def known(self) -> Known:
        """By what they are known at the door."""
        told = self.cleaned_data
        return Known(told.get("label") or "", told.get("code") or "")


class CancelVisitForm(OporaForm):
    """Why it does not take place."""

    not_saved = CancelForm.not_saved

    cancelled_by = fields.ChoiceField(
        label=_("Proč se schůzka nekoná"),
        choices=[
            (BY.NO_SHOW.value, _("Nikdo nedorazil")),
            (BY.CLIENT.value, _("Ruší ji ten, kdo měl přijít")),
            (BY.SERVICE.value, _("Rušíme ji my")),
            (BY.OTHER.value, _("Jinak, třeba už má u nás případ")),
        ],
        missing=_("Vyberte, proč se schůzka nekoná."),
    )
    told_on = fields.DayField(label=_("Odkdy to víme"), past=True, required=False)
    note = fields.TextField(label=_("Proč"), required=False, max_length=2000)

    def __init__(self, *args: Any, is_to_come: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_to_come:
            nobody_missing(self.fields["cancelled_by"])
