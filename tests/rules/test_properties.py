"""What holds for every rule and every set of facts."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opora.rules.answers import Answer, Tri, all_of, any_of, opposite
from opora.rules.decide import Rulebook, decide
from opora.rules.kinds import TargetGroup
from opora.rules.rule import GATES, Rule
from opora.rules.situation import Situation
from opora.rules.situation import Test as Check
from opora.rules.verdict import Verdict
from tests.rules.books import BOOK, DAYS, FACTS, TYPES

ON = date(2026, 11, 20)
ASKS = sorted({one.id for one in BOOK.rules} | {at for one in BOOK.rules for at in one.at})
near = st.dates(date(2026, 1, 1), date(2027, 12, 31))
words = st.sampled_from(["a", "b", "c"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "bool": st.booleans(),
    "number": st.integers(0, 25),
    "date": near.map(str),
    "instant": st.datetimes(datetime(2026, 11, 14), datetime(2026, 11, 28)).map(  # noqa: DTZ001  the service's own clock
        lambda one: one.isoformat(timespec="minutes")
    ),
    "age": st.integers(10, 70),
    "list": st.lists(words, unique=True),
}


def value_of(name: str) -> st.SearchStrategy[Any]:
    kind, choices = TYPES[name]
    return st.sampled_from(choices) if kind == "choice" else VALUES[kind]


facts = st.fixed_dictionaries({}, optional={name: value_of(name) for name in FACTS})
answers = st.builds(Tri, st.sampled_from(Answer))


@settings(max_examples=150, deadline=None)
@given(facts, st.sampled_from(ASKS), st.data())
def test_less_known_is_never_the_opposite(
    known: dict[str, object], ask: str, data: st.DataObject
) -> None:
    """More facts turn unknown into yes or no, never yes into no or back."""
    kept = data.draw(st.sets(st.sampled_from(sorted(known)))) if known else set()
    less = decide(BOOK, ask, {name: known[name] for name in kept}, ON).answer
    assert less in {Answer.UNKNOWN, decide(BOOK, ask, known, ON).answer}


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS))
def test_unknown_says_what_is_missing_or_that_texts_are_silent(
    known: dict[str, object], ask: str
) -> None:
    verdict = decide(BOOK, ask, known, ON)
    if verdict.answer is Answer.UNKNOWN:
        assert verdict.missing or verdict.silent
        assert not set(verdict.missing) & set(known)
    else:
        assert verdict.missing == ()
        assert not verdict.silent


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS))
def test_a_justification_never_makes_it_worse(known: dict[str, object], ask: str) -> None:
    before = decide(BOOK, ask, known, ON)
    after = decide(BOOK, ask, known, ON, justification="důvod")
    lifted = [one for one in after.reasons if one.justification]
    if before.answer is after.answer:
        return
    assert before.answer is Answer.NO
    assert lifted


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS))
def test_only_declared_facts_are_looked_at(known: dict[str, object], ask: str) -> None:
    looked = BOOK.facts_of(ask)
    verdict = decide(BOOK, ask, known, ON)
    told = {name for one in (*verdict.reasons, *verdict.also) for name in (*one.used, *one.missing)}
    assert told <= looked


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100), st.integers(0, 40), st.integers(0, 110))
def test_an_interval_decides_only_when_all_its_ages_do(low: int, more: int, bound: int) -> None:
    test = Check("age", at_least=bound)
    span = FACTS["age"].read({"low": low, "high": min(low + more, 130)})
    answer = test.holds(Situation({"age": span}, ON, DAYS, lambda _: Tri(Answer.UNKNOWN))).answer
    single = {years >= bound for years in range(low, min(low + more, 130) + 1)}
    expected = {frozenset({True}): Answer.YES, frozenset({False}): Answer.NO}
    assert answer is expected.get(frozenset(single), Answer.UNKNOWN)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, unique=True), st.lists(words, unique=True))
def test_a_list_not_asked_in_full_may_still_grow(have: list[str], later: list[str]) -> None:
    tests = [
        Check("needs", includes=("a", "b")),
        Check("needs", only=("a", "b")),
        Check("needs", in_=("a", "c")),
        Check("needs", not_empty=True),
    ]
    for test in tests:
        open_ = FACTS["needs"].read({"values": have, "complete": False})
        full = FACTS["needs"].read([*have, *(one for one in later if one not in have)])
        answers_ = [
            test.holds(Situation({"needs": value}, ON, DAYS, lambda _: Tri(Answer.UNKNOWN))).answer
            for value in (open_, full)
        ]
        assert answers_[0] in {Answer.UNKNOWN, answers_[1]}


@given(st.lists(answers))
def test_all_and_any_mirror_each_other(parts: list[Tri]) -> None:
    turned = opposite(any_of(opposite(one) for one in parts))
    assert all_of(parts).answer is turned.answer


def said(verdict: Verdict) -> tuple[object, ...]:
    """All that a verdict says, its reasons in no order."""
    reasons = {one.rule: one for one in (*verdict.reasons, *verdict.also)}
    return (
        (verdict.answer, verdict.missing, verdict.silent, verdict.liftable, verdict.day),
        sorted(verdict.instead),
        reasons,
    )


def without(book: Rulebook, rule_id: str) -> Rulebook:
    return replace(book, rules=tuple(one for one in book.rules if one.id != rule_id))


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS), st.permutations(BOOK.rules))
def test_the_order_of_rules_decides_nothing(
    known: dict[str, object], ask: str, rules: list[Rule]
) -> None:
    shuffled = replace(BOOK, rules=tuple(rules))
    assert said(decide(shuffled, ask, known, ON)) == said(decide(BOOK, ask, known, ON))


@settings(max_examples=100, deadline=None)
@given(facts, st.sampled_from([one.id for one in BOOK.rules if one.gates]))
def test_one_gate_less_never_refuses_more(known: dict[str, object], rule_id: str) -> None:
    """A gate taken out may let through or leave open; what passed with it passes without it."""
    ask = next(one.at[0] for one in BOOK.rules if one.id == rule_id)
    if len(BOOK.asked(ask)) == 1 or rule_id in {"X1", "X2"}:
        return  # nothing would answer; a ground of refusal leans on these two
    order = [Answer.NO, Answer.UNKNOWN, Answer.YES]
    whole = decide(BOOK, ask, known, ON).answer
    assert order.index(decide(without(BOOK, rule_id), ask, known, ON).answer) >= order.index(whole)


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS))
def test_facts_that_the_ask_does_not_look_at_change_nothing(
    known: dict[str, object], ask: str
) -> None:
    relevant = {name: value for name, value in known.items() if name in BOOK.facts_of(ask)}
    assert said(decide(BOOK, ask, relevant, ON)) == said(decide(BOOK, ask, known, ON))


@settings(max_examples=80, deadline=None)
@given(facts, near, near)
def test_a_later_version_changes_nothing_before_its_day(
    known: dict[str, object], since: date, on: date
) -> None:
    old = next(one for one in BOOK.rules if one.id == "X4")
    stricter = replace(old, kind=TargetGroup((Check("needs", only=("c",)),)), effective_from=since)
    both = replace(BOOK, rules=(*BOOK.rules, stricter))
    only_new = replace(BOOK, rules=(*without(BOOK, "X4").rules, stricter))
    counts = BOOK if on < since else only_new
    ask = "may_accept"
    assert said(decide(both, ask, known, on)) == said(decide(counts, ask, known, on))


@settings(max_examples=40, deadline=None)
@given(facts, near)
def test_before_its_first_version_a_rule_is_silent(known: dict[str, object], on: date) -> None:
    first = replace(
        next(one for one in BOOK.rules if one.id == "X4"), effective_from=date(2028, 1, 1)
    )
    verdict = decide(replace(without(BOOK, "X4"), rules=(first,)), "X4", known, on)
    assert (verdict.answer, verdict.silent) == (Answer.UNKNOWN, True)


@settings(max_examples=60, deadline=None)
@given(facts, st.sampled_from(ASKS))
def test_no_comes_from_a_rule_that_says_no(known: dict[str, object], ask: str) -> None:
    verdict = decide(BOOK, ask, known, ON)
    said_no = [one for one in verdict.reasons if one.answer is Answer.NO]
    if verdict.answer is Answer.NO:
        assert said_no
    if said_no and all(one.effect in GATES for one in said_no):
        assert verdict.answer is Answer.NO
    if verdict.answer is Answer.YES:
        assert all(one.answer is not Answer.UNKNOWN for one in verdict.reasons)
