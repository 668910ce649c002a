"""A verdict from memory is the verdict that the rules would give now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opora.rules import recall as recalling
from opora.rules.days import Period
from opora.rules.decide import Rulebook, decide
from opora.rules.facts import FactError, FactSpec, FactType
from opora.rules.kinds import Deadline
from opora.rules.recall import recall
from opora.rules.rule import Effect
from opora.rules.texts import Text
from tests.rules.books import BOOK, DAYS, FACTS, rule

ON = date(2026, 11, 20)
NONE: Mapping[str, int] = {}


class Untouched(Mapping[str, int]):
    """Numbers that nobody may look at: reading them costs a query."""

    def __getitem__(self, name: str) -> int:
        raise AssertionError(name)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError


def dated(period: Period) -> Rulebook:
    """A day that is counted by the period."""
    kind = Deadline("received_on", period)
    one = rule("N1", Effect.DAY, kind, at=("complaint_due",))
    return Rulebook("sample", "1", (one,), FACTS, DAYS, {"wait_days": 30})


@given(
    asked=st.lists(
        st.tuples(
            st.sampled_from(["X1", "may_accept"]),
            st.fixed_dictionaries(
                {"act": st.sampled_from(["exchange", "talk"])},
                optional={"age": st.integers(13, 17), "uses": st.booleans()},
            ),
            st.integers(0, 2).map(lambda days: ON + timedelta(days)),
            st.sampled_from(["", "Přivezli ji rodiče."]),
        ),
        max_size=15,
    )
)
def test_memory_never_changes_an_answer(
    asked: list[tuple[str, dict[str, object], date, str]],
) -> None:
    book = replace(BOOK)
    for ask, facts, on, why in asked:
        said = recall(book, ask, facts, on, numbers=NONE, justification=why)
        assert said == decide(book, ask, facts, on, justification=why)


def test_the_same_is_worked_out_once() -> None:
    book, facts = replace(BOOK), {"act": "exchange", "age": 14, "uses": True}
    first = recall(book, "X1", facts, ON, numbers=NONE)
    assert recall(book, "X1", dict(facts), ON, numbers=NONE) is first


def test_another_number_of_the_organisation_is_another_verdict() -> None:
    book = dated(Period(parameter="wait_days"))
    facts = {"received_on": date(2026, 11, 2)}
    days = [
        recall(book, "complaint_due", facts, ON, numbers=numbers).day
        for numbers in ({}, {"wait_days": 10}, {"wait_days": 10}, {})
    ]
    assert days == [date(2026, 12, 2), date(2026, 11, 12), date(2026, 11, 12), date(2026, 12, 2)]


def test_numbers_that_no_rule_looks_at_are_never_read() -> None:
    book, facts = dated(Period(days=5)), {"received_on": ON}
    first = recall(book, "complaint_due", facts, ON, numbers=Untouched())
    assert recall(book, "complaint_due", facts, ON, numbers=Untouched()) is first


def test_yes_is_not_the_number_one() -> None:
    book = replace(BOOK)
    recall(book, "X1", {"act": "exchange", "age": 14, "uses": True}, ON, numbers=NONE)
    with pytest.raises(FactError):
        recall(book, "X1", {"act": "exchange", "age": 14, "uses": 1}, ON, numbers=NONE)


def test_a_book_without_a_rule_remembers_nothing_of_the_whole_one() -> None:
    book, facts = replace(BOOK), {"act": "exchange", "age": 14, "uses": True}
    whole = recall(book, "may_accept", facts, ON, numbers=NONE)
    less = book.without("X1")
    said = recall(less, "may_accept", facts, ON, numbers=NONE)
    assert said == decide(less, "may_accept", facts, ON)
    assert said != whole


def test_a_list_is_asked_anew_each_time() -> None:
    book, facts = replace(BOOK), {"needs": ["a"]}
    recall(book, "may_accept", facts, ON, numbers=NONE)
    assert book.reached == {}


def test_what_people_write_is_not_remembered() -> None:
    book, facts = replace(BOOK), {"needs": None, "act": "talk"}
    recall(book, "X3", facts, ON, numbers=NONE, justification="Jinak by přišla o byt.")
    recall(book, "X5", facts, ON, numbers=NONE, head={"X5": "Jinak by přišla o byt."})
    assert "byt" not in repr(book.reached)
    assert book.reached == {}


def test_an_ask_with_a_free_text_is_not_remembered() -> None:
    written = FactSpec("reason", FactType.TEXT, Text("důvod", "reason"))
    book = replace(BOOK, facts={**FACTS, "reason": written})
    facts = {"act": "exchange", "age": 14, "uses": True}
    told = facts | {"reason": "Jinak by přišla o byt."}
    assert recall(book, "X1", told, ON, numbers=NONE) == decide(book, "X1", told, ON)
    assert "byt" not in repr(book.reached)
    assert book.reached == {}
    recall(book, "X1", facts, ON, numbers=NONE)
    assert len(book.reached) == 1


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "MOST", 3)
    book = replace(BOOK)
    for age in range(13, 23):
        recall(book, "X1", {"act": "exchange", "age": age, "uses": True}, ON, numbers=NONE)
    assert len(book.reached) <= 3
