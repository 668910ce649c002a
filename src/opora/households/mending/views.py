"""The pages on which relations, stays and custody are put right."""

from typing import Any

from opora.cases.mending.pages import Correcting
from opora.households.forms import CareForm, LiveForm, RelateForm
from opora.households.queries import family_of
from opora.households.views import Live, Relate, TakeCare
from opora.ui.forms import OporaForm


class CorrectRelation(Correcting, Relate):
    """What they are to each other, as it is."""

    form_class = RelateForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {"person": str(row.person_id), "other": str(row.other_id), "kind": row.kind}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The relation, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}


class CorrectStay(Correcting, Live):
    """Where and from when to when somebody lives."""

    form_class = LiveForm

    def form_options(self) -> dict[str, Any]:
        """Whose stay it is does not change."""
        assert self.case is not None
        known = family_of(self.case.id, self.today).households
        return {"people": [], "households": known, "whose": False}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {"household": row.household, "since": row.since, "until": row.until}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The stay, and why it changes."""
        assert isinstance(form, LiveForm)
        return {**self.kwargs, "what": form.lives, "why": form.cleaned_data["why"]}


class CorrectCustody(Correcting, TakeCare):
    """In whose care the child was, and from when."""

    form_class = CareForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        carers = {"values": [str(one) for one in row.carers]}
        same = {name: getattr(row, name) for name in ("kind", "since", "source", "arrangement")}
        return same | {"child": str(row.child_id), "carers": carers}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The custody, and why it changes."""
        return super().answers(form) | {"why": form.cleaned_data["why"]}
