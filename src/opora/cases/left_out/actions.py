"""Leaving a worker out of everything about a person (B19)."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.actions import exclude
from opora.access.doors import Invalid, action, tell
from opora.access.models import Exclusion
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import person_of
from opora.cases.left_out.queries import decides, who_decides_without
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui.words import full_day


@action("cases.leave_out", roles=PROFESSIONALS)
def leave_out(
    *, case_id: int, person_id: int, worker_id: int, reason: str, by: Viewer, on: date
) -> Exclusion:
    """The client is served without this worker, who from now on sees no trace (B19)."""
    case = case_for(by, case_id, "cases.leave_out")
    person_of(case, person_id)
    _check_head_stays(case, worker_id, by)
    _check_elsewhere(case, person_id, worker_id, by)
    _check_handed_over(case, worker_id, on)
    row = exclude(account_id=worker_id, person_id=person_id, reason=reason, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"account:{worker_id}", f"person:{person_id}"])
    return row


def _check_head_stays(case: Case, worker_id: int, by: Viewer) -> None:
    """Raises Invalid where nobody would be left to decide, and to end this again."""
    if decides(by, case, worker_id) and not who_decides_without(by, case, worker_id):
        raise Invalid(
            worker=_(
                "Bez tohoto člověka by u případu nezbyl nikdo, kdo rozhoduje, a nikdo by to nemohl"
                " vzít zpátky. Nejdřív ať vedoucí na stránce Stížnosti určí zástup."
            )
        )


def _check_elsewhere(case: Case, person_id: int, worker_id: int, by: Viewer) -> None:
    """Raises Invalid where the person's case in another service would be left with nobody.

    Of cases that ``by`` sees only: a refusal must not tell of any other. Where nobody decides in
    one of those, its heads are asked for a deputy (``undecided``).
    """
    others = Case.objects.visible_to(by).filter(participants__person_id=person_id, void_reason="")
    running = others.exclude(pk=case.pk).exclude(stage__in=Case.OVER).distinct()
    left = {
        current().service(one.service).short
        for one in running
        if decides(by, one, worker_id) and not who_decides_without(by, one, worker_id)
    }
    if left:
        names = ", ".join(sorted(said(one) for one in left))
        told = _(
            "Bez tohoto člověka by nikdo nerozhodoval ani v dalším případu klienta: %(services)s."
            " Nejdřív ať tam vedoucí na stránce Stížnosti určí zástup."
        )
        raise Invalid(worker=told % {"services": names})


def _check_handed_over(case: Case, worker_id: int, on: date) -> None:
    """Raises Invalid for whoever leads the case or is to lead it: it is handed over first."""
    if case.stage in Case.OVER:
        return
    starts = case.key_workers.leading_from(on).filter(worker_id=worker_id).order_by("since")
    row = starts.first()
    if row is not None and row.since > on:
        sentence = _("Tento člověk má případ vést od %(day)s. Nejdřív to předání opravte, nebo"
                     " zneplatněte, pak člověka z případu vylučte.")  # fmt: skip
        raise Invalid(worker=sentence % {"day": full_day(row.since)})
    if row is not None:
        raise Invalid(
            worker=_("Tento člověk případ vede. Nejdřív případ předejte, pak ho z něj vylučte.")
        )
