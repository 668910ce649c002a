"""Verdicts as kept rows and as plain values for explaining later."""

from collections.abc import Mapping
from datetime import date, datetime

from opora.rules.facts import DayList, Listed, Span
from opora.rules.verdict import Reason, Verdict


def plain(value: object) -> object:
    """A fact's value as JSON keeps it."""
    if isinstance(value, Span):
        return value.low if value.low == value.high else {"low": value.low, "high": value.high}
    if isinstance(value, DayList):
        return {"values": [one.isoformat() for one in value.days], "complete": value.complete}
    if isinstance(value, Listed):
        return {"values": list(value.values), "complete": value.complete}
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """All facts as JSON keeps them."""
    return {name: plain(value) for name, value in facts.items()}


def kept(verdict: Verdict) -> dict[str, object]:
    """Everything needed to explain the decision without asking again."""
    used = {name for reason in (*verdict.reasons, *verdict.also) for name in reason.used}
    return {
        "answer": verdict.answer.value,
        "reasons": [_reason(one) for one in verdict.reasons],
        "also": [one.rule for one in verdict.also],
        "missing": list(verdict.missing),
        "silent": verdict.silent,
        "liftable": verdict.liftable.value if verdict.liftable else None,
        "day": verdict.day.isoformat() if verdict.day else None,
        "facts": {name: plain(value) for name, value in verdict.facts.items() if name in used},
    }


def _reason(one: Reason) -> dict[str, object]:
    """One reason; the sentence is kept as it was shown, the rest only where it says something."""
    row: dict[str, object] = {
        "rule": one.rule,
        "answer": one.answer.value,
        "since": one.effective_from.isoformat(),
    }
    extra: dict[str, object] = {
        "missing": list(one.missing),
        "silent": one.silent,
        "day": one.day.isoformat() if one.day else None,
        "justification": one.justification,
        "text": {"cs": one.text.cs, "en": one.text.en} if one.used or one.silent else None,
        "idle": not one.applies,
    }
    return row | {name: value for name, value in extra.items() if value}
