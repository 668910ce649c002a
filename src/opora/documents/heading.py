"""The screen on which the head says what stands on top of papers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.cases.steps import Step
from opora.documents.actions import set_letterhead
from opora.documents.forms import LetterheadForm
from opora.documents.queries import letterhead
from opora.documents.sealing import digest_of
from opora.ui.forms import OporaForm


class SetLetterhead(Step):
    """Address, number and logo of the organisation, from today on."""

    form_class = LetterheadForm
    heading = _("Hlavička dokumentů")
    submit = _("Uložit hlavičku")
    saved = _("Uloženo")
    action = set_letterhead
    may_repeat = True

    def initial(self) -> dict[str, Any]:
        """What stands there now."""
        now = letterhead(self.viewer.organisation_id, self.today)
        return {"address": now.address, "number": now.number, "contact": now.contact}

    def stands(self) -> object:
        """What stands there now."""
        now = letterhead(self.viewer.organisation_id, self.today)
        return now.address, now.number, now.contact, digest_of(now.logo)

    def form_options(self) -> dict[str, Any]:
        """A logo comes as a file."""
        now = letterhead(self.viewer.organisation_id, self.today)
        options: dict[str, Any] = {"has_logo": bool(now.logo)}
        return options | ({"files": self.request.FILES} if self.request.method == "POST" else {})

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where no logo was chosen the one that is there stays, unless it is to go."""
        told = dict(form.answers)
        without = told.pop("no_logo", None)
        now = letterhead(self.viewer.organisation_id, self.today).logo
        return {**told, "logo": b"" if without else told["logo"] or now}

    @property
    def home(self) -> str:
        """The page itself: it shows what stands there."""
        return path_of("letterhead")
