"""The one screen on which a group is written up."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.acts.groups.actions import EXCUSED, LATER, MISSED, THERE, record_group
from opora.appointments.groups.stopped import GroupRefused
from opora.appointments.groups.views import OfGroup
from opora.appointments.moments import has_begun
from opora.appointments.planning import LONGEST
from opora.appointments.queries import AppointmentRow
from opora.ui import fields
from opora.ui.forms import OporaForm


class RecordGroupForm(OporaForm):
    """How it was with each, and what is the same for all."""

    not_saved = _("Skupina ještě není zapsaná")

    minutes = fields.MinutesField(label=_("Minuty"), min_value=1, max_value=LONGEST)
    note = fields.TextField(label=_("Poznámka pro všechny"), required=False, max_length=4000)

    def __init__(
        self, *args: Any, members: tuple[AppointmentRow, ...], is_to_come: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.is_to_come = is_to_come
        for one in members:
            self.fields[f"m{one.id}"] = fields.ChoiceField(
                label=one.case_title,
                choices=[
                    (THERE, _("Účast")),
                    (EXCUSED, _("Omluva")),
                    (MISSED, _("Bez omluvy")),
                    (LATER, _("Zapíše se potom")),
                ],
                missing=_("Vyberte, jak to bylo."),
            )
        for name in ("minutes", "note"):
            self.fields[name] = self.fields.pop(name)

    def clean(self) -> dict[str, Any]:
        """Nothing has taken place before its hour; of a day to come the action says so."""
        if self.is_to_come:
            self.refuse(None, _("Skupina ještě nezačala. Zapsat ji půjde, až začne."))
        return super().clean() or {}

    @property
    def came(self) -> dict[int, str]:
        """By the meeting how it was."""
        told = self.cleaned_data
        return {int(name[1:]): told[name] for name in told if name[1:].isdecimal()}


class RecordGroup(OfGroup):
    """A held group in one press: filled in as it was planned."""

    form_class = RecordGroupForm
    action = record_group
    heading = _("Zapsat, co proběhlo")
    submit = _("Zapsat skupinu")
    panel_title = _("Takto to zapsat nejde.")
    may_have_happened = True

    def form_options(self) -> dict[str, Any]:
        """Those of whom nothing is written yet."""
        first, now = self.group.first, datetime.combine(self.today, self.now)
        to_come = first.day == self.today and not has_begun(first.day, first.at, now)
        return {"members": self.group.waiting, "is_to_come": to_come}

    def initial(self) -> dict[str, Any]:
        """As long as it was planned. Who was there nobody has said yet."""
        return {"minutes": self.group.first.minutes}

    def without(self, stopped: GroupRefused) -> str:
        """The others are written up, where there are any."""
        some = stopped.total > len(stopped.ids)
        return str(_("Zapsat ostatní, tyto se zapíšou potom")) if some else ""

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """How it was with each of them."""
        assert isinstance(form, RecordGroupForm)
        told = form.cleaned_data
        later = {one.id: LATER for one in self.group.waiting if str(one.case_id) in self.left}
        return {
            "group_id": self.kwargs["group_id"],
            "came": form.came | later,
            "minutes": told["minutes"],
            "note": told["note"],
        }
