"""Asking a rulebook: one question, or one rule that then answers alone."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from opora.rules.answers import Answer, Liftable, Tri, all_of, any_of
from opora.rules.days import Days
from opora.rules.facts import FactSpec, Listed, like, read_facts
from opora.rules.kinds import BECAUSE, Finding
from opora.rules.kinds.finding import Words, to_tri
from opora.rules.questions import QUESTIONS
from opora.rules.rule import Effect, Rule
from opora.rules.shown import shown, shown_day
from opora.rules.situation import Numbers, Situation
from opora.rules.texts import Text
from opora.rules.verdict import Reason, Verdict


class UnknownAsk(ValueError):
    """Neither a question nor a rule of this service has this name."""


@dataclass(frozen=True)
class Reached:
    """A verdict as it was reached; ``numbers``: the organisation's, where it looked at them."""

    numbers: Mapping[str, int] | None
    verdict: Verdict


@dataclass(frozen=True)
class Rulebook:
    """All rules of one service in all their versions, and the facts they know."""

    service: str
    version: str
    rules: tuple[Rule, ...]
    facts: Mapping[str, FactSpec]
    days: Days
    parameters: Mapping[str, int] = field(default_factory=dict)
    _asked: dict[str, tuple[Rule, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    reached: dict[Hashable, Reached] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def asked(self, ask: str) -> tuple[Rule, ...]:
        """Every version of the rules that speak to a question, or bear an id."""
        if ask not in self._asked:
            self._asked[ask] = self._looked_up(ask)
        return self._asked[ask]

    def _looked_up(self, ask: str) -> tuple[Rule, ...]:
        if ask in QUESTIONS:
            return tuple(rule for rule in self.rules if ask in rule.at)
        found = tuple(
            rule for rule in self.rules if rule.id == ask or rule.id.startswith(f"{ask}.")
        )
        if not found:
            known = (*QUESTIONS, *(rule.id for rule in self.rules))
            told = f"služba '{self.service}' nezná otázku ani pravidlo '{ask}'"
            raise UnknownAsk(told + like(ask, known))
        return found

    def facts_of(self, ask: str) -> frozenset[str]:
        """Names of all facts that the ask may look at."""
        return frozenset[str]().union(*(rule.facts() for rule in self.asked(ask)))

    def only(self, rules: Iterable[Rule]) -> "Rulebook":
        """The same book with these rules alone."""
        return replace(self, rules=tuple(rules))

    def without(self, rule_id: str) -> "Rulebook":
        """The same book with one rule and its parts taken out (for mutation tests)."""
        kept = (
            rule
            for rule in self.rules
            if rule.id != rule_id and not rule.id.startswith(f"{rule_id}.")
        )
        return replace(self, rules=tuple(kept))


@dataclass(frozen=True)
class Lifting:
    """What people add to the facts: a justification, and the head's reason by rule.

    What a worker may lift with a reason, the head may lift too.
    """

    justification: str = ""
    head: Mapping[str, str] = field(default_factory=dict)

    def of(self, rule_id: str, liftable: Liftable | None) -> str:
        """The words that lift the rule's *no*; empty where it stands."""
        own = self.justification.strip() if liftable is Liftable.JUSTIFICATION else ""
        by_head = liftable in {Liftable.JUSTIFICATION, Liftable.HEAD}
        return own or (self.head.get(rule_id, "").strip() if by_head else "")


def decide(
    book: Rulebook,
    ask: str,
    raw_facts: Mapping[str, object],
    on: date,
    *,
    parameters: Mapping[str, int] | None = None,
    justification: str = "",
    head: Mapping[str, str] | None = None,
) -> Verdict:
    """The verdict on ``on``. Raises UnknownAsk or FactError for what it can't read.

    A justification lifts those gates that allow it, the ``head``'s reason the
    rule that it is given for, unless nobody may lift it. Neither is a fact.
    """
    lifting = Lifting(justification, head or {})
    rules = book.asked(ask)
    facts = read_facts(book.facts, raw_facts)
    numbers = Numbers({} if parameters is None else parameters, book.parameters)
    situation = Situation(facts, on, book.days, lambda one: Tri(Answer.UNKNOWN), numbers)
    situation = replace(situation, ask_rule=lambda one: _alone(book, one, situation))
    alone = ask not in QUESTIONS
    reasons = [
        _reason(book, rule, rule.weigh(situation, alone=alone), situation, ask, lifting)
        for rule in in_force(rules, situation)
    ] + _unborn(book, rules, situation)
    return _verdict(book, ask, situation, reasons, QUESTIONS.get(ask))


def _alone(book: Rulebook, rule_id: str, situation: Situation) -> Tri:
    """The answer of one rule that another one leans on, in its own scope.

    Of a rule in several parts the gates answer. A rule that is not there, or not yet, is unknown.
    """
    try:
        rules = list(in_force(book.asked(rule_id), situation))
    except UnknownAsk:
        rules = []
    gates = [rule for rule in rules if rule.gates] or rules
    if not gates:
        return Tri(Answer.UNKNOWN)
    return all_of(rule.weigh(situation, alone=False).tri for rule in gates)


def in_force(rules: Iterable[Rule], situation: Situation) -> Iterable[Rule]:
    """Of each id the latest version that had begun on the day it looks at."""
    latest: dict[str, Rule] = {}
    for rule in rules:
        day = rule.version_day(situation) or situation.on
        older = latest.get(rule.id)
        begun = rule.effective_from <= day
        if begun and (older is None or older.effective_from < rule.effective_from):
            latest[rule.id] = rule
    return latest.values()


def _unborn(book: Rulebook, rules: Iterable[Rule], situation: Situation) -> list[Reason]:
    """Before a first version the answer is unknown, silent."""
    living = {rule.id for rule in in_force(rules, situation)}
    first = {rule.id: rule for rule in rules if rule.id not in living}
    silent = Finding(Tri(Answer.UNKNOWN), silent=True)
    return [_reason(book, rule, silent, situation, "", Lifting()) for rule in first.values()]


def _reason(
    book: Rulebook,
    rule: Rule,
    finding: Finding,
    situation: Situation,
    ask: str,
    lifting: Lifting,
) -> Reason:
    answer = finding.tri.answer
    refuses = rule.gates and answer is Answer.NO
    liftable = rule.who_lifts(ask) if refuses else None
    lifted = lifting.of(rule.id, liftable)
    return Reason(
        rule=rule.id,
        effect=rule.effect,
        answer=Answer.YES if lifted else answer,
        text=_sentence(book, rule, situation, finding, ask),
        source=rule.source,
        effective_from=rule.effective_from,
        missing=tuple(sorted(finding.tri.missing)),
        used=tuple(sorted(finding.tri.used)),
        # Nothing to ask for: what it leans on is silent, so it is silent itself.
        silent=finding.silent or (answer is Answer.UNKNOWN and not finding.tri.missing),
        liftable=liftable,
        instead=rule.instead if refuses else (),
        day=finding.day,
        justification=lifted,
        departure=rule.departure,
        applies=finding.applies,
        number=finding.number,
        own_number=rule.own_number,
    )


def _sentence(book: Rulebook, rule: Rule, situation: Situation, finding: Finding, ask: str) -> Text:
    answer = finding.tri.answer
    said = {Answer.NO: rule.no, Answer.YES: rule.yes} if finding.applies else {}
    own = said.get(answer, rule.text) or rule.text
    if "{" not in own.cs + own.en:
        return own
    values = {name: shown(number) for name, number in situation.parameters.items()}
    values |= {name: shown(value, book.facts[name]) for name, value in situation.facts.items()}
    if finding.day is not None:
        values["day"] = shown_day(finding.day)
    for name, told in finding.told.items():
        values[name] = told if isinstance(told, Text) else _labels(book, told)
    if f"{{{BECAUSE}}}" not in own.cs:
        return own.filled(values)
    filled = own.filled({**values, BECAUSE: _because(book, finding, situation, ask)})
    return Text(filled.cs.strip(), filled.en.strip())


def _because(book: Rulebook, finding: Finding, situation: Situation, ask: str) -> Text:
    """The sentences of the rules that the answer leans on, unless they are said beside it."""
    beside = {rule.id for rule in book.asked(ask)} if ask else set()
    leans = [one for name in finding.leans for one in in_force(book.asked(name), situation)]
    said = [
        _sentence(book, rule, situation, found, ask)
        for rule in leans
        if rule.id not in beside and (found := rule.weigh(situation, alone=False)).applies
    ]
    return Text(" ".join(one.cs for one in said), " ".join(one.en for one in said))


def _labels(book: Rulebook, words: Words) -> Text:
    return shown(Listed(words.values), book.facts[words.fact])


def _verdict(
    book: Rulebook,
    ask: str,
    situation: Situation,
    reasons: list[Reason],
    question: Effect | None,
) -> Verdict:
    deciding, also = _split(reasons, question)
    combined = _combined(deciding, question)
    days = [one.day for one in deciding if one.day is not None and one.answer is combined.answer]
    return Verdict(
        service=book.service,
        ask=ask,
        on=situation.on,
        answer=combined.answer,
        reasons=tuple(deciding),
        also=tuple(also),
        facts=dict(situation.facts),
        day=min(days) if days and combined.answer is not Answer.UNKNOWN else None,
        version=book.version,
    )


def _combined(deciding: list[Reason], question: Effect | None) -> Tri:
    """All gates and keeps, or any of the days and triggers.

    A day that no rule of the service gives is unknown: the texts are silent.
    """
    answers = [to_tri(one.answer, one.missing) for one in deciding]
    if deciding and all(one.effect in {Effect.DAY, Effect.REMIND} for one in deciding):
        return any_of(answers)
    if not deciding and question is Effect.DAY:
        return Tri(Answer.UNKNOWN)
    return all_of(answers)


def _split(reasons: list[Reason], question: Effect | None) -> tuple[list[Reason], list[Reason]]:
    """Which reasons decide, and which come along."""
    gates = {Effect.FORBID, Effect.JUSTIFY}
    if question is Effect.FORBID:
        wanted = gates
    elif question is Effect.DAY:
        wanted = {Effect.DAY, Effect.REMIND}
    else:
        present = {one.effect for one in reasons}
        wanted = next(
            group & present
            for group in (gates, {Effect.DAY}, {Effect.REMIND}, set(Effect))
            if group & present
        )
    deciding = [one for one in reasons if one.effect in wanted]
    return deciding, [one for one in reasons if one.effect not in wanted]
