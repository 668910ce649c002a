"""When and where a service works, as its own rules say (A5, A6), and the holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.urls import reverse

from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.catalog.service import Service
from opora.decisions.panels import said, shown_basis, source_line
from opora.rules.kinds.conditions import Place
from opora.rules.kinds.keeping import Kept
from opora.rules.kinds.time import Hours
from opora.rules.rule import Rule
from opora.rules.situation import Opening
from opora.ui.verdict import Basis

ASK = "may_book"


@dataclass(frozen=True)
class Sentence:
    """What a service says about its hours or places, with its source."""

    words: str
    basis: Basis
    source: str
    url: str


def sentences(services: Iterable[str], on: date) -> list[Sentence]:
    """What the services say on the day about when and where they work."""
    return [
        Sentence(
            words=said(rule.text),
            basis=shown_basis(rule.source),
            source=source_line(service, rule.source),
            url=f"{reverse('service_rules', args=[service.id])}#{rule.id}",
        )
        for service in map(current().service, services)
        for rule in _standing(service, on)
        if isinstance(rule.kind, Hours | Place) or _keeps_place(rule)
    ]


def _keeps_place(rule: Rule) -> bool:
    return isinstance(rule.kind, Kept) and rule.kind.field_name == "place"


def _standing(service: Service, on: date) -> list[Rule]:
    """Each rule in the version of the day."""
    latest: dict[str, Rule] = {}
    for rule in sorted(service.rulebook.rules, key=lambda one: one.effective_from):
        if rule.effective_from <= on:
            latest[rule.id] = rule
    return list(latest.values())


def open_hours(services: Iterable[str], day: date) -> tuple[time, time] | None:
    """From the first opening of the services on the day to the last closing.

    None where the services say nothing of hours; two equal times where they are closed.
    """
    openings = [one for service in services for one in _openings(service, day)]
    if not openings:
        return None
    on_day = [one for one in openings if one.on_day(day, CZECH_DAYS)]
    if not on_day:
        return time(), time()
    return min(one.opens for one in on_day), max(one.closes for one in on_day)


def _openings(service: str, day: date) -> list[Opening]:
    rules = _standing(current().service(service), day)
    return [
        opening
        for rule in rules
        if ASK in rule.at and isinstance(rule.kind, Hours)
        for opening in rule.kind.openings
    ]


def holiday(day: date) -> str:
    """The name of a public holiday; nothing on any other day."""
    return said(CZECH_DAYS.name_of_holiday(day))
