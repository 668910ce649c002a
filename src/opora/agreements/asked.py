"""Which questions concluding asks the rules."""

from collections.abc import Collection

from opora.cases.models import Case
from opora.catalog.service import Service

CONCLUDE = "may_conclude_agreement"


def questions_of(stage: str, service: Service) -> list[str]:
    """Whoever was not accepted yet is weighed for that too, so nobody comes in by a side door.

    Concluding itself is the last one: its decision is kept with the agreement.
    """
    if stage not in {Case.Stage.APPLICANT, Case.Stage.WAITING}:
        return [CONCLUDE]
    turn = ["may_be_next"] if service.rulebook.asked("may_be_next") else []
    return [*turn, "may_accept", CONCLUDE]


def of_sides(ask: str, sides: Collection[int]) -> dict[str, object]:
    """What concluding is told of those with whom it is agreed: it looks at no others."""
    return {"persons": len(sides)} if ask == CONCLUDE and sides else {}
