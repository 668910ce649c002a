"""What is due in plans: going through them, the sixth visit, the end of going along."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import basis_of, said, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import parameters, weigh_many
from opora.plans.queries import (
    Accompanied,
    accompanied,
    gone_through,
    planned_next,
)
from opora.plans.without.queries import decided_without
from opora.rules.answers import Answer
from opora.rules.kinds import Deadline
from opora.rules.verdict import Reason, Verdict
from opora.ui.words import full_day

Given = Mapping[str, object]


def weighed(
    viewer: Viewer, asked: Sequence[tuple[CaseRow, Given]], ask: str, on: date
) -> list[tuple[CaseRow, Given, Verdict]]:
    """What has come up in open cases whose service has a rule for it; facts gathered at once."""
    found: list[tuple[CaseRow, Given, Verdict]] = []
    by_service: dict[str, list[tuple[CaseRow, Given]]] = {}
    for case, given in asked:
        if not case.is_over:
            by_service.setdefault(case.service, []).append((case, given))
    for service, rows in by_service.items():
        if not current().service(service).rulebook.asked(ask):
            continue
        verdicts = weigh_many(
            ask=ask,
            subjects=[
                Subject(viewer.organisation_id, service, case.site, case_id=case.id)
                for case, _given in rows
            ],
            given=[given for _case, given in rows],
            on=on,
        )
        found.extend(
            (case, given, verdict) for (case, given), verdict in zip(rows, verdicts, strict=True)
        )
    return [one for one in found if one[2].answer is Answer.YES]


def come_up(
    viewer: Viewer, cases: Sequence[CaseRow], ask: str, on: date
) -> list[tuple[CaseRow, Verdict]]:
    """The same where the step gives no facts."""
    asked: list[tuple[CaseRow, Given]] = [(one, {}) for one in cases]
    return [(case, verdict) for case, _given, verdict in weighed(viewer, asked, ask, on)]


def counting_days(viewer: Viewer, services: Iterable[str], ask: str, on: date) -> set[str]:
    """The services in which the organisation has set the number of days that the question needs."""
    return {
        one
        for one in services
        if {
            rule.kind.period.parameter
            for rule in current().service(one).rulebook.asked(ask)
            if isinstance(rule.kind, Deadline)
        }
        & parameters(viewer.organisation_id, one, on).keys()
    }


def telling(verdict: Verdict) -> Reason:
    """The rule by which it has come up."""
    return next(one for one in verdict.reasons if one.answer is Answer.YES)


def made_due(
    case: CaseRow,
    verdict: Verdict,
    *,
    key: str,
    day: date,
    title: str,
    why: str,
    label: str,
    url: str,
    contact: bool = False,
) -> Due:
    """Something due by a rule; ``title`` takes the title of the case."""
    reason = telling(verdict)
    return Due(
        case_id=case.id,
        key=key,
        day=day,
        title=title % {"title": case.title},
        why=why,
        rule=reason.rule,
        basis=basis_of(reason),
        source=source_line(current().service(case.service), reason.source),
        do_label=label,
        do_url=url,
        contact=contact,
        worker_id=case.responsible_id,
    )


@due("revision_due")
@once_a_page
def revisions(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Going through the plan: by the organisation's interval, or sooner where agreed (A8)."""
    agreed = planned_next([one.id for one in cases if not one.is_over])
    found: list[Due] = []
    told: set[int] = set()
    for case, verdict in come_up(viewer, cases, "revision_due", on):
        if verdict.day is None:
            continue
        told.add(case.id)
        own = agreed.get(case.id)
        sooner = own is not None and own[1] < verdict.day
        found.append(
            made_due(
                case,
                verdict,
                key="plan_revision",
                day=own[1] if own and sooner else verdict.day,
                title=_("Projít plán: %(title)s"),
                why=_agreed_words(own) if own and sooner else said(telling(verdict).text),
                label=_("Zapsat revizi"),
                url=path_of("revise_plan", case.id),
            )
        )
    rest = [one for one in cases if one.id in agreed and one.id not in told and not one.is_over]
    return [*found, *(_as_agreed(one, agreed[one.id]) for one in rest)]


def next_time(viewer: Viewer, case: CaseRow, on: date) -> date | None:
    """The day by which the plan is to be gone through again: agreed, or by rule (A8)."""
    return next((one.day for one in revisions(viewer, [case], on)), None)


def _agreed_words(own: tuple[date, date]) -> str:
    return _("Naposledy %(last)s, další den je domluvený na %(next)s.") % {
        "last": full_day(own[0]),
        "next": full_day(own[1]),
    }


def _as_agreed(case: CaseRow, own: tuple[date, date]) -> Due:
    return Due(
        case_id=case.id,
        key="plan_revision",
        day=own[1],
        title=_("Projít plán: %(title)s") % {"title": case.title},
        why=_agreed_words(own),
        rule="",
        basis="ours",
        source=_("domluva v plánu"),
        do_label=_("Zapsat revizi"),
        do_url=path_of("revise_plan", case.id),
        worker_id=case.key_worker_id,
    )


@due("plan_due")
def sixth_visit(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """At the sixth visit without a written plan the worker decides (B16)."""
    found = come_up(viewer, cases, "plan_due", on)
    settled = decided_without([case.id for case, _verdict in found])
    return [
        made_due(
            case,
            verdict,
            key="plan_decision",
            day=on,
            title=_("Rozhodnout o plánu: %(title)s"),
            why=said(telling(verdict).text),
            label=_("Rozhodnout o plánu"),
            url=path_of("decide_plan", case.id),
        )
        for case, verdict in found
        if case.id not in settled
    ]


@due("accompaniment_due")
def accompaniments(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Going along is for an agreed time: at its end one looks at what comes next (E8)."""
    by_id = {one.id: one for one in cases if not one.is_over}
    asked: list[tuple[CaseRow, Given]] = [
        (by_id[one.case_id], {"accompaniment_until": one.until, "step": one})
        for one in accompanied(list(by_id))
    ]
    found: list[Due] = []
    for case, given, verdict in weighed(viewer, asked, "accompaniment_due", on):
        step = given["step"]
        if verdict.day is None or not isinstance(step, Accompanied):
            continue
        why = _("%(what)s. %(rule)s") % {"what": step.what, "rule": said(telling(verdict).text)}
        found.append(
            made_due(
                case,
                verdict,
                key=f"accompaniment:{step.step_id}",
                day=verdict.day,
                title=_("Domluvit, co po doprovodu: %(title)s"),
                why=why,
                label=_("Upravit krok"),
                url=path_of("correct_step", case.id, step.step_id),
            )
        )
    return found


@due("programme_review_due")
def programme_ends(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Towards the end of a programme the key worker is told (A2)."""
    last = gone_through([one.id for one in cases])
    return [
        made_due(
            case,
            verdict,
            key=f"programme_end:{verdict.day.isoformat()}",
            day=verdict.day,
            title=_("Promluvit o tom, co po programu: %(title)s"),
            why=said(telling(verdict).text),
            label=_("Zapsat, co bude dál"),
            url=path_of("revise_plan" if case.id in last else "write_plan", case.id),
        )
        for case, verdict in come_up(viewer, cases, "programme_review_due", on)
        if verdict.day is not None and last.get(case.id, date.min) < verdict.day
    ]
