"""Steps about what was broken, and about our notice: each verb is one action."""

from datetime import timedelta

from opora.agreements.breaches.actions import Broken, record_breach, warn
from opora.agreements.notices.actions import give_notice
from opora.agreements.notices.grounds import Given
from opora.agreements.notices.queries import breaches, notices
from opora.agreements.notices.running.actions import (
    close_noticed,
    deliver_notice,
    settle_notice_end,
)
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling


@verb
def broken(telling: Telling, step: Step) -> None:
    """Something was broken; ``warned`` holds what was said to the client for it that day."""
    given = when(telling, step)
    told = Broken(
        happened_on=given["on"],
        ground=step.word("ground"),
        kind=step.word("kind"),
        what=step.word("note"),
        rule=step.word("rule"),
        present=step.word("present"),
        gross=step.told.get("gross"),
    )
    row = record_breach(broken=told, **given)
    if step.word("warned"):
        warn(
            breach_id=row.pk, given_on=given["on"], form="spoken", text=step.word("warned"), **given
        )


@verb
def notice(telling: Telling, step: Step) -> None:
    """Our notice, for the latest breach; ``why`` where the texts leave it to the head."""
    given = when(telling, step)
    last = next(iter(breaches([telling.case_id])), None)
    why = step.word("why")
    told = Given(
        given_on=given["on"],
        form="written",
        text=step.word("note"),
        breach_id=last.id if last else None,
        gross=last.gross if last else None,
    )
    give_notice(given=told, justification=why, decided=bool(why), **given)


@verb
def deliver(telling: Telling, step: Step) -> None:
    """It reached the client; ``ends`` days later the agreement ends, where the head says so."""
    given = when(telling, step)
    row_id = _notice(telling)
    deliver_notice(notice_id=row_id, delivered_on=given["on"], way="in_hand", **given)
    if "ends" in step.told:
        last = given["on"] + timedelta(days=step.number("ends", 0))
        settle_notice_end(notice_id=row_id, ends_on=last, reason=step.word("why"), **given)


@verb
def noticed(telling: Telling, step: Step) -> None:
    """The last day has passed."""
    close_noticed(notice_id=_notice(telling), **when(telling, step))


def _notice(telling: Telling) -> int:
    return notices([telling.case_id])[0].id
