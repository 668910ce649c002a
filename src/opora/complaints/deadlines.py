"""By when complaints are answered: by the rules and the numbers of the day of their receipt."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from opora.catalog import current
from opora.catalog.service import Service
from opora.complaints.rows import AnswerDue, ComplaintRow
from opora.decisions import asking
from opora.decisions.panels import basis_of, said, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import days_of_numbers, weigh_many
from opora.rules.answers import Answer
from opora.rules.rule import Effect
from opora.rules.verdict import Reason, Verdict

ASK = "complaint_due"


def is_answered_here(service: Service, kind: str) -> bool:
    """Whether the service answers this kind within a period; praise needs no answer."""
    return kind in {word.id for word in service.words("answered_kinds")}


def deadlines(rows: Iterable[ComplaintRow], organisation_id: int) -> dict[int, AnswerDue]:
    """When the answer to each is due, by id; those that need none are left out.

    The numbers of the organisation are those of the day of receipt: a later number changes
    nothing for what came before. Rows between two changes of a number are asked about at once.
    """
    found: dict[int, AnswerDue] = {}
    for service_id, of_service in groupby(sorted(rows, key=_place), key=lambda one: one.service):
        service = current().service(service_id)
        mine = [one for one in of_service if is_answered_here(service, one.kind)]
        if not mine or not service.rulebook.asked(ASK):
            continue
        changes = days_of_numbers(organisation_id, service_id)
        for _number, part in groupby(mine, key=lambda one: _before(changes, one.received_on)):
            found |= _asked(list(part), service, organisation_id)
    return found


asking.declare(f"{deadlines.__module__}.{deadlines.__name__}", (ASK,))


def _place(row: ComplaintRow) -> tuple[str, date]:
    return row.service, row.received_on


def _before(changes: Sequence[date], day: date) -> int:
    return sum(one <= day for one in changes)


def _asked(
    rows: Sequence[ComplaintRow], service: Service, organisation_id: int
) -> dict[int, AnswerDue]:
    verdicts = weigh_many(
        ask=ASK,
        subjects=[Subject(organisation_id, one.service, one.site) for one in rows],
        given=[{"received_on": one.received_on} for one in rows],
        on=max(one.received_on for one in rows),
    )
    made = (_due(verdict, service) for verdict in verdicts)
    return {row.id: due for row, due in zip(rows, made, strict=True) if due is not None}


def _due(verdict: Verdict, service: Service) -> AnswerDue | None:
    reasons = [one for one in (*verdict.reasons, *verdict.also) if one.applies]
    if not reasons:
        return None
    spoken = min(reasons, key=_weight)
    return AnswerDue(
        day=verdict.day,
        text=said(spoken.text),
        rule=spoken.rule,
        basis=basis_of(spoken) if verdict.day else "unpublished",
        source=source_line(service, spoken.source),
        reminds=any(one.effect is Effect.REMIND and one.answer is Answer.YES for one in reasons),
    )


def _weight(reason: Reason) -> int:
    """The rule that gives the day speaks for it, before one that only reminds."""
    return 0 if reason.effect is Effect.DAY else 1
