"""What holds for every rule and every set of facts."""

from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opora.rules.answers import Answer, Tri, all_of, any_of, opposite
from opora.rules.decide import decide
from opora.rules.situation import Situation
from opora.rules.situation import Test as Check
from tests.rules.books import BOOK, DAYS, FACTS, TYPES

ON = date(2026, 11, 20)
ASKS = sorted({one.id for one in BOOK.rules} | {at for one in BOOK.rules for at in one.at})
near = st.dates(date(2026, 1, 1), date(2027, 12, 31))
words = st.sampled_from(["a", "b", "c"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "bool": st.booleans(),
    "number": st.integers(0, 25),
    "date": near.map(str),
    "instant": st.datetimes(datetime(2026, 11, 14), datetime(2026, 11, 28)).map(  # noqa: DTZ001
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
    looked = BOOK.facts_of(ask) | {"age", "uses", "act", "running", "site", "crisis"}
    verdict = decide(BOOK, ask, known, ON)
    said = {name for one in (*verdict.reasons, *verdict.also) for name in (*one.used, *one.missing)}
    assert said <= looked


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
