"""Facts that people were asked for, as dated rows; the latest answer counts.

An age "said 15 on that day" grows with time: its lower bound by the full years
that have passed, its upper bound by one more (rules of intervals, DESIGN 3).
"""

from collections.abc import Sequence
from datetime import date

from opora.decisions.models import AskedFact
from opora.decisions.providers import Facts, Subject, provides


@provides("*")
def asked(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest answers known on the day, of all cases in one query."""
    by_case: dict[int, Facts] = {}
    rows = AskedFact.objects.filter(
        case_id__in=[one.case_id for one in subjects if one.case_id is not None], on__lte=on
    ).order_by("on", "id")
    for row in rows:
        value = row.value
        if row.fact == "age" and isinstance(value, dict):
            value = aged(value, row.on, on)
        by_case.setdefault(row.case_id, {})[row.fact] = value
    found: list[Facts] = []
    for one in subjects:
        facts = by_case.get(one.case_id, {}) if one.case_id is not None else {}
        found.append({name: value for name, value in facts.items() if value is not None})
    return found


def aged(value: dict[str, int | None], said_on: date, on: date) -> dict[str, int | None]:
    """The interval of age on a later day."""
    passed = on.year - said_on.year - ((on.month, on.day) < (said_on.month, said_on.day))
    low, high = value.get("low"), value.get("high")
    return {
        "low": None if low is None else low + passed,
        "high": None if high is None else high + passed + (0 if on == said_on else 1),
    }
