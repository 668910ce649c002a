"""The day of the last contact, as a fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import EachOnceAPage
from opora.acts.models import Act
from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.intake.models import Contact, Introduction

Kind = Contact.Kind
TALKED = (Kind.FIRST, Kind.REACHED, Kind.OWN_FILE, Kind.PASSED)
"""Kinds of contacts in which people met or spoke; an attempt and a note are none."""


@provides("last_contact_on")
def last_contact(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest day on which we spoke or worked together, as far as it is written down."""
    latest = last_days(case_ids(subjects), on)
    return [
        {"last_contact_on": latest[one.case_id]} if one.case_id in latest else {}
        for one in subjects
    ]


@EachOnceAPage
def last_days(ids: Sequence[int], on: date) -> dict[int, date]:
    """By case; what is void is left out, what happened against a rule happened. One query."""
    found: dict[int, date] = {}
    for case_id, day in _last(ids, on):
        found[case_id] = max(day, found.get(case_id, day))
    return found


@prepared
def _last(ids: Sequence[int], on: date) -> "QuerySet[Any, Any]":
    given = {"case_id__in": ids, "void_reason": ""}
    talked = Contact.objects.filter(**given, kind__in=TALKED, on__lte=on).values_list("case_id")
    introduced = Introduction.objects.filter(**given, on__lte=on).values_list("case_id")
    worked = Act.objects.filter(case_id__in=ids, voided_on=None, day__lte=on)
    united: QuerySet[Any, Any] = talked.annotate(last=Max("on")).union(
        introduced.annotate(last=Max("on")),
        worked.values_list("case_id").annotate(last=Max("day")),
        all=True,
    )
    return united
