"""The screen on which the head says what stands on top of papers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.cases.steps import Step
from opora.documents.actions import set_letterhead
from opora.documents.forms import LetterheadForm
from opora.documents.queries import letterhead
from opora.documents.sealing import digest_of


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
        return dict(vars(letterhead(self.viewer.organisation_id, self.today)))

    def stands(self) -> object:
        """What stands there now."""
        now = letterhead(self.viewer.organisation_id, self.today)
        return now.address, now.number, now.contact, digest_of(now.logo)

    @property
    def home(self) -> str:
        """The page itself: it shows what stands there."""
        return path_of("letterhead")
