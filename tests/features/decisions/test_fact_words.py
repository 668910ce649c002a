"""Facts as "Proč?" says them: in words, whether typed or plain as they were kept."""

from datetime import date, datetime

import pytest

from opora.catalog import current
from opora.decisions.fact_words import fact_value
from opora.decisions.verdicts import plain
from opora.rules.facts import DayList, Listed, Span
from opora.ui.words import NBSP

DAY = date(2026, 11, 5)
HALF_PAST_FIVE = datetime.fromisoformat("2026-11-12T05:30")


@pytest.mark.parametrize(
    ("service", "fact", "value", "said"),
    [
        ("nekam_patrit", "programme_started_on", DAY, "5. listopadu 2026"),
        ("nekam_patrit", "starts_at", HALF_PAST_FIVE, "12. listopadu 2026 5:30"),
        ("kontaktni_centrum", "age", Span(14, 14), "14 let"),
        ("kontaktni_centrum", "age", Span(15, 17), "15 až 17 let"),
        ("rodinna_poradna", "worker_left_out", False, "nezapsáno"),
        ("rodinna_poradna", "worker_left_out", True, "ano"),
        ("rodinna_poradna", "written_plan", False, "ne"),
        ("nekam_patrit", "minutes", 90, "90"),
    ],
)
def test_a_fact_is_said_alike_when_typed_and_when_kept(
    service: str, fact: str, value: object, said: str
) -> None:
    known = current().service(service)
    for one in (value, plain(value)):
        assert fact_value(known, fact, one).replace(NBSP, " ") == said


def test_lists_are_said_alike_too() -> None:
    known = current().service("kontaktni_centrum")
    lists = (one for one in known.rulebook.facts.values() if one.type == "list")
    spec = next(one for one in lists if one.labels)
    word = next(iter(spec.labels))
    kept = plain(Listed((word,)))
    assert fact_value(known, spec.name, kept) == spec.labels[word].cs


def test_days_are_said_as_days_also_where_the_declaration_is_gone() -> None:
    known = current().service("kontaktni_centrum")
    told = fact_value(known, "no_such_fact", DayList((DAY,)))
    assert told.replace(NBSP, " ") == "5. listopadu 2026"
    assert fact_value(known, "no_such_fact", {"low": 15, "high": 17}) == "15 až 17 let"
    # A word that the list of today does not hold any more.
    assert fact_value(known, "place", "gone") == "gone"
