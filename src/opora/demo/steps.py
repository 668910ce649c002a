"""Steps from an applicant to an agreement and its end: each verb is one action."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from opora.access.actions import grant
from opora.agreements.actions import conclude
from opora.agreements.endings.actions import close_expired, leave
from opora.agreements.terms import Represented, Terms
from opora.cases.actions import assign_key_worker, start_programme
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import answer
from opora.demo.story import Step
from opora.demo.told import Telling
from opora.intake.actions import fill_card, inform, note_contact
from opora.intake.applicant import actions as applicant
from opora.intake.withdrawal.actions import withdraw
from opora.rules.days import add_months

Verb = Callable[[Telling, Step], None]
VERBS: dict[str, Verb] = {}


def verb(taken: Verb) -> Verb:
    """Registers the function as the step of its name."""
    VERBS[taken.__name__.rstrip("_")] = taken
    return taken


def when(telling: Telling, step: Step) -> dict[str, Any]:
    """The case, who and on which day: what every action is given."""
    return {
        "case_id": telling.case_id,
        "by": telling.by(step),
        "on": telling.day(step.days_ago),
    }


@verb
def answer_(telling: Telling, step: Step) -> None:
    """Facts that were asked; the step holds them by name."""
    by = telling.by(step)
    case = case_for(by, telling.case_id)
    facts = {name: value for name, value in step.told.items() if name != "by"}
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    answer(subject=about, answers=facts, by=by, on=telling.day(step.days_ago))


@verb
def unreached(telling: Telling, step: Step) -> None:
    """A call that nobody answered."""
    note_contact(kind="unreached", way=step.word("way"), **when(telling, step))


@verb
def inform_(telling: Telling, step: Step) -> None:
    """Conditions and rules were gone through."""
    inform(screens=("take_contact", "hold_intro", "accept"), **when(telling, step))


@verb
def card(telling: Telling, step: Step) -> None:
    """What the applicant brings."""
    fill_card(card=dict(step.told), answers={}, **when(telling, step))


@verb
def intro(telling: Telling, step: Step) -> None:
    """The introductory consultation."""
    applicant.hold_intro(
        way=step.word("way"),
        situation=step.word("note"),
        crisis=False,
        consent=step.told.get("consent"),
        **when(telling, step),
    )


@verb
def assess(telling: Telling, step: Step) -> None:
    """Two professionals weigh the case and name the key worker."""
    names = (telling.story.works, step.word("with"))
    key = step.word("key", telling.story.works)
    applicant.assess(
        professionals=[telling.workers[name].account_id for name in dict.fromkeys((*names, key))],
        key_worker_id=telling.workers[key].account_id,
        conclusion=step.word("note"),
        **when(telling, step),
    )


@verb
def accept(telling: Telling, step: Step) -> None:
    """Taken on."""
    applicant.accept(**when(telling, step))


@verb
def wait(telling: Telling, step: Step) -> None:
    """Put on the waiting list."""
    applicant.put_on_waiting_list(reason=step.word("reason"), **when(telling, step))


@verb
def refuse(telling: Telling, step: Step) -> None:
    """Refused on a lawful ground."""
    wanted = step.told.get("other_service_wanted")
    if wanted is not None:
        told = {"other_service_wanted": wanted}
        answer_(telling, replace(step, told=told))
    applicant.refuse(
        ground=step.word("ground"),
        reason=step.word("reason"),
        letter=step.told.get("letter"),
        **when(telling, step),
    )


@verb
def one_off(telling: Telling, step: Step) -> None:
    """One contact that does not go on."""
    applicant.close_one_off(reason=step.word("note"), **when(telling, step))


@verb
def withdraw_(telling: Telling, step: Step) -> None:
    """The applicant does not go on."""
    withdraw(happened=step.word("happened"), reason=step.word("reason"), **when(telling, step))


@verb
def refer(telling: Telling, step: Step) -> None:
    """Helped on the way to another service."""
    applicant.refer(referred_to=step.word("to"), reason=step.word("reason"), **when(telling, step))


@verb
def key(telling: Telling, step: Step) -> None:
    """A key worker is named."""
    given = when(telling, step)
    worker = telling.workers[telling.story.works]
    assign_key_worker(worker_id=worker.account_id, since=given["on"], **given)


@verb
def lend(telling: Telling, step: Step) -> None:
    """The head lets a worker see the case beyond their role."""
    given = when(telling, step) | {"by": telling.workers["hana"]}
    grant(account_id=telling.workers[step.word("to")].account_id, **given)


@verb
def programme(telling: Telling, step: Step) -> None:
    """The first programme of the service begins."""
    given = when(telling, step)
    word = current().service(telling.story.service).words("programmes")[0].id
    start_programme(programme=word, priority=1, started_on=given["on"], **given)


def agreed_terms(telling: Telling, step: Step) -> Terms:
    """What is agreed: what the step says, and otherwise what the service usually writes."""
    months, on = step.number("months", 0), telling.day(step.days_ago)
    service = current().service(telling.story.service)
    acts = step.told.get("acts") or [one.id for one in service.acts[:4]]
    written = step.word("form") != "spoken"
    return Terms(
        form=step.word("form"),
        concluded_on=on,
        valid_until=add_months(on, months) if months else None,
        acts=tuple(acts),
        goals=step.word("goals"),
        extent="Jednou za dva až čtyři týdny.",
        when_broken="Nejdřív si o tom promluvíme. Když se to opakuje, můžeme smlouvu ukončit.",
        ways_to_end="Klient kdykoli a bez důvodu. Změnit ji lze po domluvě obou stran.",
        fee=0,
        copies=written,
        handed_over=written,
        understandable=True,
        data_consent=True,
        duties_told=True,
    )


@verb
def agree(telling: Telling, step: Step) -> None:
    """The agreement; a parent stands for the children."""
    terms = agreed_terms(telling, step)
    parent = telling.first_person_id
    stand_in = [Represented(minor, parent, relation="rodič") for minor in telling.minors]
    telling.agreement = conclude(terms=terms, represented=stand_in, **when(telling, step))


@verb
def leave_(telling: Telling, step: Step) -> None:
    """The client ends it."""
    given = when(telling, step)
    leave(ended_on=given["on"], note=step.word("note"), **given)


@verb
def expire(telling: Telling, step: Step) -> None:
    """The agreed time has passed."""
    assert telling.agreement is not None
    close_expired(agreement_id=telling.agreement.pk, **when(telling, step))
