"""What a step that was saved does to the handover that it took up."""

from opora.access.actions import drop_draft
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.decisions.handover.scope import taken_up
from opora.decisions.models import Decision, Handover


def page_of_draft(handover_id: int) -> str:
    """Under which page the draft of the one who asks is kept."""
    return f"handover:{handover_id}"


def settle(decision: Decision, by: Viewer) -> None:
    """The step is being saved: what was handed over of it is used up, its draft goes.

    Called inside the action that saves; its event tells of the decision.
    """
    if not taken_up() or decision.case_id is None:
        return
    rows = Handover.objects.select_for_update(of=("self",)).filter(
        pk__in=taken_up(), case_id=decision.case_id, refused__ask=decision.ask, settled=False
    )
    for row in rows:
        if row.asked_by_id == by.account_id or by.holds(HEADS, row.service, row.site, row.case_id):
            close(row, decision)


def close(row: Handover, decision: Decision | None) -> None:
    """Nothing more is waited for; ``decision`` is that of the step, None where there is none."""
    row.settled, row.settled_by = True, decision
    row.save()
    drop_draft(page=page_of_draft(row.pk), account_id=row.asked_by_id)
