"""Where an agreement can be printed before it is signed."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.terms import FORMS_TO_SIGN
from opora.cases.agreement_words import agreement_title
from opora.cases.models import Case
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.documents.papers import Offer

WAITS = frozenset({Case.Stage.APPLICANT.value, Case.Stage.ACCEPTED.value})


def offers(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    """While the case waits for an agreement that is to be signed."""
    service = current().service(case.service)
    form = form_to_sign(service, case, on)
    waits = case.stage in WAITS and may(viewer, "agreements.conclude", case)
    if not form or not waits:
        return []
    title = agreement_title(service, "called", form)
    return [Offer(0, _("s místem na podpis"), title, path_of("agreement_to_sign", case.id))]


def form_to_sign(service: Service, case: CaseRow, on: date, chosen: str = "") -> str:
    """The form of an agreement on paper: the one that is chosen, else the first; '' for none.

    With people who are but a code nothing is signed (C9).
    """
    people = people_of([case.id], on)[case.id]
    if all(one.code for one in people if one.client):
        return ""
    if chosen:
        return chosen if chosen in FORMS_TO_SIGN else ""
    return next((one for one in service.agreement_forms if one in FORMS_TO_SIGN), "")
