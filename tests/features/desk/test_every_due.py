"""Every rule by which something has a day stands in somebody's day, or says why it does not."""

import pytest

from opora.cases.boards import due_makers
from opora.cases.kept import KEEPS
from opora.catalog import current
from opora.decisions.asking import ASKED
from opora.rules.kinds import CountTrigger, Deadline, NoticePeriod, TooFew
from opora.rules.rule import Effect, Rule
from tests.features.conftest import SERVICES

DATED = (CountTrigger, Deadline, NoticePeriod, TooFew)
NO_DUE = {
    "A2.ends": "the last day itself; A2.reminder reminds of it, acts after it are refused",
    "C13.month": "how long one waits before a notice may be given; nobody has to do anything",
    "C14": "the last day is kept with the delivered notice; once it is over, the closing is due",
    "S1.notice_period": "as C14",
}
"""Rules that make nothing due by themselves, each with the reason."""


def dated() -> list[tuple[str, Rule]]:
    found = {}
    for service in SERVICES:
        for rule in current().service(service).rulebook.rules:
            if rule.effect in (Effect.REMIND, Effect.DAY) or isinstance(rule.kind, DATED):
                found[service, rule.id] = rule
    return [(service, rule) for (service, _id), rule in found.items()]


def makers_of(rule: Rule) -> set[str]:
    """What makes something due by the rule: asks its question, or draws the field that it keeps."""
    asking = {place for question in rule.at for place in ASKED.get(question, ())}
    rooms = {one.place for one in KEEPS if one.covers(rule)}
    drawing = {one for one in due_makers() if any(one.startswith(f"{room}.") for room in rooms)}
    return (asking & due_makers()) | drawing


@pytest.mark.parametrize(
    ("service", "rule"), dated(), ids=lambda one: one if isinstance(one, str) else one.id
)
def test_a_rule_with_a_day_is_due_somewhere_or_says_why_not(service: str, rule: Rule) -> None:
    assert bool(makers_of(rule)) != (rule.id in NO_DUE), f"{service} {rule.id}: {rule.at}"


def test_no_excuse_is_out_of_date() -> None:
    assert set(NO_DUE) - {rule.id for _service, rule in dated()} == set()


def test_there_are_such_rules_in_every_service() -> None:
    assert {service for service, _rule in dated()} == set(SERVICES)
