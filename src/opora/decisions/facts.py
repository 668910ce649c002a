"""Facts that people were asked for, as dated rows; the latest answer counts.

An age "said 15 on that day" grows with time: its lower bound by the full years
that have passed, its upper bound by one more (rules of intervals, DESIGN 3).
"""

from collections.abc import Sequence
from datetime import date

from opora.access.reading import once_a_page
from opora.catalog import current
from opora.decisions.models import AskedFact
from opora.decisions.providers import Facts, Subject, provides
from opora.rules.facts import FactSpec


@provides("*")
@once_a_page
def asked(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest answers known on the day, of all cases in one query."""
    by_case: dict[int, dict[str, tuple[object, date]]] = {}
    rows = AskedFact.objects.filter(
        case_id__in=[one.case_id for one in subjects if one.case_id is not None], on__lte=on
    ).order_by("on", "id")
    for row in rows:
        value = row.value
        if row.fact == "age" and value is not None:
            said = value if isinstance(value, dict) else {"low": value, "high": value}
            value = aged(said, row.on, on)
        by_case.setdefault(row.case_id, {})[row.fact] = (value, row.on)
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
