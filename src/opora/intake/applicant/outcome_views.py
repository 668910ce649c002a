"""How it ends for an applicant who is not taken on now: each way on its own screen."""

from typing import Any

from django.utils.translation import gettext_lazy

from opora.cases.afterwards import case_or_day
from opora.cases.steps import Lifting
from opora.intake.applicant import forms
from opora.intake.applicant.actions import close_one_off, put_on_waiting_list, refer, refuse
from opora.intake.applicant.views import CaseStep
from opora.ui.forms import OporaForm


class Wait(CaseStep):
    """The waiting list."""

    form_class = forms.WaitForm
    heading = gettext_lazy("Zapsat do pořadníku")
    submit = gettext_lazy("Zapsat do pořadníku")
    code = "intake.put_on_waiting_list"

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Until there is a place."""
        words = lifting.words | form.answers
        put_on_waiting_list(case_id=self.case_id, by=self.viewer, **words)
        return self.home


class Refuse(CaseStep):
    """Refusing on a ground that the law knows."""

    form_class = forms.RefuseForm
    heading = gettext_lazy("Odmítnout")
    submit = gettext_lazy("Odmítnout")
    code = "intake.refuse"

    def form_options(self) -> dict[str, Any]:
        """The service and its grounds, and what was answered before."""
        return {"service": self.service, "known": self.known("refuse")}

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """The reason stays with the case."""
        assert isinstance(form, forms.RefuseForm)
        refuse(
            case_id=self.case_id,
            facts=form.asked.known(),
            by=self.viewer,
            **lifting.words,
            **form.answers,
        )
        return self.home


class OneOff(CaseStep):
    """Ends a case that was one contact only."""

    form_class = forms.OneOffForm
    heading = gettext_lazy("Jednorázový kontakt, dál nepokračuje")
    submit = gettext_lazy("Ukončit jako jednorázový")
    code = "intake.close_one_off"

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Nothing more is due; the record stays."""
        words = lifting.words | form.answers
        close_one_off(case_id=self.case_id, by=self.viewer, **words)
        return case_or_day(self.viewer, self.case_id)


class Refer(CaseStep):
    """The way to another service."""

    form_class = forms.ReferForm
    heading = gettext_lazy("Pomoci s cestou do jiné služby")
    submit = gettext_lazy("Zapsat předání")
    code = "intake.refer"

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """The case ends here."""
        words = lifting.words | form.answers
        refer(case_id=self.case_id, by=self.viewer, **words)
        return case_or_day(self.viewer, self.case_id)
