"""The steps of a situation with their days, and an end that waits for a second word."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.answers import Answer
from opora.team.can.queries import StepRow, going_on, to_confirm, waiting_for

ASK = "can_step_due"


calls_for("can:", by_name=True)(waiting_for)
calls_for("can_end:")(to_confirm)


@due(ASK)
def steps(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Each step that waits, where a rule of the service reminds of them."""
    by_id = {one.id: one for one in cases}
    asked: dict[int, dict[str, str] | None] = {}
    found = []
    for row in (step for one in going_on(list(by_id)) for step in one.waiting):
        if row.case_id not in asked:
            asked[row.case_id] = _reminds(viewer, by_id[row.case_id], on)
        told = asked[row.case_id]
        if told is not None:
            found.append(_due(row, by_id[row.case_id], told))
    return found


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
        for one in going_on(list(by_id))
        if one.end_on is not None and one.end_by_id != viewer.account_id
    ]
