"""The part of a step that ends an agreement: with the last one the meetings end, too."""

from typing import Any

from opora.agreements.queries import agreements
from opora.appointments.after_end.field import GIVE_UP, give_up_field
from opora.cases.steps import Step
from opora.ui.forms import OporaForm


class EndsMeetings(Step):
    """A step that asks as well what becomes of meetings after the last day."""

    @property
    def ended_id(self) -> int | None:
        """The agreement that ends."""
        raise NotImplementedError

    def make_form(self, data: Any = None) -> OporaForm:
        """Nothing is asked where nothing is planned, or where the case goes on all the same."""
        form = super().make_form(data)
        assert self.case is not None
        others = [one for one in agreements([self.case.id]) if one.id != self.ended_id]
        if any(one.goes_on(self.today) for one in others):
            return form
        if (field := give_up_field(self.case.id)) is not None:
            form.fields[GIVE_UP] = field
        return form

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Whether they are given up together with the end."""
        told = super().answers(form)
        return told | {GIVE_UP: bool(told.pop(GIVE_UP, None))}
