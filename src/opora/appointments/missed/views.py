"""The one screen on which it is written down that somebody did not come."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments.forms import CancelForm, acts_by_head
from opora.appointments.missed.actions import Missed, note_missed
from opora.cases.left_out.queries import who_may_work
from opora.cases.steps import Step
from opora.catalog.service import Service
from opora.ui import fields, widgets


class MissedForm(CancelForm):
    """Which meeting it would have been, and why it was not."""

    not_saved = _("Zápis ještě není uložený")

    kind = fields.ChoiceField(
        label=_("Co se mělo dít"), choices=[], widget=widgets.List(), missing=_("Vyberte úkon.")
    )
    day = fields.DayField(
        label=_("Který den"), past=True, missing=_("Napište den, na který byla domluvená.")
    )
    at = fields.HourField(label=_("V kolik"), missing=_("Napište čas, třeba 9:30."))
    field_order = ("kind", "day", "at", "worker")

    def __init__(
        self,
        *args: Any,
        service: Service,
        workers: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, service=service, has_begun=True, **options)
        kind: Any = self.fields["kind"]
        kind.choices = acts_by_head(service)
        why = self.fields["cancelled_by"]
        why.label = _("Proč se schůzka nekonala")
        why.error_messages["required"] = _("Vyberte, proč se schůzka nekonala.")
        self.fields["told_on"].help_text = _("Nenapíšete-li nic, platí den schůzky.")
        self.fields["worker"] = fields.ChoiceField(
            label=_("Kdo z nás"),
            choices=[(str(key), name) for key, name in workers],
            widget=widgets.List(),
            missing=_("Vyberte, u koho schůzka měla být."),
        )
        self.order_fields(self.field_order)

    @property
    def answers(self) -> dict[str, Any]:
        """The meeting as it was arranged, and why it was not."""
        given = super().answers
        return {"what": Missed(worker_id=int(given.pop("worker")), **given)}


class NoteMissed(Step):
    """A meeting that is in no calendar and did not take place."""

    form_class = MissedForm
    action = note_missed
    part = "#course"
    heading = _("Zapsat schůzku, která se nekonala")
    submit = _("Zapsat")

    def form_options(self) -> dict[str, Any]:
        """Who of us may have been expected."""
        assert self.case is not None
        workers = who_may_work(self.viewer, self.case, self.today)
        return {
            "service": self.service,
            "workers": [(one.id, one.name) for one in workers],
        }

    def initial(self) -> dict[str, Any]:
        """Oneself."""
        return {"worker": str(self.viewer.account_id)}
