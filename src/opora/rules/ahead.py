"""What rules already say at an earlier step than the one they decide about."""

from collections.abc import Mapping
from datetime import date

from opora.rules.answers import Answer, Tri, all_of
from opora.rules.decide import Rulebook, in_force
from opora.rules.facts import read_facts
from opora.rules.rule import Ahead, Rule
from opora.rules.situation import Situation


def said_ahead(
    book: Rulebook, step: str, raw_facts: Mapping[str, object], on: date
) -> list[tuple[Rule, Ahead]]:
    """The rules that speak at this step by what is known so far, in the versions of the day.

    Nothing is decided by it. Facts that the service does not know are left out.
    """
    known = read_facts(book.facts, {k: v for k, v in raw_facts.items() if k in book.facts})
    situation = Situation(known, on, book.days, lambda one: Tri(Answer.UNKNOWN))
    speaking = in_force([rule for rule in book.rules if rule.ahead], situation)
    return [
        (rule, ahead)
        for rule in speaking
        for ahead in rule.ahead
        if ahead.at == step
        and all_of(test.holds(situation) for test in ahead.when).answer is ahead.answer
    ]
