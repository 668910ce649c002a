"""Who knows which fact: features register providers, decisions gather.

A provider answers for many subjects at once in a bounded number of queries.
It gives only what is known: an absent name is an unknown fact.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opora.access.viewer import Viewer
from opora.catalog import current
from opora.rules.facts import Counted


@dataclass(frozen=True)
class Subject:
    """Whom a question is about. Ids only; what does not apply is left out.

    ``stands_in``: who decides in the case in the head's place (B19).
    """

    organisation_id: int
    service: str
    site: str
    case_id: int | None = None
    person_ids: tuple[int, ...] = ()
    worker_id: int | None = None
    stands_in: int | None = None

    def taken_by(self, by: Viewer) -> "Subject":
        """The same, where ``by`` takes the step: as the head, whoever stands in for one there."""
        stands_in = self.case_id in by.stands_in and self.worker_id == by.account_id
        return replace(self, stands_in=by.account_id) if stands_in else self

    @property
    def is_head(self) -> bool:
        """Whether the worker decides here in the head's place."""
        return self.worker_id is not None and self.worker_id == self.stands_in


Facts = dict[str, object]
Provider = Callable[[Sequence[Subject], date], Sequence[Facts]]

Counter = Callable[[Counted, Sequence[Subject], date], Sequence[object]]

_providers: dict[str, Provider] = {}
_counters: dict[str, Counter] = {}


def provides(*names: str) -> Callable[[Provider], Provider]:
    """Registers a provider for the named facts (or ``*`` for asked ones)."""

    def register(provider: Provider) -> Provider:
        for name in names:
            if name in _providers:
                raise RuntimeError(f"two providers give the fact {name}")
            _providers[name] = provider
        return provider

    return register


def counts(what: str) -> Callable[[Counter], Counter]:
    """Registers who counts what the facts of a definition may count; None where it is not known."""

    def register(counter: Counter) -> Counter:
        if what in _counters:
            raise RuntimeError(f"two count {what}")
        _counters[what] = counter
        return counter

    return register


def provided() -> frozenset[str]:
    """Names of all facts that somebody provides."""
    return frozenset(_providers)


def gather(names: Iterable[str], subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Exactly the named facts of each subject, as far as they are known."""
    wanted = set(names)
    if not wanted:
        return [{} for _ in subjects]
    recorded = {_providers[name] for name in wanted if name in _providers}
    specs = current().service(subjects[0].service).rulebook.facts if subjects else {}
    answers = any(specs[name].is_answer for name in wanted if name in specs)
    asked = [_providers["*"]] if answers and "*" in _providers else []
    gathered: list[Facts] = [{} for _ in subjects]
    # What the record knows stands above what somebody once said.
    for provider in (*asked, *recorded):
        for facts, found in zip(gathered, provider(subjects, on), strict=True):
            facts.update({name: value for name, value in found.items() if name in wanted})
    for service in {one.service for one in subjects}:
        _count(service, wanted, subjects, on, gathered)
    return gathered


def _count(
    service: str, wanted: set[str], subjects: Sequence[Subject], on: date, gathered: list[Facts]
) -> None:
    """Adds what the definition of the service says is counted."""
    specs = current().service(service).rulebook.facts
    counted = {name: specs[name].counted for name in wanted if name in specs}
    places = [place for place, one in enumerate(subjects) if one.service == service]
    for name, what in counted.items():
        if what is None:
            continue
        values = _counters[what.what](what, [subjects[place] for place in places], on)
        for place, value in zip(places, values, strict=True):
            if value is not None:
                gathered[place][name] = value
