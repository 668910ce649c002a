"""Taking a complaint in, and saying who has it in hand."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, action, tell
from opora.access.inserted import insert_all
from opora.access.queries import everybody
from opora.access.viewer import Viewer
from opora.cases.queries import case_row
from opora.catalog import current
from opora.complaints.heard import Heard, checked
from opora.complaints.models import TAKERS, ComplainedOf, Complaint


@action("complaints.take_in", roles=TAKERS)
def take_in(
    *,
    service: str,
    site: str,
    heard: Heard,
    taken_by_id: int,
    case_id: int | None = None,
    by: Viewer,
    on: date,
) -> Complaint:
    """Any worker of the service takes a complaint in, also one about themselves.

    The chain is told of no case: its trace is read by those whom the complaint may be about.
    """
    if case_id is not None:
        case = case_row(by, case_id)
        service, site = case.service, case.site
    if not by.holds(TAKERS, service, site):
        raise NotAllowed
    definition = current().service(service)
    if definition.site(site) is None:
        raise Invalid(site=_("Vyberte jedno z pracovišť služby."))
    heard = checked(heard, definition, on)
    check_workers(by, workers=heard.workers, taken_by_id=taken_by_id)
    row: Complaint = Complaint.objects.create(
        organisation_id=by.organisation_id,
        service=service,
        site=site,
        about_case_id=case_id,
        taken_by_id=taken_by_id,
        recorded_by_id=by.account_id,
        recorded_on=on,
        **heard.columns,
    )
    keep_accused(row, heard.accused)
    tell(subjects=[f"complaint:{row.pk}"], kind=heard.kind)
    return row


def check_workers(by: Viewer, *, workers: Iterable[int], taken_by_id: int) -> None:
    """Raises Invalid for who does not work in the organisation."""
    known = {one.id for one in everybody(by)}
    if not set(workers) <= known:
        raise Invalid(workers=_("Vyberte někoho ze seznamu."))
    if taken_by_id not in known | {by.account_id}:
        raise Invalid(taken_by=_("Vyberte někoho ze seznamu."))


def keep_accused(row: Complaint, accused: Iterable[int]) -> None:
    """Whom it is about, for the predicate of sight."""
    ComplainedOf.objects.filter(complaint=row).delete()
    insert_all(ComplainedOf(complaint=row, account_id=one) for one in sorted(set(accused)))
