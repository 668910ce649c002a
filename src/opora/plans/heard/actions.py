"""Keeping the client's view, and putting it right."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.catalog.service import Service
from opora.plans.models import ClientView
from opora.plans.terms import check_day

ASK = "views_due"


def asks_views(service: Service) -> bool:
    """Whether a rule of the service has the view asked again."""
    return bool(service.rulebook.asked(ASK))


@action("plans.hear_view", roles=PROFESSIONALS)
def hear_view(
    *,
    case_id: int,
    heard_on: date,
    view: str,
    differs: bool | None = None,
    risks: str = "",
    by: Viewer,
    on: date,
) -> ClientView:
    """What the client thinks. Another view than the worker's is respected: nothing hangs on it."""
    case = case_for(by, case_id, "plans.hear_view")
    if not asks_views(current().service(case.service)):
        raise NotFound
    columns = checked(case, heard_on, view, differs, risks, on)
    row = ClientView.objects.create(case=case, by_id=by.account_id, **columns)
    tell(case_id=case.pk, subjects=[f"client_view:{row.pk}"])
    return row


def checked(
    case: Case, heard_on: date, view: str, differs: bool | None, risks: str, on: date
) -> dict[str, object]:
    """The columns. Raises Invalid for a day that it can't have, or where nothing is said."""
    check_day("heard_on", heard_on, case.opened_on, on)
    if not view.strip():
        raise Invalid(view=_("Napište, jak klient kroky vidí."))
    told = risks.strip() if differs else ""
    return {"on": heard_on, "view": view.strip(), "differs": differs, "risks": told}


@action("plans.correct_client_view", roles=PROFESSIONALS)
def correct_client_view(
    *,
    case_id: int,
    row_id: int,
    heard_on: date,
    view: str,
    differs: bool | None = None,
    risks: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> ClientView:
    """The view as it was said; when it is asked again follows."""
    case = case_for(by, case_id, "plans.correct_client_view")
    row: ClientView = standing(case.client_views, row_id)
    keep(row, why, **checked(case, heard_on, view, differs, risks, on))
    tell(case_id=case.pk, subjects=[f"client_view:{row.pk}"], why=why)
    return row


@action("plans.void_client_view", roles=PROFESSIONALS)
def void_client_view(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not asked: it is due as it was before."""
    case = case_for(by, case_id, "plans.void_client_view")
    keep(standing(case.client_views, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"client_view:{row_id}"], why=why)
