"""What of meetings is due: writing down the past ones, and the review after cancellations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.appointments.facts import IN_A_ROW, counting, in_a_row, is_unasked
from opora.appointments.queries import Settled, left_after_end, open_of, past_meetings, waiting
from opora.appointments.visits.queries import unwritten as unwritten_visits
from opora.appointments.visits.words import visit_words
from opora.appointments.words import meeting
from opora.cases.boards import Beside, Due, beside, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import basis_of, said, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import parameters, weigh_many
from opora.rules.answers import Answer
from opora.rules.rule import Effect
from opora.rules.verdict import Reason, Verdict
from opora.ui.words import full_day

AFTER_END = "after_end:"
calls_for(AFTER_END)(left_after_end)


@due()
def unwritten(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """A meeting whose day has passed: what happened, or that it did not."""
    return [
        Due(
            case_id=row.case_id,
            key=f"appointment:{row.id}",
            day=row.day,
            title=_("Zapsat, co proběhlo: %(case)s") % {"case": row.case_title},
            why=f"{meeting(row)}.",
            rule="appointment",
            basis="ours",
            source=_("naplánovaná schůzka"),
            do_label=_("Zapsat, co proběhlo"),
            do_url=f"{path_of('act_new', row.case_id)}?schuzka={row.id}",
            worker_id=row.worker_id,
        )
        for row in waiting([one.id for one in cases], on)
    ]


@due()
def after_end(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """A meeting planned after the last day of its case: nothing can be written of it any more."""
    over = [one.id for one in cases if one.is_over]
    return [
        Due(
            case_id=row.case_id,
            key=f"{AFTER_END}{row.id}",
            day=row.day,
            title=_("Zrušit schůzku po konci: %(case)s") % {"case": row.case_title},
            why=_("%(meeting)s. Případ skončil %(day)s.")
            % {"meeting": meeting(row), "day": full_day(row.case_ended_on)},
            rule="appointment",
            basis="ours",
            source=_("naplánovaná schůzka"),
            do_label=_("Zrušit schůzku"),
            do_url=path_of("appointment_cancel", row.case_id, row.id),
            worker_id=row.worker_id,
        )
        for row in (open_of(over) if over else ())
        if row.case_ended_on is not None
    ]


@beside()
def expected(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Somebody without a case was expected: whether anybody came, or not."""
    return [
        Beside(
            key=f"visit:{row.id}",
            service=row.service,
            day=row.day,
            title=_("Zapsat, jestli někdo přišel: %(whom)s") % {"whom": row.called},
            why=f"{visit_words(row)}.",
            rule="appointment",
            basis="ours",
            source=_("naplánovaná schůzka"),
            url=path_of("visit", row.id),
            do_label=_("Zapsat, jestli někdo přišel"),
            do_url=path_of("visit", row.id),
        )
        for row in unwritten_visits(viewer, on, mine=mine)
    ]


@due("review_due")
def review_cooperation(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Meetings kept being cancelled: the service's own trigger has come up (A11)."""
    found: list[Due] = []
    ordered = sorted(cases, key=lambda one: one.service)
    for service_id, group in groupby(ordered, key=lambda one: one.service):
        if current().service(service_id).rulebook.asked("review_due"):
            found += _of_service(viewer, list(group), on)
    return found


def _of_service(viewer: Viewer, cases: list[CaseRow], on: date) -> Iterator[Due]:
    subjects = [
        Subject(viewer.organisation_id, case.service, case.site, case_id=case.id) for case in cases
    ]
    verdicts = weigh_many(ask="review_due", subjects=subjects, given=[{} for _one in cases], on=on)
    meetings = past_meetings([case.id for case in cases], on)
    unknown = []
    for case, about, verdict in zip(cases, subjects, verdicts, strict=True):
        reason = _come_up(verdict)
        if IN_A_ROW in verdict.missing and any(is_unasked(one) for one in meetings[case.id]):
            unknown.append((case, about))
        if reason is not None and meetings[case.id]:
            yield replace(
                _triggered(case, reason),
                key="review_due",
                day=meetings[case.id][0].day,
                title=_("Přehodnotit spolupráci: %(case)s") % {"case": case.title},
                do_label=_("Přehodnotit spolupráci"),
                do_url=path_of("cooperation_review", case.id),
                contact=True,
            )
    yield from _to_be_asked(unknown, meetings, on)


def _to_be_asked(
    unknown: list[tuple[CaseRow, Subject]], meetings: Mapping[int, list[Settled]], on: date
) -> Iterator[Due]:
    """A reason that nobody asked for, by which the trigger has come up or has not."""
    if not unknown:
        return
    first = unknown[0][1]
    numbers = parameters(first.organisation_id, first.service, on)
    rows = [counting(meetings[case.id], numbers) for case, _about in unknown]
    most = [{IN_A_ROW: in_a_row(own, unasked_counts=True)} for own in rows]
    subjects = [about for _case, about in unknown]
    verdicts = weigh_many(ask="review_due", subjects=subjects, given=most, on=on)
    for (case, _about), own, verdict in zip(unknown, rows, verdicts, strict=True):
        if (reason := _come_up(verdict)) is None:
            continue
        asked = next(one for one in own if is_unasked(one))
        yield replace(
            _triggered(case, reason),
            key=f"serious:{asked.id}",
            day=asked.day,
            title=_("Doplnit, jestli měl klient ke zrušení vážný důvod: %(case)s")
            % {"case": case.title},
            why=_("Schůzky se ruší jedna za druhou. Podle odpovědi se ukáže, jestli je čas"
                  " spolupráci přehodnotit."),
            do_label=_("Doplnit důvod"),
            do_url=path_of("correct_cancellation", case.id, asked.id),
        )  # fmt: skip


def _triggered(case: CaseRow, reason: Reason) -> Due:
    """What is told alike of all that one rule brings up."""
    shown = basis_of(reason)
    basis: Literal["published", "ours"] = "published" if shown == "published" else "ours"
    return Due(
        case_id=case.id,
        key="",
        day=date.min,
        title="",
        why=said(reason.text),
        rule=reason.rule,
        basis=basis,
        source=source_line(current().service(case.service), reason.source),
        do_label="",
        do_url="",
        worker_id=case.key_worker_id,
    )


def _come_up(verdict: Verdict) -> Reason | None:
    reasons = (*verdict.reasons, *verdict.also)
    return next(
        (one for one in reasons if one.effect is Effect.REMIND and one.answer is Answer.YES),
        None,
    )
