"""How an agreement ends."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.agreements.actions import agreement_of
from opora.agreements.models import Agreement, Ending, running
from opora.appointments.after_end.actions import give_up_after
from opora.cases.actions import move, touch
from opora.cases.kept import keeps
from opora.cases.lasting import too_early
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import decide

KEPT = keeps(__name__, "leave", "ended_by_client")


@action("agreements.leave", roles=CASEWORK, asks=("may_leave",))
def leave(
    *,
    case_id: int,
    ended_on: date,
    note: str = "",
    give_up: bool = False,
    by: Viewer,
    on: date,
) -> Ending:
    """The client ends it: never blocked, no reason asked (S6, C16, E6).

    ``give_up``: meetings planned after the last day are cancelled with it.
    """
    case = case_for(by, case_id, "agreements.leave")
    if not KEPT.of(current().service(case.service)):
        raise NotFound
    row = case.agreements.filter(voided_on=None, ended_on=None).order_by("-concluded_on").first()
    if row is None:
        raise Invalid(form=_("Tady nic neběží, není co ukončit."))
    if not case.agreements.filter(running(on)).exclude(pk=row.pk).exists():
        check_worked(case, ended_on)
    decision = decide(
        ask="may_leave",
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={},
        by=by,
        on=ended_on,
    )
    ending = Ending(kind=Ending.Kind.CLIENT, note=note.strip(), decision_id=decision.pk)
    return end(case, row, ending, ended_on, by, on, give_up=give_up)


@action("agreements.close_expired", roles=CASEWORK)
def close_expired(
    *, case_id: int, agreement_id: int, give_up: bool = False, by: Viewer, on: date
) -> Ending:
    """The time agreed on has passed: the case is closed by its last day."""
    case = case_for(by, case_id, "agreements.close_expired")
    row = agreement_of(case, agreement_id)
    if row.valid_until is None or row.valid_until >= on:
        raise Invalid(form=_("Ještě to platí."))
    ending = Ending(kind=Ending.Kind.EXPIRED)
    return end(case, row, ending, row.valid_until, by, on, give_up=give_up)


def end(
    case: Case,
    row: Agreement,
    ending: Ending,
    ended_on: date,
    by: Viewer,
    on: date,
    *,
    give_up: bool = False,
) -> Ending:
    """Writes the end down, inside the action by which it comes; the case is over with the last."""
    if row.ended_on is not None or row.voided_on is not None:
        raise Invalid(form=_("Konec už je zapsaný."))
    check_end(row, ended_on, on)
    ending.agreement, ending.ended_on, ending.recorded_by_id = row, ended_on, by.account_id
    ending.save()
    row.ended_on = ended_on
    row.save()
    if case.agreements.filter(running(on)).exclude(pk=row.pk).exists():
        touch(case)
    else:
        move(case, Case.Stage.CLOSED, on=ended_on)
        if give_up:
            give_up_after(case, ended_on, by, on)
    tell(case_id=case.pk, subjects=[f"agreement:{row.pk}"], kind=ending.kind)
    return ending


def check_end(row: Agreement, ended_on: date, on: date) -> None:
    """Raises Invalid for a last day before the agreement held, or one that is still to come."""
    if ended_on < row.concluded_on:
        raise Invalid(ended_on=_("Tehdy to ještě neplatilo. Napište pozdější den."))
    if ended_on > on:
        raise Invalid(ended_on=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))


def check_worked(case: Case, ended_on: date, *, before: date | None = None) -> None:
    """Raises Invalid for a last day after which there is work written down.

    Only where the day is typed: one that was agreed on, or follows from a notice, stands.
    """
    if sentence := too_early(case.pk, ended_on, before=before):
        raise Invalid(ended_on=sentence)


def check_breach(
    row: Agreement, note: str, days: tuple[date | None, date | None], on: date
) -> None:
    """Raises Invalid for a breach of which nothing is said; ``days``: broken, terminated."""
    if not note.strip():
        raise Invalid(note=_("Napište, co se stalo."))
    for name, day in zip(("broken_on", "terminated_on"), days, strict=True):
        if day is not None and not row.concluded_on <= day <= on:
            raise Invalid(**{name: _("Napište den od uzavření do dneška.")})
