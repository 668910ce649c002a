"""Moving an application to another site, putting that right, and taking it back."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.appointments.queries import open_of
from opora.cases.actions import touch
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.intake.actions import check_day
from opora.intake.applicant.actions import undecided
from opora.intake.models import SiteMove
from opora.intake.moving.queries import BEFORE_ACCEPTANCE, other_sites
from opora.ui.words import full_day


@action("intake.move_to_site", roles=PROFESSIONALS)
def move_to_site(*, case_id: int, site: str, reason: str, by: Viewer, on: date) -> SiteMove:
    """The applicant waits at another site from now on, since the day on which they applied.

    No rule has a say before somebody is accepted there. Raises Invalid once they are accepted.
    """
    case = undecided(by, case_id, "intake.move_to_site", on)
    _check_not_accepted(case)
    if site not in {one.id for one in other_sites(current().service(case.service), case.site)}:
        raise Invalid(site=_("Vyberte jiné pracoviště této služby."))
    _check_nothing_planned(case, on)
    row = SiteMove.objects.create(
        case=case,
        from_site=case.site,
        to_site=site,
        reason=_told(reason),
        on=on,
        by_id=by.account_id,
    )
    case.site = site
    touch(case)
    tell(case_id=case.pk, subjects=[f"site_move:{row.pk}"], to=site)
    return row


def _told(reason: str) -> str:
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč se žádost přesouvá."))
    return reason.strip()


def _check_not_accepted(case: Case) -> None:
    if case.stage not in BEFORE_ACCEPTANCE:
        sentence = _("Přijetí platí pro pracoviště, na kterém padlo. Nejdřív zneplatněte to.")
        raise Invalid(form=sentence)


def _check_nothing_planned(case: Case, on: date) -> None:
    """A meeting takes room at its site: it is agreed anew where it will be."""
    planned = min((one.day for one in open_of([case.pk]) if one.day >= on), default=None)
    if planned is not None:
        sentence = _("Na %(day)s je naplánovaná schůzka. Nejdřív ji zrušte a na novém pracovišti"
                     " se domluvte znovu.")  # fmt: skip
        raise Invalid(form=sentence % {"day": full_day(planned)})


@action("intake.correct_site_move", roles=PROFESSIONALS)
def correct_site_move(
    *, case_id: int, row_id: int, day: date, reason: str, why: str, by: Viewer, on: date
) -> SiteMove:
    """When and why it was moved; where to is no correction but another move."""
    case = case_for(by, case_id, "intake.correct_site_move")
    row: SiteMove = standing(SiteMove.objects.filter(case=case), row_id)
    check_day(case, day)
    keep(row, why, on=day, reason=_told(reason))
    touch(case)
    tell(case_id=case.pk, subjects=[f"site_move:{row_id}"], why=why)
    return row


@action("intake.void_site_move", roles=PROFESSIONALS)
def void_site_move(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not moved: the application is back at the site from which it came."""
    case = case_for(by, case_id, "intake.void_site_move")
    row: SiteMove = standing(SiteMove.objects.filter(case=case), row_id)
    later = case.site_moves.filter(void_reason="").order_by("pk").last()
    if later is not None and later.pk != row.pk:
        raise Invalid(form=_("Po tomto přesunu už je další. Nejdřív zneplatněte ten."))
    if case.stage not in BEFORE_ACCEPTANCE:
        sentence = _("Po přesunu už je o zájemci rozhodnuto: %(how)s. Nejdřív zneplatněte to.")
        raise Invalid(form=sentence % {"how": Case.Stage(case.stage).label})
    _check_nothing_planned(case, on)
    keep(row, why, void_reason=why.strip())
    case.site = row.from_site
    touch(case)
    tell(case_id=case.pk, subjects=[f"site_move:{row_id}"], why=why)
