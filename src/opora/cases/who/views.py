"""The page on which one says who is who in a case, with how it stood before."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.views import OfCase
from opora.cases.who.actions import say_who_is_who
from opora.cases.who.forms import CLIENT, WhoForm
from opora.cases.who.history import earlier
from opora.ui.forms import OporaForm


class WhoIsWho(OfCase):
    """Relations, who is served, the name of the family."""

    form_class = WhoForm
    template_name = "cases/who.html"
    heading = _("Kdo je kdo")
    submit = _("Uložit")
    action = say_who_is_who
    part = "#people"

    @property
    def goes_by_a_name(self) -> bool:
        """A family may have a name where nobody in it is under a code."""
        assert self.case is not None
        people = self.persons()
        several = self.case.family or self.service.client == "family" or len(people) > 1
        return several and not any(one.code for one in people)

    def form_options(self) -> dict[str, Any]:
        """The people of the case, those under a code by their code."""
        return {"people": self.persons(), "family": self.goes_by_a_name}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        assert self.case is not None
        known: dict[str, Any] = {"family_title": self.case.title if self.case.family else ""}
        for one in self.persons():
            known[f"relation_{one.id}"] = one.relation
            known[f"part_{one.id}"] = CLIENT if one.client else "named"
        return known

    def stands(self) -> object:
        """The people as they stand, and the name of the case."""
        assert self.case is not None
        people = [(one.id, one.relation, one.client) for one in self.persons()]
        return (self.case.title, self.case.family, people)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """By person; where the form has no name of a family, it stays."""
        assert isinstance(form, WhoForm)
        now = self.initial()["family_title"]
        return {
            "case_id": self.case_id,
            "parts": form.parts(),
            "family_title": form.cleaned_data.get("family_title", now) or "",
            "why": form.cleaned_data["why"] or "",
        }

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """How it stood before each change."""
        assert self.case is not None
        return {"corrections": earlier(self.case, self.persons())}
