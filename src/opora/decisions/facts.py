"""Facts that people were asked for, as dated rows; the latest answer counts.

An age "said 15 on that day" grows with time: its lower bound by the full years
that have passed, its upper bound by one more (rules of intervals, DESIGN 3).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.catalog import current
from opora.decisions.models import AskedFact
from opora.decisions.providers import Facts, Subject, provides
from opora.rules.facts import FactSpec


@prepared
def _answers(case_ids: Sequence[int], on: date) -> QuerySet[AskedFact, Any]:
    rows = AskedFact.objects.filter(case_id__in=case_ids, on__lte=on).order_by("on", "id")
    return rows.values_list("case_id", "fact", "value", "on")


@provides("*")
@once_a_page
def asked(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest answers known on the day, of all cases in one query."""
    by_case: dict[int, dict[str, tuple[object, date]]] = {}
    known = [one.case_id for one in subjects if one.case_id is not None]
    for case_id, fact, value, said_on in _answers(known, on):
        if fact == "age" and value is not None:
            said = value if isinstance(value, dict) else {"low": value, "high": value}
            by_case.setdefault(case_id, {})[fact] = (aged(said, said_on, on), said_on)
        else:
            by_case.setdefault(case_id, {})[fact] = (value, said_on)
    found: list[Facts] = []
    for one in subjects:
        answers = by_case.get(one.case_id, {}) if one.case_id is not None else {}
        specs = current().service(one.service).rulebook.facts if answers else {}
        found.append(
            {
                name: value
                for name, (value, said_on) in answers.items()
                if value is not None and still_holds(specs.get(name), said_on, on)
            }
        )
    return found


def still_holds(spec: FactSpec | None, said_on: date, on: date) -> bool:
    """An answer lapses after the days its declaration gives it; then one asks again."""
    if spec is None or spec.holds_days is None:
        return True
    return (on - said_on).days <= spec.holds_days


def aged(value: dict[str, int | None], said_on: date, on: date) -> dict[str, int | None]:
    """The interval of age on a later day."""
    passed = on.year - said_on.year - ((on.month, on.day) < (said_on.month, said_on.day))
    low, high = value.get("low"), value.get("high")
    return {
        "low": None if low is None else low + passed,
        "high": None if high is None else high + passed + (0 if on == said_on else 1),
    }
