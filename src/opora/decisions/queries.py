"""Asking the rules without keeping anything, and reading what was decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.catalog import current
from opora.decisions.asking import check
from opora.decisions.models import AskedFact, Decision, Parameter, Postponement, Reading
from opora.decisions.providers import Subject, gather
from opora.rules.decide import Rulebook
from opora.rules.recall import recall
from opora.rules.rule import Rule
from opora.rules.verdict import Verdict


@prepared
def _parameters(organisation_id: int, on: date) -> QuerySet[Parameter, Any]:
    rows = Parameter.objects.filter(organisation_id=organisation_id, since__lte=on)
    return rows.order_by("since", "id").values_list("service", "name", "value")


@once_a_page
def _set_in(organisation_id: int, on: date) -> dict[tuple[str, str], int | None]:
    """By service and name; they are few, and a page with many services asks for each."""
    rows = _parameters(organisation_id, on)
    return {(service, name): value for service, name, value in rows}


def parameters(organisation_id: int, service: str, on: date) -> dict[str, int]:
    """The organisation's numbers in force on the day."""
    return {
        name: value
        for (where, name), value in _set_in(organisation_id, on).items()
        if where == service and value is not None
    }


@prepared
def _changes(organisation_id: int, service: str) -> QuerySet[Parameter, Any]:
    rows = Parameter.objects.filter(organisation_id=organisation_id, service=service)
    return rows.order_by("since").values_list("since", flat=True)


def days_of_numbers(organisation_id: int, service: str) -> list[date]:
    """The days from which a number of the organisation was another, the oldest first."""
    return _changes(organisation_id, service)


def weigh(
    *,
    ask: str,
    subject: Subject,
    given: Mapping[str, object],
    on: date,
    justification: str = "",
    head: Mapping[str, str] | None = None,
    only: Sequence[Rule] | None = None,
) -> Verdict:
    """The verdict on the step, nothing kept. ``given`` stands above what is recorded.

    ``head``: reasons of the head by the rule that each of them lifts. ``only``: these rules alone.
    """
    lifting: dict[str, Any] = {"justification": justification, "head": head, "only": only}
    return weigh_many(ask=ask, subjects=[subject], given=[given], on=on, **lifting)[0]


def weigh_many(
    *,
    ask: str,
    subjects: Sequence[Subject],
    given: Sequence[Mapping[str, object]],
    on: date,
    justification: str = "",
    head: Mapping[str, str] | None = None,
    only: Sequence[Rule] | None = None,
) -> list[Verdict]:
    """Verdicts about many subjects of one organisation and service, facts gathered at once.

    ``only``: what these rules alone say to it, so that no fact of the others is gathered.
    """
    check(ask)
    if not subjects:
        return []
    first = subjects[0]
    book = _book(first.service, only)
    names = book.facts_of(ask)
    # What every step says itself stands above the record, so nobody is asked for it.
    said = _said_by_all(given)
    gathered = gather(names - said, subjects, on)
    numbers = _Numbers(first.organisation_id, first.service, on)
    lifting: dict[str, Any] = {"justification": justification, "head": head}
    verdicts = []
    for subject, known, step in zip(subjects, gathered, given, strict=True):
        facts = {"site": subject.site, **known, **{k: v for k, v in step.items() if v is not None}}
        relevant = {name: facts[name] for name in names if name in facts}
        verdicts.append(recall(book, ask, relevant, on, numbers=numbers, **lifting))
    return verdicts


def _book(service: str, only: Sequence[Rule] | None) -> Rulebook:
    whole = current().service(service).rulebook
    return whole if only is None else whole.only(only)


class _Numbers(Mapping[str, int]):
    """The organisation's numbers, read when a rule first looks at one; few do."""

    def __init__(self, organisation_id: int, service: str, on: date) -> None:
        self._whose = (organisation_id, service, on)

    @cached_property
    def _read(self) -> dict[str, int]:
        return parameters(*self._whose)

    def __getitem__(self, name: str) -> int:
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def _said_by_all(given: Iterable[Mapping[str, object]]) -> frozenset[str]:
    said: frozenset[str] | None = None
    for step in given:
        told = frozenset(name for name, value in step.items() if value is not None)
        said = told if said is None else said & told
        if not said:
            break
    return said or frozenset()


