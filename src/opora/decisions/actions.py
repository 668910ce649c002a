"""Asking the rules for a step that is being taken, and keeping the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, NotAllowed, StepRefused, action, check_asked, tell
from opora.access.inserted import insert_all
from opora.access.roles import CASEWORK, CONTACT_TAKERS, HEADS
from opora.access.viewer import Viewer
from opora.audit.actions import Happening
from opora.audit.queries import is_known
from opora.decisions.handover.actions import settle
from opora.decisions.handover.queries import lifts_over
from opora.decisions.models import AskedFact, Decision, Parameter, Postponement, Reading
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.decisions.verdicts import kept
from opora.rules.answers import Answer
from opora.rules.rule import Rule
from opora.rules.verdict import Reason, Verdict


class Refused(StepRefused):
    """The rules do not let the step through; the verdict says why and what can be done."""

    def __init__(self, verdict: Verdict, subject: Subject) -> None:
        super().__init__(verdict.ask)
        self.verdict = verdict
        self.subject = subject
        self.decision_id: int | None = None

    def keep(self, by: Viewer) -> Happening:
        """The attempt stays as a decision that was not taken, and an event.

        A case opened by the step itself went with it, and the next case may get its number.
        """
        about = self.subject
        if about.case_id is not None and not is_known(about.case_id):
            about = replace(about, case_id=None)
        row = _row(self.verdict, about, by, "", taken=False)
        row.save()
        self.decision_id = row.pk
        return Happening(
            code="step.refused",
            actor_id=by.account_id,
            organisation_id=by.organisation_id,
            case_id=about.case_id,
            subjects=(f"decision:{row.pk}",),
        )


def decide(
    *,
    ask: str,
    subject: Subject,
    given: Mapping[str, object],
    by: Viewer,
    on: date,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    keep: bool = True,
    only: Sequence[Rule] | None = None,
) -> Decision:
    """Asks, keeps and returns the decision; raises Refused where it is not yes.

    Called inside an action. A *no* that only the head may lift is lifted by the head's own
    justification, or by a permission that the step takes up. ``departure``: the step has already
    happened, so a *no* is kept with its reason instead of refused, where the rules allow even that.
    ``decided``: the texts are silent and a person decides. Both need a justification.
    Without ``keep`` the action does that itself, once it knows the case (``keep_decision``).
    ``only``: the rules that can be asked at all, where others need a case that there is not.
    """
    check_asked(ask)
    step = partial(weigh, ask=ask, subject=subject.taken_by(by), given=given, on=on, only=only)
    asked = partial(step, justification=justification)
    verdict = asked()
    lifts = lifts_over(verdict, subject, by, "" if departure else justification)
    if lifts:
        verdict = asked(head={one.rule: one.reason for one in lifts})
    against = departure and verdict.may_be_departure
    by_person = decided and verdict.silent
    said = justification.strip() and not verdict.missing
    if verdict.answer is not Answer.YES and not (said and (against or by_person)):
        raise Refused(verdict, subject)
    row = _row(verdict, subject, by, justification, taken=True)
    row.lifts = [one.kept for one in lifts]
    if keep:
        keep_decision(row, by)
    return row


def keep_decision(row: Decision, by: Viewer) -> None:
    """Keeps what was decided, and settles what had been handed over of the step."""
    row.save()
    settle(row, by)


def _row(
    verdict: Verdict, subject: Subject, by: Viewer, justification: str, *, taken: bool
) -> Decision:
    return Decision(
        organisation_id=subject.organisation_id,
        service=subject.service,
        site=subject.site,
        case_id=subject.case_id,
        ask=verdict.ask,
        on=verdict.on,
        by_id=by.account_id,
        answer=verdict.answer.value,
        taken=taken,
        version=verdict.version,
        justification=justification.strip(),
        rules=[[one.rule, one.answer.value] for one in verdict.reasons if _has_a_say(one)],
        verdict=kept(verdict),
    )


def _has_a_say(reason: Reason) -> bool:
    """Whether the rule looked at something; one that refuses every such step looks at nothing."""
    return reason.applies and (bool(reason.used) or reason.answer is Answer.NO)


@action("decisions.answer", roles=CASEWORK | CONTACT_TAKERS)
def answer(
    *,
    subject: Subject,
    answers: Mapping[str, object],
    way: str = "",
    by: Viewer,
    on: date,
) -> None:
    """Keeps what people answered to asked facts; None takes an earlier answer back.

    ``way``: how they were asked, where that was asked for by itself.
    """
    if subject.case_id is None:
        raise Invalid(form=_("Odpovědi se ukládají k případu. Nejdřív ho otevřete."))
    person_id = subject.person_ids[0] if len(subject.person_ids) == 1 else None
    rows = [
        AskedFact(
            organisation_id=subject.organisation_id,
            case_id=subject.case_id,
            person_id=person_id,
            fact=name,
            value=value,
            on=on,
            way=way,
            by_id=by.account_id,
        )
        for name, value in answers.items()
    ]
    insert_all(rows)
    tell(case_id=subject.case_id, subjects=[f"fact:{name}" for name in answers])


@action("decisions.postpone", roles=CASEWORK)
def postpone(*, case_id: int, due: str, until: date, reason: str, by: Viewer, on: date) -> None:
    """Puts a due thing off to a later day, with a reason. The caller checks sight of the case."""
    if until <= on:
        raise Invalid(until=_("Napište den po dnešku."))
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč se to odkládá. Důvod zůstane u případu."))
    hold_organisation(by)
    Postponement.objects.create(
        organisation_id=by.organisation_id,
        case_id=case_id,
        due=due,
        until=until,
        reason=reason.strip(),
        by_id=by.account_id,
        on=on,
    )
    tell(case_id=case_id, subjects=[f"due:{due}"], until=until.isoformat(), reason=reason)


@action("decisions.set_parameter", roles=HEADS)
def set_parameter(*, service: str, name: str, value: int | None, by: Viewer, on: date) -> None:
    """The organisation's number from a day on; None means no reminder."""
    _check_head(by, service)
    hold_organisation(by)
    Parameter.objects.create(
        organisation_id=by.organisation_id,
        service=service,
        name=name,
        value=value,
        since=on,
        by_id=by.account_id,
    )
    tell(subjects=[f"parameter:{service}.{name}"], value=value)


@action("decisions.settle_reading", roles=HEADS)
def settle_reading(
    *, service: str, question: str, decision: str, confirmed: bool, by: Viewer, on: date
) -> None:
    """What the head decided about a question that the texts leave open."""
    _check_head(by, service)
    if not confirmed and not decision.strip():
        raise Invalid(decision=_("Napište, jak to u vás bude platit."))
    hold_organisation(by)
    Reading.objects.create(
        organisation_id=by.organisation_id,
        service=service,
        question=question,
        decision=decision.strip(),
        confirmed=confirmed,
        on=on,
        by_id=by.account_id,
    )
    tell(subjects=[f"question:{service}.{question}"], decision=decision)


def _check_head(by: Viewer, service: str) -> None:
    if service not in by.services(HEADS):
        raise NotAllowed
