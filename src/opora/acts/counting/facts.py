"""What definitions count of acts: days on which something was given, and people who are inside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from opora.acts.models import Act
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.facts import asked
from opora.decisions.providers import Subject, counts
from opora.rules.facts import Counted

_DAWN = time()


@counts("acts_on")
def acts_on(what: Counted, subjects: Sequence[Subject], on: date) -> list[object]:
    """The days up to this one on which anyone asked about had such an act, in the same service."""
    return days_of_acts(what, subjects, on)


def days_of_acts(
    what: Counted, subjects: Sequence[Subject], on: date, leaving_out: int | None = None
) -> list[object]:
    """The same without the act that is being put right."""
    people = {person for one in subjects for person in one.person_ids}
    rows = Act.objects.filter(
        people__person_id__in=people,
        kind__in=what.acts,
        service__in={one.service for one in subjects},
        day__lte=on,
    ).counted()
    days: dict[int, set[date]] = defaultdict(set)
    for act_id, person, day in rows.values_list("pk", "people__person_id", "day"):
        if act_id != leaving_out:
            days[person].add(day)
    return [
        sorted({day.isoformat() for person in one.person_ids for day in days[person]})
        if one.person_ids
        else None
        for one in subjects
    ]


@counts("people_inside")
def people_inside(what: Counted, subjects: Sequence[Subject], on: date) -> list[object]:
    """How many others have come that day and not gone yet, by all that is recorded of it."""
    return [inside_at(what, one, on, None) for one in subjects]


def inside_at(
    what: Counted, about: Subject, on: date, at: time | None, leaving_out: int | None = None
) -> int:
    """How many others were inside at the hour, or by the end of what is recorded.

    What happened counts, against the rules or not. Where no hour is known it was from the start.
    """
    rows = Act.objects.filter(
        organisation_id=about.organisation_id,
        service=about.service,
        site=about.site,
        day=on,
        kind__in=[*what.acts, *what.until],
        void_reason="",
    ).exclude(pk=leaving_out)
    events = sorted(
        (hour or _DAWN, number, kind, person, case)
        for number, hour, kind, person, case in rows.values_list(
            "pk", "at", "kind", "people__person_id", "case_id"
        )
        if person is not None and (at is None or (hour or _DAWN) <= at)
    )
    inside: dict[int, int] = {}
    for _hour, _number, kind, person, case in events:
        if kind in what.acts:
            inside[person] = case
        else:
            inside.pop(person, None)
    others = {one: case for one, case in inside.items() if one not in about.person_ids}
    apart = _with_answer(what.unless, about, set(others.values()), on)
    return sum(case not in apart for case in others.values())


def _with_answer(
    unless: Iterable[tuple[str, str]], about: Subject, cases: set[int], on: date
) -> set[int]:
    """The cases in which one of the answers was given."""
    wanted = list(unless)
    if not wanted or not cases:
        return set()
    listed = sorted(cases)
    subjects = [Subject(about.organisation_id, about.service, about.site, one) for one in listed]
    said = zip(listed, asked(subjects, on), strict=True)
    return {case for case, facts in said if any(facts.get(name) == word for name, word in wanted)}


def at_that_hour(
    case: Case | CaseRow, about: Subject, on: date, at: time | None, leaving_out: int | None
) -> dict[str, Any]:
    """What the step's own hour says of the facts that its question looks at.

    An act that is put right does not count itself.
    """
    book = current().service(case.service).rulebook
    found: dict[str, Any] = {}
    for name in book.facts_of("may_record_act"):
        what = book.facts[name].counted
        if what is not None and what.what == "people_inside":
            found[name] = inside_at(what, about, on, at, leaving_out)
        elif what is not None and what.what == "acts_on" and leaving_out is not None:
            found[name] = days_of_acts(what, [about], on, leaving_out)[0]
    return found
