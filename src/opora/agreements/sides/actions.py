"""Saying with whom an agreement is concluded."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.inserted import insert_all
from opora.agreements.models import Agreement, Side
from opora.agreements.sides.queries import ever_served, served_on, sides_of
from opora.agreements.terms import Terms
from opora.cases.models import Case
from opora.ui.words import full_day


def agreed_with(case: Case, terms: Terms, on: date, before: Agreement | None) -> dict[int, date]:
    """Each of those with whom it is agreed, and since when.

    ``before``: the agreement that is put right; who is in it stays since the day it was, and who
    is added joins on the day that is said, else belongs there from the beginning. Raises Invalid
    for nobody, and for somebody who is no client of the case.
    """
    stood = sides_of(before.pk) if before else {}
    day = terms.concluded_on
    chosen = terms.parties
    if chosen is None:
        chosen = tuple(stood) or tuple(served_on(case.pk, day))
    elif not chosen:
        raise Invalid(parties=_("Vyberte, s kým je to domluvené."))
    if not set(chosen) <= ever_served(case.pk) | stood.keys():
        raise Invalid(parties=_("Vyberte někoho z klientů případu."))
    joined = _joined_on(terms, on, before)
    kept = {one: max(day, since) for one, since in stood.items() if since > _first(before)}
    return {one: kept.get(one, day if one in stood else joined) for one in chosen}


def _first(before: Agreement | None) -> date:
    return before.concluded_on if before else date.max


def _joined_on(terms: Terms, on: date, before: Agreement | None) -> date:
    """The first day of those who are added now."""
    if before is None or terms.joined_on is None:
        return terms.concluded_on
    last = min(one for one in (on, before.ended_on, terms.valid_until) if one is not None)
    if not terms.concluded_on <= terms.joined_on <= last:
        span = {"since": full_day(terms.concluded_on), "until": full_day(last)}
        raise Invalid(joined_on=_("Napište den od %(since)s do %(until)s.") % span)
    return terms.joined_on


def keep_sides(row: Agreement, sides: Mapping[int, date]) -> None:
    """With whom it is agreed, anew."""
    row.sides.all().delete()
    insert_all([Side(agreement=row, person_id=one, since=since) for one, since in sides.items()])


def told_of(row: Agreement, sides: Collection[int]) -> list[str]:
    """What the event is about: the agreement, and those with whom it is."""
    return [f"agreement:{row.pk}", *(f"person:{one}" for one in sides)]
