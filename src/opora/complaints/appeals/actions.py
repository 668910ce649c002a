"""Keeping that somebody turned elsewhere with a complaint, and how that ended."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.catalog import current
from opora.complaints.models import TAKERS, Appeal, Complaint
from opora.complaints.queries import complaint_for

OTHER = "other"


@action("complaints.appeal", roles=TAKERS)
def appeal(
    *, complaint_id: int, turned_on: date, body: str, note: str = "", by: Viewer, on: date
) -> Appeal:
    """Somebody was not content and turned elsewhere: when and to whom."""
    row = complaint_for(by, complaint_id, "complaints.appeal")
    _check(row, turned_on, body, note, on)
    made: Appeal = row.appeals.create(
        on=turned_on, body=body, note=note.strip(), by_id=by.account_id
    )
    tell(subjects=_subjects(made))
    return made


@action("complaints.settle_appeal", roles=TAKERS)
def settle_appeal(
    *, complaint_id: int, row_id: int, result: str, result_on: date, by: Viewer, on: date
) -> Appeal:
    """How it ended."""
    row = complaint_for(by, complaint_id, "complaints.settle_appeal")
    made: Appeal = standing(row.appeals, row_id)
    _check_result(made.on, result, result_on, on)
    made.result, made.result_on = result.strip(), result_on
    made.save()
    tell(subjects=_subjects(made))
    return made


@action("complaints.correct_appeal", roles=TAKERS)
def correct_appeal(
    *,
    complaint_id: int,
    row_id: int,
    turned_on: date,
    body: str,
    note: str = "",
    result: str = "",
    result_on: date | None = None,
    why: str,
    by: Viewer,
    on: date,
) -> Appeal:
    """As it should have been written, its end included."""
    row = complaint_for(by, complaint_id, "complaints.correct_appeal")
    made: Appeal = standing(row.appeals, row_id)
    _check(row, turned_on, body, note, on)
    if result.strip() or result_on is not None:
        _check_result(turned_on, result, result_on, on)
    keep(
        made,
        why,
        on=turned_on,
        body=body,
        note=note.strip(),
        result=result.strip(),
        result_on=result_on,
    )
    tell(subjects=_subjects(made))
    return made


@action("complaints.void_appeal", roles=TAKERS)
def void_appeal(*, complaint_id: int, row_id: int, why: str, by: Viewer, on: date) -> Appeal:
    """Nobody turned anywhere after all."""
    row = complaint_for(by, complaint_id, "complaints.void_appeal")
    made: Appeal = standing(row.appeals, row_id)
    keep(made, why, void_reason=why.strip())
    tell(subjects=_subjects(made))
    return made


def _check(row: Complaint, turned_on: date, body: str, note: str, on: date) -> None:
    if not row.received_on <= turned_on <= on:
        raise Invalid(turned_on=_("Napište den od přijetí stížnosti do dneška."))
    known = {word.id for word in current().service(row.service).words("complaint_appeals")}
    if body not in known:
        raise Invalid(body=_("Vyberte, na koho."))
    if body == OTHER and not note.strip():
        raise Invalid(note=_("Napište, kdo to je."))


def _check_result(turned_on: date, result: str, result_on: date | None, on: date) -> None:
    if not result.strip():
        raise Invalid(result=_("Napište, jak to dopadlo."))
    if result_on is None or not turned_on <= result_on <= on:
        raise Invalid(result_on=_("Napište den od toho, kdy to šlo dál, do dneška."))


def _subjects(made: Appeal) -> list[str]:
    return [f"complaint:{made.complaint_id}", f"appeal:{made.pk}"]
