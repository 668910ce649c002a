"""What is due on the way to an agreement: introductory consultation and assessment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import basis_of, said, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh_many
from opora.intake.queries import with_assessment, with_introduction
from opora.rules.answers import Answer
from opora.rules.rule import Effect
from opora.rules.verdict import Reason, Verdict
from opora.ui.words import numeric_day


@dataclass(frozen=True)
class Awaited:
    """One kind of due: the question that sets its day, and what settles it."""

    ask: str
    key: str
    title: Any
    do_label: Any
    do: str
    settled: Callable[[Sequence[int]], set[int]]
    contact: bool = False


AWAITED = (
    Awaited(
        "intro_due",
        "intro",
        gettext_lazy("Vést úvodní konzultaci: %(title)s"),
        gettext_lazy("Zapsat konzultaci"),
        "hold_intro",
        with_introduction,
        contact=True,
    ),
    Awaited(
        "assessment_due",
        "assessment",
        gettext_lazy("Posoudit případ: %(title)s"),
        gettext_lazy("Zapsat posouzení"),
        "assess",
        with_assessment,
    ),
)


@due(*(one.ask for one in AWAITED))
def before_agreement(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Of applicants only; each service at once."""
    open_cases = [one for one in cases if one.stage in Case.BEFORE_CLIENT]
    found: list[Due] = []
    for service in dict.fromkeys(one.service for one in open_cases):
        mine = [one for one in open_cases if one.service == service]
        for awaited in AWAITED:
            if current().service(service).rulebook.asked(awaited.ask):
                found += _dues(viewer, awaited, mine, on)
    return found


def _dues(viewer: Viewer, awaited: Awaited, cases: Sequence[CaseRow], on: date) -> list[Due]:
    done = awaited.settled([one.id for one in cases])
    waiting = [one for one in cases if one.id not in done]
    subjects = [
        Subject(viewer.organisation_id, one.service, one.site, case_id=one.id) for one in waiting
    ]
    given = [{"first_contact_on": one.opened_on, "applied_on": one.opened_on} for one in waiting]
    verdicts = weigh_many(ask=awaited.ask, subjects=subjects, given=given, on=on)
    made = (_due(awaited, *pair) for pair in zip(waiting, verdicts, strict=True))
    return [one for one in made if one is not None]


def speaking(verdict: Verdict) -> Reason | None:
    """The rule that sets the day."""
    said_by = [
        one
        for one in (*verdict.reasons, *verdict.also)
        if one.answer is Answer.YES and one.day is not None
    ]
    return min(said_by, key=lambda one: one.day or date.max, default=None)


def _due(awaited: Awaited, case: CaseRow, verdict: Verdict) -> Due | None:
    """A day alone reminds nobody: it takes a rule that reminds."""
    reason = speaking(verdict)
    reminds = any(
        one.effect is Effect.REMIND and one.answer is Answer.YES
        for one in (*verdict.reasons, *verdict.also)
    )
    if not reminds or reason is None or reason.day is None:
        return None
    service = current().service(case.service)
    day = numeric_day(case.opened_on)
    return Due(
        case_id=case.id,
        key=f"{awaited.key}:{case.id}",
        day=reason.day,
        title=str(awaited.title) % {"title": case.title},
        why=_("První kontakt byl %(day)s. %(text)s") % {"day": day, "text": said(reason.text)},
        rule=reason.rule,
        basis=basis_of(reason),
        source=source_line(service, reason.source),
        do_label=str(awaited.do_label),
        do_url=path_of(awaited.do, case.id),
        contact=awaited.contact,
        worker_id=case.key_worker_id or case.opened_by_id,
    )
