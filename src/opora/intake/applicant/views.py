"""The steps with an applicant, each on its own screen."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from opora.access.queries import Colleague
from opora.access.roles import PROFESSIONALS
from opora.cases.beside.queries import key_workers
from opora.cases.left_out.queries import who_may_work
from opora.cases.stale import ChangesCase
from opora.cases.steps import Step
from opora.decisions.asked import known_answers
from opora.decisions.panels import lines_about, said, shown_basis, source_line
from opora.decisions.queries import weigh
from opora.intake.actions import fill_card, inform
from opora.intake.applicant import forms
from opora.intake.applicant.actions import accept, assess
from opora.intake.applicant.grounds import past_grounds
from opora.intake.applicant.turn import told_of_turn
from opora.intake.due import before_agreement
from opora.intake.models import Contact
from opora.intake.promised import TELLING_STEPS, Told, told_by
from opora.intake.queries import card_of, contacts_of, standing_informed
from opora.ui.forms import OporaForm


class CaseStep(Step):
    """A step of a case with what most of these share."""

    template_name = "intake/step.html"

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    @property
    def case_id(self) -> int:
        """The case of the address."""
        assert self.case is not None
        return self.case.id

    def people(self) -> list[Colleague]:
        """Professionals who may meet the people of the case; of others sent the rules say no."""
        assert self.case is not None
        sent = bool(self.request.POST)
        return who_may_work(self.viewer, self.case, self.today, PROFESSIONALS, left_out_too=sent)

    def known(self, *steps: str) -> dict[str, object]:
        """Answers to the questions of these steps that were given before."""
        about = self.subject()
        return known_answers(self.service, about, steps, self.today) if about else {}

    def told(self, screens: tuple[str, ...], on: date) -> list[dict[str, Any]]:
        """The texts to be gone through, with their sources."""
        return [self._shown(one) for one in told_by(self.service, screens, on)]

    def _shown(self, one: Told) -> dict[str, Any]:
        return {
            "text": said(one.text),
            "basis": shown_basis(one.source),
            "source": source_line(self.service, one.source),
        }


class FillCard(CaseStep):
    """The contact card."""

    form_class = forms.CardForm
    heading = gettext_lazy("Kontaktní karta")
    submit = gettext_lazy("Uložit kartu")
    starts_with_what_stands = True
    action = fill_card

    def form_options(self) -> dict[str, Any]:
        """The service says which fields there are."""
        return {
            "service": self.service,
            "known": self.known("contact_card", "application", "accept"),
        }

    def initial(self) -> dict[str, Any]:
        """What the card holds already; before there is one, what was said at the first contact."""
        card = card_of(self.case_id)
        if card is None:
            return self._said_first()
        kept = {
            name: getattr(card, name) for name in forms.CardForm.base_fields if hasattr(card, name)
        }
        return kept | {"lacks": {"values": list(card.lacks)}}

    def stands(self) -> object:
        """The card, with the answers that it shows."""
        return card_of(self.case_id), self.known("contact_card", "application", "accept")

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Only the fields that are on the form."""
        assert isinstance(form, forms.CardForm)
        return {**self.kwargs, "card": form.answers, "answers": self._changed(form)}

    def _said_first(self) -> dict[str, Any]:
        for one in contacts_of(self.case_id, 500):
            if one.kind == Contact.Kind.FIRST and not one.void_reason:
                return {"area": one.area, "target_group": one.target_group}
        return {}

    def _changed(self, form: forms.CardForm) -> dict[str, object]:
        """Answers that differ from what is known; one that is gone is taken back."""
        known, said = self.known(*form.asks), form.asked.known()
        changed = {name: value for name, value in said.items() if known.get(name) != value}
        gone = [name for name in known if name in form.asked.fields and name not in said]
        return changed | dict.fromkeys(gone)


class Inform(CaseStep):
    """Going through the conditions and rules."""

    form_class = forms.InformForm
    template_name = "intake/inform.html"
    heading = gettext_lazy("Podmínky a pravidla služby")
    submit = gettext_lazy("Zapsat, že jsme to prošli")
    action = inform

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The texts themselves."""
        return {"told": self.told(TELLING_STEPS, self.today)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Which texts they were is kept with it."""
        return super().answers(form) | {"screens": TELLING_STEPS}


class Assess(CaseStep):
    """The assessment."""

    form_class = forms.AssessForm
    heading = gettext_lazy("Posouzení případu")
    submit = gettext_lazy("Zapsat posouzení")
    action = assess

    def form_options(self) -> dict[str, Any]:
        """Whom to choose from."""
        return {"people": self.people()}

    def stands(self) -> object:
        """Who leads the case: the assessment names them."""
        return key_workers(self.case_id)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """People by their numbers."""
        given = super().answers(form)
        chosen = [int(one) for one in given["professionals"]]
        return given | {"professionals": chosen, "key_worker_id": int(given.pop("key_worker"))}


class Accept(ChangesCase, CaseStep):
    """Taking the applicant on."""

    form_class = forms.AcceptForm
    template_name = "intake/accept.html"
    heading = gettext_lazy("Přijmout")
    submit = gettext_lazy("Přijmout")
    action = accept

    def form_options(self) -> dict[str, Any]:
        """The service says which fields there are."""
        return {"service": self.service, "known": self.known("accept"), "told": self.is_told}

    @property
    def is_told(self) -> bool:
        """Whether all that belongs to this step was gone through before: it is not asked twice."""
        before = standing_informed(self.case_id)
        wanted = {one.id for one in told_by(self.service, ("accept",), self.today)}
        return before is not None and wanted <= set(before.rules)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What belongs to it is told, once; where places are counted, whether there is room."""
        about = self.subject()
        assert about is not None
        verdict = weigh(ask="may_accept", subject=about, given={}, on=self.today)
        return {
            "told": [] if self.is_told else self.told(("accept",), self.today),
            "room": lines_about(verdict, "agreements_running"),
            "turn": told_of_turn(self.viewer, about, self.today),
            "grounds": past_grounds(about, self.today),
            "undone": before_agreement(self.viewer, [self.case], self.today) if self.case else [],
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """With the answers to what the rules ask."""
        assert isinstance(form, forms.AcceptForm)
        given = super().answers(form)
        told = bool(given.get("informed"))
        return given | {"informed": told, "facts": form.asked.known()}
