"""The screens of a case conference."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.cases.mending.pages import Correcting
from opora.cases.views import OfCase
from opora.consents.facts import COOPERATION
from opora.consents.queries import standing_consents
from opora.team.conferences.actions import DUTY, KEPT, confer, confers
from opora.team.conferences.forms import ConferenceForm
from opora.team.conferences.queries import conference
from opora.ui.forms import OporaForm


class OfConference(OfCase):
    """What writing one down and correcting it share."""

    form_class = ConferenceForm
    template_name = "team/confer.html"
    heading = _("Zapsat případovou konferenci")
    submit = _("Zapsat")
    saved = _("Konference je zapsaná")
    action = confer
    may_have_happened = False
    waits = True

    @property
    def sat(self) -> tuple[int, ...]:
        """Who is written down already."""
        return ()

    def form_options(self) -> dict[str, Any]:
        """Whoever may meet the people of the case; of others the rules say why not."""
        offered = self.workers_and_sent("workers", sat=self.sat)
        return {"people": offered, "asks_duty": DUTY in KEPT.of(self.service)}

    def initial(self) -> dict[str, Any]:
        """Today and the viewer."""
        return {"day": self.today, "workers": {"values": [str(self.viewer.account_id)]}}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who has consented, and who has not been asked yet."""
        given = standing_consents(self.case_id, self.today, COOPERATION)
        agreed = {one.person_id for one in given}
        lacking = [one.name for one in self.persons() if one.client and one.id not in agreed]
        more = {"step_layout": "ui/layout_form.html", "given": given, "lacking": lacking}
        return super().more_context(form) | more

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The conference on its day."""
        assert isinstance(form, ConferenceForm)
        return {**self.kwargs, "met": form.met, "on": form.cleaned_data["day"]}


class Confer(OfConference):
    """One conference over one case."""

    def check_right(self) -> None:
        """Only where the service has a rule for it."""
        super().check_right()
        if not confers(self.service):
            raise NotFound


class CorrectConference(Correcting, OfConference):
    """As it was, and why it is changed."""

    @property
    def sat(self) -> tuple[int, ...]:
        """Whoever sat there."""
        assert self.case is not None
        return tuple(conference(self.case.id, self.kwargs["row_id"]).workers)

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        assert self.case is not None
        row = conference(self.case.id, self.kwargs["row_id"])
        return vars(row) | {
            "day": row.on,
            "workers": {"values": [str(one) for one in row.workers]},
            "guests": "\n".join(", ".join(one) for one in row.guests),
            DUTY: row.duty,
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The day of the record is not the day on which it is put right."""
        given = super().answers(form)
        return given | {"day": given.pop("on"), "why": form.cleaned_data["why"]}
