"""What the rest of the product reads of a service: frozen, complete, checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, update_wrapper
from typing import TypeVar, TypeVarTuple, Unpack

from opora.catalog.code_pattern import CodePattern
from opora.rules.decide import Rulebook
from opora.rules.rule import Rule
from opora.rules.texts import Source, Text
from opora.rules.wording import Value


class UnknownService(ValueError):
    """No service of this installation has this id."""


@dataclass(frozen=True)
class Version:
    """The version of a definition: what the service declares, its day, a digest of the files."""

    declared: str
    day: date | None
    digest: str


def version_of(text: str) -> Version:
    """A version as it is kept with decisions, in its parts."""
    declared, _plus, digest = text.partition("+")
    try:
        return Version(declared, date.fromisoformat(declared), digest)
    except ValueError:
        return Version(declared, None, digest)


@dataclass(frozen=True)
class Word:
    """One word of a vocabulary; ``acts`` where it is a way on, ``law`` where it stands on one."""

    id: str
    text: Text
    acts: tuple[str, ...] = ()
    law: str = ""
    checked: bool | None = None


@dataclass(frozen=True)
class Site:
    """A place the service works from."""

    id: str
    name: Text
    workers: int | None = None


@dataclass(frozen=True)
class Act:
    """What the service does with a client, and the ways it may be done."""

    id: str
    text: Text
    head: str
    channels: tuple[str, ...] = ()
    needs_material: bool = False
    icon: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Parameter:
    """A number the organisation sets. Unset (no default): no reminder."""

    name: str
    text: Text
    unit: str
    default: int | None = None
    demo: int | None = None


@dataclass(frozen=True)
class OpenQuestion:
    """What the texts leave open, our reading of it, and the rules it touches."""

    id: str
    question: Text
    reading: Text
    rules: tuple[str, ...]


FILLED_IN = ("organisation", "service", "law", "site")
"""What a text of a paper may name in braces."""


@dataclass(frozen=True)
class PaperText:
    """A text that stands on a paper from its day on; ``own``: the service's, not what all share.

    ``source`` is ours or the organisation's where it stands in no document.
    """

    id: str
    since: date
    text: Text
    own: bool
    source: Source


@dataclass(frozen=True)
class Service:
    """One social service as its folder defines it, what is shared included.

    ``code``: what codes are made of; without it any code will do. ``numbers``: those of its rules
    by their full names.
    """

    id: str
    name: Text
    short: Text
    law: str
    version: str
    client: str
    anonymous: bool
    agreement_forms: tuple[str, ...]
    sites: tuple[Site, ...]
    roles: tuple[str, ...]
    key_worker_before_agreement: bool
    documents: Mapping[str, Text]
    topics: tuple[Word, ...]
    vocabulary: Mapping[str, tuple[Word, ...]]
    acts: tuple[Act, ...]
    parameters: tuple[Parameter, ...]
    open_questions: tuple[OpenQuestion, ...]
    questions: Mapping[str, Text]
    rulebook: Rulebook
    published_dates: frozenset[tuple[str, date]] = frozenset()
    code: CodePattern | None = None
    papers: tuple[PaperText, ...] = ()
    numbers: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return {one.id: one for one in self.acts}

    @cached_property
    def _texts(self) -> dict[tuple[str, str], Text]:
        lists = self.vocabulary.items()
        return {(name, one.id): one.text for name, words in lists for one in words}

    @cached_property
    def worked_out(self) -> dict[object, object]:
        """What ``once_a_service`` keeps; it goes with this definition."""
        return {}

    def act(self, act_id: str) -> Act | None:
        """The act with this id."""
        return self._acts.get(act_id)

    def site(self, site_id: str) -> Site | None:
        """The site with this id."""
        return next((one for one in self.sites if one.id == site_id), None)

    def words(self, name: str) -> tuple[Word, ...]:
        """A vocabulary by its name; empty where the service has none."""
        return self.vocabulary.get(name, ())

    def word(self, name: str, word_id: str) -> Text:
        """The text of one word; the bare id where it is not (any more) declared."""
        return self._texts.get((name, word_id)) or Text(word_id, word_id)

    def paper_text(self, place: str, on: date) -> Text | None:
        """What stands at a place of a paper on a day: the service's own before the shared."""
        begun = [one for one in self.papers if one.id == place and one.since <= on]
        return max(begun, key=lambda one: (one.own, one.since)).text if begun else None

    def versions(self, rule_id: str) -> tuple[Rule, ...]:
        """All versions of one rule, oldest first."""
        found = (rule for rule in self.rulebook.rules if rule.id == rule_id)
        return tuple(sorted(found, key=lambda rule: rule.effective_from))

    def version_in_force(self, rule_id: str, on: date) -> Rule | None:
        """The version that had begun on the day; None before the first one."""
        begun = [rule for rule in self.versions(rule_id) if rule.effective_from <= on]
        return begun[-1] if begun else None

    def rules_of(self, topic: str) -> tuple[Rule, ...]:
        """The rules under one heading of the page Pravidla."""
        return tuple(rule for rule in self.rulebook.rules if rule.topic == topic)

    def date_is_published(self, rule: Rule) -> bool:
        """Whether the service has published from when the rule holds."""
        return (rule.id, rule.effective_from) in self.published_dates


R = TypeVar("R")
Args = TypeVarTuple("Args")


def once_a_service(
    function: Callable[[Service, Unpack[Args]], R],
) -> Callable[[Service, Unpack[Args]], R]:
    """Works out once what follows from a definition alone; nobody may change what it gave.

    Words in the language of the reader do not: they are chosen at each page.
    """

    def ask(service: Service, *args: *Args) -> R:
        key = (function, *args)
        if key not in service.worked_out:
            service.worked_out[key] = function(service, *args)
        return service.worked_out[key]  # type: ignore[return-value]  # the same function put it

    return update_wrapper(ask, function)


@dataclass(frozen=True)
class Catalog:
    """All services of the installation."""

    services: Mapping[str, Service]

    def service(self, service_id: str) -> Service:
        """The service with this id. Raises UnknownService."""
        try:
            return self.services[service_id]
        except KeyError:
            names = ", ".join(sorted(self.services))
            raise UnknownService(f"neznámá služba '{service_id}'; známé: {names}") from None

    def without(self, rule_id: str) -> "Catalog":
        """The same catalog with a rule and its parts taken out of every service."""
        kept = {
            one.id: replace(one, rulebook=one.rulebook.without(rule_id))
            for one in self.services.values()
        }
        return Catalog(kept)
