"""Consents of the stories, their withdrawal and what left on them, and what clients report."""

from opora.agreements.reported.actions import report_change
from opora.consents.actions import give, withdraw
from opora.consents.disclosures.actions import disclose
from opora.consents.given import ConsentWords, Leaving
from opora.consents.queries import consents
from opora.demo.families import named
from opora.demo.steps import verb, when
from opora.demo.story import Step
from opora.demo.told import Telling


@verb
def consent(telling: Telling, step: Step) -> None:
    """What somebody of the case consents to; ``signs`` stands for one not of age."""
    given = when(telling, step)
    who, signs = step.word("who"), step.word("signs")
    words = ConsentWords(
        person_id=named(telling, [who])[0] if who else telling.first_person_id,
        text=step.word("note"),
        given_on=given["on"],
        way=step.word("way", "written"),
        scope=tuple(step.told["scope"]),
        purpose=step.word("purpose"),
        recipient=step.word("to"),
        given_by_id=named(telling, [signs])[0] if signs else None,
        relation=step.word("relation"),
    )
    give(words=words, **given)


@verb
def take_back(telling: Telling, step: Step) -> None:
    """The latest consent is withdrawn."""
    given = when(telling, step)
    withdraw(consent_id=_latest(telling), withdrawn_on=given["on"], way="spoken", **given)


@verb
def disclose_(telling: Telling, step: Step) -> None:
    """Facts leave, on a ``statute`` to somebody, or else on the latest consent."""
    given = when(telling, step)
    statute = step.word("statute")
    leaving = Leaving(
        scope=tuple(step.told["scope"]),
        what=step.word("note"),
        way=step.word("way"),
        recipient=step.word("to"),
        consent_id=None if statute else _latest(telling),
        statute=statute,
        reference=step.word("reference"),
    )
    disclose(leaving=leaving, left_on=given["on"], **given)


@verb
def report(telling: Telling, step: Step) -> None:
    """What the client says beforehand will change."""
    given = when(telling, step)
    report_change(
        reported_on=given["on"], about=step.word("about"), text=step.word("note"), **given
    )


def _latest(telling: Telling) -> int:
    return max(one.id for one in consents([telling.case_id]))
