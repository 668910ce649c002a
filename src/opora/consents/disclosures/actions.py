"""Writing down what leaves. On nothing that lets it leave it is refused, and not written down."""

from datetime import date

from opora.access.doors import NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.consents.actions import takes_consents
from opora.consents.given import Leaving, checked_leaving
from opora.consents.models import Disclosure
from opora.consents.queries import ConsentRow, consents
from opora.decisions.actions import decide
from opora.decisions.models import Decision


@action("consents.disclose", roles=PROFESSIONALS, asks=("may_disclose",))
def disclose(*, case_id: int, leaving: Leaving, left_on: date, by: Viewer, on: date) -> Disclosure:
    """What leaves, to whom, and on what (E4). No justification lifts a no, and no departure."""
    case = case_for(by, case_id, "consents.disclose")
    leaving = checked_leaving(leaving, case, left_on, on)
    leaving, decision = weighed(case, leaving, left_on, by)
    row = Disclosure.objects.create(
        case=case,
        on=left_on,
        by_id=by.account_id,
        decision_id=decision.pk,
        **leaving.columns(),
    )
    tell(case_id=case.pk, subjects=[f"disclosure:{row.pk}"])
    return row


def weighed(case: Case, leaving: Leaving, left_on: date, by: Viewer) -> tuple[Leaving, Decision]:
    """Asks the rules for the day it leaves; on a consent it goes to whom that one names."""
    if not takes_consents(current().service(case.service)):
        raise NotFound
    consent = chosen(case.pk, leaving)
    decision = decide(
        ask="may_disclose",
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={
            "statutory_duty": bool(leaving.statute),
            "disclosure_consent": consent is not None and consent.covers(leaving.scope, left_on),
        },
        by=by,
        on=left_on,
    )
    return leaving.to(consent.recipient) if consent is not None else leaving, decision


def chosen(case_id: int, leaving: Leaving) -> ConsentRow | None:
    """The consent that is named, if any; NotFound for one of another case."""
    if leaving.consent_id is None or leaving.statute:
        return None
    for one in consents([case_id]):
        if one.id == leaving.consent_id:
            return one
    raise NotFound
