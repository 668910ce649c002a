"""Handing a step over to the head, and the head's word on it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.actions import keep_draft
from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK, CONTACT_TAKERS, HEADS
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.decisions.actions import Refused
from opora.decisions.handover.actions import close, page_of_draft
from opora.decisions.handover.scope import Asked, asked_of_head
from opora.decisions.models import Handover

Typed = Mapping[str, Sequence[str]]


@action("cases.hand_over", roles=CASEWORK | CONTACT_TAKERS)
def hand_over(
    *,
    case_id: int,
    code: str,
    step: str,
    refused: Refused,
    why: str,
    typed: Typed,
    replaces: Sequence[int] = (),
    by: Viewer,
    on: date,
) -> Handover:
    """Only what the rules have just refused this worker, and only the head can help with.

    ``code`` is the action of the step, ``step`` the address of its screen, ``typed``
    what stands in its form. What it ``replaces`` of the same worker is waited for no more.
    """
    case = case_for(by, case_id, code)
    asked, decision_id = _asked(refused, case, why)
    row = Handover.objects.create(
        organisation_id=by.organisation_id,
        service=case.service,
        site=case.site,
        case_id=case.pk,
        kind=asked,
        step=step,
        refused_id=decision_id,
        why=why.strip(),
        asked_on=on,
        asked_by_id=by.account_id,
    )
    _replace(replaces, row)
    _keep_typed(row, typed, by)
    tell(
        case_id=case.pk,
        subjects=[f"handover:{row.pk}", f"decision:{decision_id}"],
        why=row.why,
    )
    return row


def _keep_typed(row: Handover, typed: Typed, by: Viewer) -> None:
    kept: dict[str, object] = {name: list(values) for name, values in typed.items()}
    keep_draft(page=page_of_draft(row.pk), content=kept, by=by)


def _replace(ids: Sequence[int], row: Handover) -> None:
    earlier = Handover.objects.filter(
        pk__in=ids, case_id=row.case_id, asked_by_id=row.asked_by_id, settled=False
    )
    for one in earlier:
        close(one, None)


def _asked(refused: Refused, case: Case, why: str) -> tuple[Asked, int]:
    """What the head is asked for, and the decision that kept the refusal."""
    asked = asked_of_head(refused.verdict)
    if asked is None or refused.decision_id is None or refused.subject.case_id != case.pk:
        raise Invalid(form=_("O tomto kroku vedoucí rozhodnout nemůže. Zkuste jinou cestu."))
    if not why.strip():
        raise Invalid(hand_over=_("Napište, proč se o tom má rozhodnout. Stačí jedna věta."))
    return asked, refused.decision_id


@action("cases.permit", roles=HEADS)
def permit(*, case_id: int, handover_id: int, reason: str, by: Viewer, on: date) -> Handover:
    """The head lets the step through, once, and says why."""
    row = _open(case_for(by, case_id, "cases.permit"), handover_id)
    if row.kind == Handover.Kind.STEP:
        raise Invalid(form=_("Tento krok dělá vedoucí. Otevřete ho a uložte."))
    return _say(row, Handover.Outcome.PERMITTED, reason, by, on)


@action("cases.refuse_permission", roles=HEADS)
def refuse_permission(
    *, case_id: int, handover_id: int, reason: str, by: Viewer, on: date
) -> Handover:
    """The head does not let the step through, and says why."""
    row = _open(case_for(by, case_id, "cases.refuse_permission"), handover_id)
    return _say(row, Handover.Outcome.REFUSED, reason, by, on)


@action("cases.put_handover_aside", roles=CASEWORK | CONTACT_TAKERS)
def put_handover_aside(*, case_id: int, handover_id: int, by: Viewer, on: date) -> Handover:
    """The one who asked needs it no more: a permission lapses, the draft goes."""
    case = case_for(by, case_id, "cases.put_handover_aside")
    row = _row(case, handover_id)
    if row.asked_by_id != by.account_id:
        raise NotFound
    if row.settled:
        raise Invalid(form=_("Už je to vyřízené."))
    close(row, None)
    tell(case_id=case.pk, subjects=[f"handover:{row.pk}"])
    return row


def _say(row: Handover, outcome: Handover.Outcome, reason: str, by: Viewer, on: date) -> Handover:
    if not reason.strip():
        raise Invalid(reason=_("Napište proč. Důvod zůstane u rozhodnutí."))
    row.outcome, row.reason = outcome, reason.strip()
    row.decided_on, row.decided_by_id = on, by.account_id
    row.save()
    tell(case_id=row.case_id, subjects=[f"handover:{row.pk}"], reason=row.reason)
    return row


def _row(case: Case, handover_id: int) -> Handover:
    rows = Handover.objects.select_for_update().filter(pk=handover_id, case_id=case.pk)
    row: Handover | None = rows.first()
    if row is None:
        raise NotFound
    return row


def _open(case: Case, handover_id: int) -> Handover:
    row = _row(case, handover_id)
    if row.settled:
        raise Invalid(form=_("Už je to vyřízené, rozhodovat není o čem."))
    if row.outcome:
        raise Invalid(form=_("O tom už je rozhodnuto."))
    return row
