"""Concluding an agreement."""

import secrets
from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.inserted import insert_all
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.asked import of_sides, questions_of
from opora.agreements.models import Agreement, Ending, Representative
from opora.agreements.queries import is_given_up
from opora.agreements.sides.actions import agreed_with, keep_sides, told_of
from opora.agreements.terms import (
    ADULT,
    Represented,
    Span,
    Terms,
    check_free,
    check_represented,
    check_terms,
)
from opora.agreements.words import GIVEN_UP_FIRST
from opora.cases.actions import move, touch
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.kept import keeps
from opora.cases.models import Case
from opora.cases.queries import case_for, people_of, subject
from opora.catalog import current
from opora.decisions.actions import decide
from opora.decisions.models import Decision
from opora.intake.queries import standing_outcomes
from opora.ui.words import full_day

KEPT = keeps(__name__, "conclude_agreement", "agreement_number")


@action(
    "agreements.conclude",
    roles=PROFESSIONALS,
    asks=("may_conclude_agreement", "may_accept", "may_be_next"),
)
def conclude(
    *,
    case_id: int,
    terms: Terms,
    represented: Sequence[Represented] = (),
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Agreement:
    """Concludes an agreement: the applicant becomes a client.

    Who was not accepted yet is weighed for that too, so nobody comes in by a
    side door. Raises Refused by the rules, Invalid for what can't be.
    """
    case = case_for(by, case_id, "agreements.conclude")
    earlier = replaced_by(case, terms.concluded_on)
    sides = agreed_with(case, terms, on, None)
    check(case, terms, represented, on, apart_from=earlier, sides=sides)
    _check_ready(case, terms.concluded_on, on)
    decision = _decide(case, terms, sides, by, justification, departure, decided)
    touch(case)
    row = Agreement.objects.create(
        case=case,
        number=_number(case, terms.concluded_on),
        concluded_by_id=by.account_id,
        decision_id=decision.pk,
        departure=justification.strip() if decision.answer == "no" else "",
        with_whom=list(sides),
        **terms.columns(),
    )
    keep_sides(row, sides)
    keep_represented(row, represented)
    if earlier is not None:
        _end_replaced(earlier, terms.concluded_on, by)
    move(case, Case.Stage.CLIENT, on=terms.concluded_on)
    tell(case_id=case.pk, subjects=told_of(row, sides), form=terms.form)
    return row


def replaced_by(case: Case, concluded_on: date) -> Agreement | None:
    """The agreement that a new one goes on from: it has a last day, and that is still to come.

    One that runs until further notice is ended, or put right, by itself.
    """
    rows = case.agreements.filter(voided_on=None, ended_on=None, notice_ends_on=None)
    found: Agreement | None = rows.filter(
        concluded_on__lt=concluded_on, valid_until__gte=concluded_on
    ).first()
    return found


def _end_replaced(earlier: Agreement, on: date, by: Viewer) -> None:
    """What it stood for goes on by the new one, from that day; the case is not closed by it."""
    earlier.ended_on = on
    earlier.save()
    Ending.objects.create(
        agreement=earlier, kind=Ending.Kind.REPLACED, ended_on=on, recorded_by_id=by.account_id
    )


def _decide(
    case: Case,
    terms: Terms,
    sides: Collection[int],
    by: Viewer,
    justification: str,
    departure: bool,
    decided: bool,
) -> Decision:
    about = subject(case, worker_id=by.account_id, organisation_id=by.organisation_id)
    for ask in questions_of(case.stage, current().service(case.service)):
        decision = decide(
            ask=ask,
            subject=about,
            given=terms.facts() | of_sides(ask, sides),
            by=by,
            on=terms.concluded_on,
            justification=justification,
            departure=departure,
            decided=decided,
        )
    return decision


def check(
    case: Case,
    terms: Terms,
    represented: Sequence[Represented],
    on: date,
    *,
    apart_from: Agreement | None,
    sides: Collection[int],
) -> None:
    """Raises Invalid for terms that can't be agreed in the case, rules aside."""
    service = current().service(case.service)
    if case.stage in Case.ENDED_BEFORE:
        raise Invalid(form=_("Případ je uzavřený. Nejdřív ho otevřete novým kontaktem."))
    check_terms(terms, service, opened_on=case.opened_on, on=on)
    others = case.agreements.filter(voided_on=None)
    if apart_from is not None:
        others = others.exclude(pk=apart_from.pk)
    spans = [Span(one.concluded_on, one.ended_on or one.valid_until) for one in others]
    check_free(terms, spans, agreement_title(service, "called"))
    people = people_of([case.pk], terms.concluded_on)[case.pk]
    minors = [
        one.id
        for one in people
        if one.id in sides and one.age and one.age.high is not None and one.age.high < ADULT
    ]
    check_represented(terms, minors, [one.id for one in people], represented)


def _check_ready(case: Case, concluded_on: date, on: date) -> None:
    if is_given_up(case.pk, on):
        raise Invalid(form=str(GIVEN_UP_FIRST))
    _check_key_worker(case, concluded_on)
    _check_accepted(case, concluded_on)


def _check_key_worker(case: Case, concluded_on: date) -> None:
    service = current().service(case.service)
    named = case.key_workers.leading(concluded_on).exists()
    if service.key_worker_before_agreement and not named:
        raise Invalid(
            form=_("Bez klíčového pracovníka %(conclude)s nejde. Nejdřív určete, kdo to bude.")
            % {"conclude": agreement_word(service, "conclude")}
        )


def _check_accepted(case: Case, concluded_on: date) -> None:
    """Whoever was accepted was an applicant until then."""
    latest = next(iter(standing_outcomes([case.pk]).get(case.pk, [])), None)
    if latest is None or case.stage != Case.Stage.ACCEPTED:
        return
    if concluded_on < latest.on:
        raise Invalid(
            concluded_on=_(
                "Přijetí je ze dne %(day)s. Napište tento den nebo pozdější,"
                " nebo nejdřív opravte den přijetí."
            )
            % {"day": full_day(latest.on)}
        )


def _number(case: Case, concluded_on: date) -> str:
    """A number for the register where a rule asks for one; it tells nothing of the others."""
    service = current().service(case.service)
    if not KEPT.of(service):
        return ""
    while True:
        number = f"{concluded_on.year}-{secrets.randbelow(1_000_000):06}"
        if not Agreement.objects.filter(number=number).exists():
            return number


def keep_represented(row: Agreement, represented: Sequence[Represented]) -> None:
    """Who signs for whom, anew."""
    row.representatives.all().delete()
    insert_all(
        [
            Representative(
                agreement=row,
                minor_id=one.minor_id,
                person_id=one.person_id,
                name="" if one.person_id else one.name.strip(),
                relation=one.relation.strip(),
            )
            for one in represented
            if one.person_id or one.name.strip()
        ]
    )


def agreement_of(case: Case, agreement_id: int) -> Agreement:
    """One agreement of the case; NotFound otherwise."""
    row: Agreement | None = case.agreements.filter(pk=agreement_id).first()
    if row is None:
        raise NotFound
    return row
