"""The screen on which answers are put right."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.decisions.facts import asked
from opora.decisions.providers import gather
from opora.intake.answers.actions import mend_answers
from opora.intake.answers.forms import AnswersMendedForm, questions
from opora.intake.applicant.views import CaseStep
from opora.rules.facts import FactType
from opora.ui.forms import OporaForm


class MendAnswers(CaseStep):
    """Who said 14 and is 41, or has been through the education by now."""

    form_class = AnswersMendedForm
    template_name = "intake/answers.html"
    heading = gettext_lazy("Opravit odpovědi")
    submit = gettext_lazy("Uložit odpovědi")
    action = mend_answers

    def _known(self) -> dict[str, object]:
        about = self.subject()
        return dict(asked([about], self.today)[0]) if about else {}

    def _lacking(self) -> frozenset[str]:
        """The age, where nobody knows it: of one person it can be asked here too."""
        about = self.subject()
        facts = self.service.rulebook.facts
        ages = {name for name, spec in facts.items() if spec.type is FactType.AGE}
        if about is None or len(about.person_ids) != 1 or not ages:
            return frozenset()
        return frozenset(ages - set(gather(ages, [about], self.today)[0]))

    def initial(self) -> dict[str, Any]:
        """Why it changes is for the worker to say."""
        return {}

    def form_options(self) -> dict[str, Any]:
        """The questions of the service, with the answers known today."""
        return {"service": self.service, "known": self._known(), "lacking": self._lacking()}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Where the service asks nothing there is nothing to put right."""
        found = questions(self.service, self._known(), self._lacking())
        idle = "" if found else _("Zatím tu není žádná odpověď, kterou by šlo opravit.")
        return super().more_context(form) | {"idle": idle}

    def stands(self) -> object:
        """The answers."""
        return self._known()

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Only what differs."""
        assert isinstance(form, AnswersMendedForm)
        mistaken = form.answers["how"] == "mistaken"
        return {**self.kwargs, "answers": form.changed(), "mistaken": mistaken}
