"""What the record knows of persons: named or anonymous, and how old."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from opora.access.prepared import prepared
from opora.decisions.providers import Facts, Subject, provides
from opora.people.birth import Birth
from opora.people.models import Person
from opora.rules.facts import Span


@prepared
def _persons(ids: Sequence[int]) -> QuerySet[Person]:
    found: QuerySet[Person] = Person.objects.filter(pk__in=ids)
    return found


@provides("age", "client")
def persons(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Of several persons the youngest counts for the age, any code for anonymous."""
    wanted = {person for one in subjects for person in one.person_ids}
    rows = {row.pk: row for row in _persons(sorted(wanted))}
    return [_facts([rows[pk] for pk in one.person_ids if pk in rows], on) for one in subjects]


def _facts(people: list[Person], on: date) -> Facts:
    facts: Facts = {}
    if not people:
        return facts
    facts["client"] = "anonymous" if any(one.is_anonymous for one in people) else "named"
    ages = [
        Birth(one.born_from, one.born_to).age(on) for one in people if one.born_from and one.born_to
    ]
    if len(ages) == len(people):
        youngest = Span(min(one.low or 0 for one in ages), min(one.high or 0 for one in ages))
        facts["age"] = {"low": youngest.low, "high": youngest.high}
    return facts
