"""Reading what a simulation asks again: kept decisions and running cases, of everybody.

For the command line, before a definition is put in force. It gives numbers and ids of rules only:
no name, no code, no fact.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django_scopes import scope, scopes_disabled

from opora.agreements.models import Agreement, taking_place
from opora.cases.models import Participant
from opora.decisions.models import Decision
from opora.decisions.providers import Facts, Subject, gather
from opora.decisions.queries import parameters
from opora.reports.simulation.replayed import (
    Kept,
    Otherwise,
    asked_again,
    changed_rules,
    comes_out_as,
    in_force_from,
    otherwise,
    unfit,
)
from opora.rules.answers import Answer
from opora.rules.decide import Rulebook
from opora.rules.kinds import Capacity
from opora.rules.rule import AGREED_ON

FITS = ("may_accept", "may_conclude_agreement")
"""What somebody served had to pass; asked anew it tells whether they would still fit."""

_AT_ONCE = 500


@dataclass(frozen=True)
class Unfit:
    """A running case that would no longer fit, and by which rules."""

    case_id: int
    site: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Crowded:
    """A limit of the new definition below what runs at a site now."""

    rule: str
    site: str
    running: int
    limit: int


def recorded(service: str, since: date) -> int:
    """How many decisions there are to ask again."""
    return Decision.objects.filter(service=service, on__gte=since).count()


def replay(old: Rulebook, new: Rulebook, since: date) -> Iterator[Otherwise | None]:
    """Every decision since the day, asked again; None for each that would come out the same."""
    book, changed = in_force_from(old, new, since), changed_rules(old, new)
    agreed = _agreed(old.service)
    rows = Decision.objects.filter(service=old.service, on__gte=since).order_by("id")
    for row in rows.iterator(chunk_size=_AT_ONCE):
        kept = _kept(row)
        numbers = parameters(row.organisation_id, row.service, row.on)
        more = _agreed_on(agreed.get(row.case_id or 0, ()), row.on)
        verdict = asked_again(book, kept, more, numbers)
        if verdict.answer is Answer.UNKNOWN and verdict.missing:
            more |= _record(row, verdict.missing)
            verdict = asked_again(book, kept, more, numbers)
        found = otherwise(kept, verdict, changed)
        if found is not None and comes_out_as(asked_again(old, kept, more, numbers), verdict):
            found = None  # by the rules of now too: what was asked then was less, not other
        yield found


def _agreed(service: str) -> dict[int, list[tuple[date, date | None]]]:
    """When agreements of each case were concluded, and their last days: they tell the version."""
    found: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    with scopes_disabled():
        rows = Agreement.objects.filter(case__service=service, voided_on=None)
        for case_id, concluded, ended, until in rows.order_by("concluded_on").values_list(
            "case_id", "concluded_on", "ended_on", "valid_until"
        ):
            found[case_id].append((concluded, ended or until))
    return found


def _agreed_on(agreements: Sequence[tuple[date, date | None]], on: date) -> Facts:
    running = [first for first, last in agreements if first <= on and (last is None or on <= last)]
    return {AGREED_ON: running[-1].isoformat()} if running else {}


def _kept(row: Decision) -> Kept:
    return Kept(
        id=row.pk,
        case_id=row.case_id,
        ask=row.ask,
        on=row.on,
        taken=row.taken,
        answer=row.answer,
        day=row.verdict.get("day"),
        rules=tuple(rule for rule, _answer in row.rules),
        facts=row.verdict.get("facts", {}),
        justification="" if row.answer != Answer.YES else row.justification,
        lifted={one["rule"]: one["reason"] for one in row.lifts},
    )


def _record(row: Decision, names: Sequence[str]) -> Facts:
    """What the record knew on that day and the decision had no need of."""
    with scope(organisation=row.organisation_id):
        people = _people([row.case_id]) if row.case_id is not None else {}
        subject = Subject(
            row.organisation_id,
            row.service,
            row.site,
            case_id=row.case_id,
            person_ids=people.get(row.case_id or 0, ()),
            worker_id=row.by_id,
        )
        return gather(names, [subject], row.on)[0]


def _people(case_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Participant.objects.filter(case_id__in=case_ids, client=True, until=None)
    for case_id, person_id in rows.values_list("case_id", "person_id"):
        found[case_id].append(person_id)
    return {case_id: tuple(people) for case_id, people in found.items()}


def running_cases(old: Rulebook, new: Rulebook, on: date) -> tuple[list[Unfit], list[Crowded]]:
    """The cases with a running agreement that would not fit, and the limits that would not hold."""
    book = in_force_from(old, new, on)
    left_out: list[Unfit] = []
    crowded: list[Crowded] = []
    for organisation, cases in _running(old.service, on).items():
        with scope(organisation=organisation):
            left_out += _unfit(old, book, organisation, cases, on)
        crowded += _crowded(book, cases)
    return left_out, crowded


def _running(service: str, on: date) -> dict[int, dict[int, tuple[str, int]]]:
    """Of each organisation the cases that take a place: site, and the decision that let them in."""
    found: dict[int, dict[int, tuple[str, int]]] = defaultdict(dict)
    with scopes_disabled():
        rows = Agreement.objects.filter(taking_place(on), case__service=service)
        fields = ("case__organisation_id", "case_id", "case__site", "decision_id")
        for organisation, case_id, site, decision in rows.values_list(*fields):
            found[organisation][case_id] = (site, decision)
    return found


def _unfit(
    old: Rulebook,
    book: Rulebook,
    organisation: int,
    cases: Mapping[int, tuple[str, int]],
    on: date,
) -> list[Unfit]:
    """By the record of today, above what was said when the agreement was concluded."""
    people = _people(list(cases))
    subjects = [
        Subject(
            organisation, book.service, site, case_id=case_id, person_ids=people.get(case_id, ())
        )
        for case_id, (site, _decision) in cases.items()
    ]
    said = _said_then([decision for _site, decision in cases.values()])
    names = frozenset[str]().union(*(book.facts_of(ask) | old.facts_of(ask) for ask in FITS))
    known = gather(names, subjects, on)
    found = []
    for (case_id, (site, decision)), facts in zip(cases.items(), known, strict=True):
        given = {**said.get(decision, {}), **facts, "site": site}
        rules = {rule for ask in FITS for rule in unfit(old, book, ask, given, on)}
        if rules:
            found.append(Unfit(case_id, site, tuple(sorted(rules))))
    return found


def _said_then(decisions: Sequence[int]) -> dict[int, Facts]:
    rows = Decision.objects.filter(pk__in=decisions).values_list("pk", "verdict")
    return {pk: dict(verdict.get("facts", {})) for pk, verdict in rows}


def _crowded(book: Rulebook, cases: Mapping[int, tuple[str, int]]) -> list[Crowded]:
    counts: dict[str, int] = defaultdict(int)
    for site, _decision in cases.values():
        counts[site] += 1
    found = []
    latest = {rule.id: rule for rule in sorted(book.rules, key=lambda one: one.effective_from)}
    for rule in latest.values():
        if not isinstance(rule.kind, Capacity) or rule.kind.counts != "agreements_running":
            continue
        sites = [str(test.is_) for test in rule.scope if test.fact == "site"] or sorted(counts)
        found += [
            Crowded(rule.id, site, counts[site], rule.kind.limit)
            for site in sites
            if counts[site] > rule.kind.limit
        ]
    return found