@dataclass(frozen=True)
class KeptDecision:
    """A decision as it fell."""

    id: int
    service: str
    case_id: int | None
    ask: str
    on: date
    by_id: int
    answer: str
    taken: bool
    version: str
    justification: str
    verdict: dict[str, object]
    lifts: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Answered:
    """What somebody answered, when, how and to whom."""

    id: int
    value: object
    on: date
    way: str
    by_id: int


def answers_to(fact: str, case_id: int, on: date | None = None) -> list[Answered]:
    """Answers in a case that the caller has already found visible, the one that counts first."""
    rows = AskedFact.objects.filter(case_id=case_id, fact=fact).order_by("-on", "-id")
    if on is not None:
        rows = rows.filter(on__lte=on)
    return [Answered(row.pk, row.value, row.on, row.way, row.by_id) for row in rows]


def decisions_of(
    case_ids: Sequence[int], *, ids: Sequence[int] | None = None
) -> list[KeptDecision]:
    """Decisions about cases that the caller has already found visible, newest first."""
    rows = Decision.objects.filter(case_id__in=case_ids).order_by("-id")
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return [_kept(row) for row in rows]


def justified(case_id: int, ask: str) -> int | None:
    """The latest step of this sort that went on with a reason, of a case found visible."""
    rows = Decision.objects.filter(case_id=case_id, ask=ask, taken=True, justification__gt="")
    return rows.order_by("-id").values_list("id", flat=True).first()


def _kept(row: Decision) -> KeptDecision:
    return KeptDecision(
        row.pk,
        row.service,
        row.case_id,
        row.ask,
        row.on,
        row.by_id,
        row.answer,
        row.taken,
        row.version,
        row.justification,
        row.verdict,
        tuple(row.lifts),
    )


def decision_of_any(decision_id: int) -> tuple[int, KeptDecision] | None:
    """A decision by its number with its organisation, whoever looks at it."""
    row = Decision.objects.filter(pk=decision_id).first()
    return None if row is None else (row.organisation_id, _kept(row))


def case_of_decision(decision_id: int) -> int | None:
    """The case a decision is about, so that the caller can see whether it is visible."""
    return Decision.objects.filter(pk=decision_id).values_list("case_id", flat=True).first()


@prepared
def _postponements(case_ids: Sequence[int]) -> QuerySet[Postponement, Any]:
    rows = Postponement.objects.filter(case_id__in=case_ids).order_by("id")
    return rows.values_list("case_id", "due", "until")


def postponed(case_ids: Sequence[int]) -> dict[tuple[int, str], date]:
    """Until when due things were put off, by case and due; the latest word counts."""
    return {(case_id, due): until for case_id, due, until in _postponements(case_ids)}


def readings(organisation_id: int, service: str) -> dict[str, Reading]:
    """What the head decided about open questions; the latest word counts."""
    rows = Reading.objects.filter(organisation_id=organisation_id, service=service).order_by("id")
    return {row.question: row for row in rows}


def decided_by_head(organisation_id: int, service: str, question: str, on: date) -> str:
    """What the head had decided about the open question by the day; nothing where not in words."""
    rows = Reading.objects.filter(
        organisation_id=organisation_id, service=service, question=question, on__lte=on
    )
    last = rows.order_by("-on", "-id").first()
    return last.decision if last is not None and not last.confirmed else ""


def rule_use(organisation_id: int, service: str, since: date) -> dict[str, dict[str, int]]:
    """How often each rule spoke since the day, by answer.

    Decisions on which the same rules said the same are counted by the database: there are
    few such groups however many decisions there are.
    """
    counts: dict[str, dict[str, int]] = {}
    groups = (
        Decision.objects.filter(organisation_id=organisation_id, service=service, on__gte=since)
        .order_by()
        .values_list("rules")
        .annotate(times=Count("pk"))
    )
    for spoken, times in groups:
        for rule, answer in spoken:
            own = counts.setdefault(rule, {})
            own[answer] = own.get(answer, 0) + times
    return counts
