"""The introductory consultation, and the spoken consent without which it is not held by phone."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.intake.applicant import forms
from opora.intake.applicant.actions import CONSENT, SPOKEN, ask_consent, hold_intro
from opora.intake.applicant.views import CaseStep
from opora.intake.models import Way
from opora.ui import fields
from opora.ui.forms import OporaForm


class HoldIntro(CaseStep):
    """The introductory consultation."""

    form_class = forms.IntroForm
    heading = _("Úvodní konzultace")
    submit = _("Zapsat konzultaci")
    action = hold_intro
    may_have_happened = True
    fields_of_facts = {CONSENT: "consent"}
    comes_back = frozenset({"ask_spoken_consent"})

    def initial(self) -> dict[str, Any]:
        """Today, and the consent as it was spoken."""
        return super().initial() | {"consent": self.known("hold_intro").get(CONSENT)}

    def typed_again(self, fresh: OporaForm) -> QueryDict | None:
        """What was said since counts above what was typed before."""
        data, said = super().typed_again(fresh), self.known("hold_intro").get(CONSENT)
        if data is not None and isinstance(said, bool) and "rozepsane" in self.request.GET:
            data["consent"] = "yes" if said else "no"
        return data

    def form_options(self) -> dict[str, Any]:
        """The service and its professionals."""
        return {"service": self.service, "people": self.people()}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What belongs to it is told."""
        return {"told": self.told(("hold_intro",), self.today)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What the service does not ask about is not known."""
        asked = {"situation": "", "crisis": None, "consent": None, "specialist": None}
        given = asked | super().answers(form)
        specialist = given.pop("specialist")
        return given | {"specialist_id": int(specialist) if specialist else None}

    @property
    def form_draft(self) -> str:
        """By phone only with the consent spoken; what waited for it waits no more."""
        return self.draft_page


class ConsentForm(OporaForm):
    """What the applicant said, how and when."""

    not_saved = _("Odpověď ještě není zapsaná")

    consent = fields.ThreeStateField(
        label=_("Souhlasí zájemce se zpracováním osobních údajů?"),
        answer_needed=True,
        help_text=_("Řekněte, proč údaje potřebujete, a zapište, co zájemce odpoví."),
    )
    way = fields.ChoiceField(
        label=_("Jak souhlas zazněl"),
        choices=[(Way.PHONE, Way.PHONE.label), (Way.IN_PERSON, Way.IN_PERSON.label)],
    )
    on = fields.DayField(label=_("Kdy"), past=True)


class AskConsent(CaseStep):
    """Asks, and leads back to the consultation with what was typed there."""

    form_class = ConsentForm
    heading = _("Souhlas se zpracováním údajů")
    submit = _("Zapsat odpověď")
    action = ask_consent
    may_repeat = True

    def check_right(self) -> None:
        """Only where a rule of the service keeps the consent."""
        super().check_right()
        if CONSENT not in SPOKEN.of(self.service):
            raise NotFound

    def initial(self) -> dict[str, Any]:
        """By phone, today."""
        return {"on": self.today, "way": Way.PHONE}

    @property
    def leads_to(self) -> str:
        """Back to the consultation with what was typed there."""
        return reverse("hold_intro", args=[self.case_id]) + "?rozepsane=ano"
