"""The steps of a situation with their days, and an end that waits for a second word."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.beside.queries import with_rows
from opora.cases.boards import Due, calls_for, due
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.answers import Answer
from opora.team.can.queries import Goes, StepRow, going_on
from opora.team.models import Situation

ASK = "can_step_due"


@calls_for("can:", by_name=True)
def steps_of_mine(viewer: Viewer) -> list[int]:
    """Cases in which a step of the procedure waits for the viewer."""
    return [
        one.case_id
        for one in going_on(viewer)
        if any(step.worker_id == viewer.account_id for step in one.waiting)
    ]


@calls_for("can_end:")
def ends_to_confirm(viewer: Viewer) -> list[int]:
    """Cases in which somebody else has proposed the end."""
    me = viewer.account_id
    return [one.case_id for one in going_on(viewer) if one.end_by_id not in (None, me)]


@due(ASK)
def steps(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Each step that waits, where a rule of the service reminds of them."""
    by_id = {one.id: one for one in cases}
    asked: dict[int, dict[str, str] | None] = {}
    found = []
    for row in (step for one in _of(viewer, by_id) for step in one.waiting):
        if row.case_id not in asked:
            asked[row.case_id] = _reminds(viewer, by_id[row.case_id], on)
        told = asked[row.case_id]
        if told is not None:
            found.append(_due(row, by_id[row.case_id], told))
    return found


def _of(viewer: Viewer, cases: Mapping[int, CaseRow]) -> list[Goes]:
    """What goes on in these cases; of one case's page nothing is asked where nothing does."""
    if not with_rows(list(cases), Situation):
        return []
    return [one for one in going_on(viewer) if one.case_id in cases]


def _due(row: StepRow, case: CaseRow, told: dict[str, str]) -> Due:
    return Due(
        case_id=row.case_id,
        key=f"can:{row.id}",
        day=row.until,
        title=f"{row.what}: {case.title}",
        why=_("%(why)s Tento má na starosti: %(who)s.") % {"why": told["why"], "who": row.worker},
        rule=told["rule"],
        basis="published" if told["basis"] == "published" else "ours",
        source=told["source"],
        do_label=_("Hotovo"),
        do_url=path_of("situation_step", row.case_id, row.id),
        worker_id=row.worker_id,
    )


def _reminds(viewer: Viewer, case: CaseRow, on: date) -> dict[str, str] | None:
    service = current().service(case.service)
    about = Subject(viewer.organisation_id, case.service, case.site, case_id=case.id)
    verdict = weigh(ask=ASK, subject=about, given={}, on=on)
    for one in (*verdict.reasons, *verdict.also):
        if one.applies and one.answer is Answer.YES:
            return {
                "why": said(one.text),
                "rule": one.rule,
                "basis": shown_basis(one.source),
                "source": source_line(service, one.source),
            }
    return None


@due()
def second_word(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """An end that somebody else has proposed waits for one more of us."""
    by_id = {one.id: one for one in cases}
    return [
        Due(
            case_id=one.case_id,
            key="can_end:word",
            day=one.end_on,
            title=_("Potvrdit konec postupu pro ohrožené dítě: %(case)s")
            % {"case": by_id[one.case_id].title},
            why=_("Konec navrhuje jeden z nás. Platit začne, až ho potvrdí někdo další."),
            rule="situation",
            basis="ours",
            source=_("situace ohroženého dítěte"),
            do_label=_("Rozhodnout"),
            do_url=path_of("confirm_end", one.case_id),
        )
        for one in _of(viewer, by_id)
        if one.end_on is not None and one.end_by_id != viewer.account_id
    ]
