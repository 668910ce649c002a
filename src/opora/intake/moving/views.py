"""The page on which an application is moved to another site."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.cases.afterwards import case_or_day
from opora.cases.stale import ChangesCase
from opora.intake.applicant.views import CaseStep
from opora.intake.mending.views import Correct
from opora.intake.moving.actions import move_to_site
from opora.intake.moving.forms import MoveForm
from opora.intake.moving.queries import other_sites, sites_with_room
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class MoveToSite(ChangesCase, CaseStep):
    """Where to and why; the day of the application does not change."""

    form_class = MoveForm
    template_name = "intake/move.html"
    heading = gettext_lazy("Přesunout na jiné pracoviště")
    submit = gettext_lazy("Přesunout žádost")
    action = move_to_site

    def form_options(self) -> dict[str, Any]:
        """The other sites, with their free places."""
        assert self.case is not None
        others = other_sites(self.service, self.case.site)
        if not others:
            raise NotFound
        org = self.viewer.organisation_id
        return {"sites": sites_with_room(self.service, others, org, self.today)}

    def initial(self) -> dict[str, Any]:
        """Today; where there is one other site only, that one."""
        sites = self.form_options()["sites"]
        only = {"site": sites[0][0]} if len(sites) == 1 else {}
        return super().initial() | only

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What stays as it is."""
        assert self.case is not None
        stays = _("Den žádosti se nemění: %(day)s. Pořadí na novém pracovišti se řídí jím.")
        return {"stays": stays % {"day": full_day(self.case.opened_on)}}

    @property
    def leads_to(self) -> str:
        """Whoever does not work at the other site sees the case no more."""
        return case_or_day(self.viewer, self.case_id)


class CorrectSiteMove(Correct):
    """When and why."""

    form_class = MoveForm
    gone = ("site",)

    def form_options(self) -> dict[str, Any]:
        """Where to is no correction."""
        return {"sites": ()}
