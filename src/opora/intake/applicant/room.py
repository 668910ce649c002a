"""Why an applicant waits: whether for want of capacity, by the same rules as a refusal for it."""

from datetime import date

from opora.cases.kept import keeps
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.asked import askable
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.intake.applicant.grounds import facts_of
from opora.rules.answers import Answer
from opora.rules.kinds.refusal import Leaning, RefusalGround

KEPT = keeps(__name__, "put_on_waiting_list", "waiting_ground")
CAPACITY = "capacity"
FULL = "capacity_full"


def is_asked(service: Service) -> bool:
    """Whether somebody has to say that it is full; elsewhere the record knows."""
    if not KEPT.of(service):
        return False
    leaning = _leaning(service)
    return leaning is None or any(askable(service, one) for one in facts_of(service, leaning))


def waiting_ground(about: Subject, full: bool | None, on: date) -> str:
    """The ground on which a refusal would have stood then for want of capacity, else none.

    ``full``: what somebody said of it, where the record does not know.
    """
    service = current().service(about.service)
    if not KEPT.of(service):
        return ""
    if _leaning(service) is None:
        return CAPACITY if full else ""
    given = {"refusal_ground": CAPACITY, FULL: full}
    verdict = weigh(ask="may_refuse", subject=about, given=given, on=on)
    return CAPACITY if verdict.answer is Answer.YES else ""


def _leaning(service: Service) -> Leaning | None:
    """What the service's ground of capacity leans on; None where no rule says that."""
    kinds = (one.kind for one in service.rulebook.rules)
    found = (one.grounds.get(CAPACITY) for one in kinds if isinstance(one, RefusalGround))
    return next((one for one in found if one is not None), None)
