"""What a service promises, as the page Pravidla shows it: readable by anyone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from opora.agreements.papers import ENDS, is_silent
from opora.cases.kept import keeps
from opora.catalog import current
from opora.catalog.service import OpenQuestion, Service
from opora.decisions.panels import said, shown_basis
from opora.decisions.queries import parameters, readings, rule_use
from opora.rules.rule import Rule
from opora.rules.wording import Length, worded
from opora.team.can.words import declared_words, is_declared
from opora.ui import words

KEPT = keeps(__name__, "case", "due", "decision", "rule_version")


@dataclass(frozen=True)
class Promise:
    """One rule: its sentence, where it comes from, how often it spoke.

    ``reading``: what we add to a published sentence; never part of what is published.
    """

    id: str
    text: str
    reading: str
    basis: str
    source: str
    since: date
    since_published: bool
    use: str


@dataclass(frozen=True)
class Topic:
    """A heading with its promises."""

    id: str
    title: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Open:
    """What the texts leave open, and what was decided about it.

    A decision is kept beside the rules and changes none of them. ``confirmed``: it says what they
    say anyway. ``printed``: its words stand in agreements, where the texts are silent.
    """

    id: str
    question: str
    reading: str
    decision: str
    settled_on: date | None
    confirmed: bool = False
    printed: bool = False
    declared: str = ""
    declare_url: str = ""
    is_declared: bool = False

    @property
    def decided(self) -> bool:
        """Whether the head has had a say, here or by declaring a procedure."""
        return self.is_declared if self.declared else self.settled_on is not None


@dataclass(frozen=True)
class Number:
    """A number that the texts don't give and the organisation sets."""

    name: str
    label: str
    unit: str
    value: int | None

    @property
    def is_switch(self) -> bool:
        """Whether it is no number of anything, but a yes or a no."""
        return self.unit == "yes_no"

    @property
    def shown(self) -> str:
        """The number with its unit, in the language of the page: '90 dní', 'ano'."""
        if self.value is None:
            return ""
        if self.is_switch:
            return _("ano") if self.value else _("ne")
        if self.unit == "count":
            return str(self.value)
        czech = get_language() != "en"
        return worded(Length(self.value, self.unit), ["num"], [], czech=czech)


def promised(service_id: str, field: str) -> bool:
    """Whether the service keeps this on the page of a case: due things (S4), decisions (S8)."""
    service = current().services.get(service_id)
    return service is not None and field in KEPT.of(service)


def topics_of(
    service: Service, on: date, use: Mapping[str, Mapping[str, int]], *, published_only: bool
) -> list[Topic]:
    """The rules in force under their headings."""
    found = []
    for topic in service.topics:
        promises = [
            _promise(service, rule, use)
            for rule in service.rules_of(topic.id)
            if rule is service.version_in_force(rule.id, on)
        ]
        if published_only:
            promises = [one for one in promises if one.basis == "published"]
        if promises:
            found.append(Topic(topic.id, said(topic.text), tuple(promises)))
    return found


def _promise(service: Service, rule: Rule, use: Mapping[str, Mapping[str, int]]) -> Promise:
    counts = use.get(rule.id, {})
    document = service.documents.get(rule.source.document)
    place = said(rule.source.place) or rule.source.law
    return Promise(
        id=rule.id,
        text=said(rule.text),
        reading=said(rule.reading),
        basis=shown_basis(rule.source),
        source=place or (said(document) if document else ""),
        since=rule.effective_from,
        since_published=service.date_is_published(rule),
        use=_use_words(counts),
    )


def _use_words(counts: Mapping[str, int]) -> str:
    """'letos použito 1 284×, z toho 3× „nelze“ a 41× „zatím nevíme“'; nothing for none."""
    if not counts:
        return ""
    used_up = _("letos použito %(times)s") % {"times": _times(sum(counts.values()))}
    parts = [
        told % {"times": _times(counts[answer])}
        for answer, told in (
            ("no", _("%(times)s „nelze“")),
            ("unknown", _("%(times)s „zatím nevíme“")),
        )
        if counts.get(answer)
    ]
    if not parts:
        return used_up
    of_it = _(" a ").join(parts)
    return _("%(used)s, z toho %(of_it)s") % {"used": used_up, "of_it": of_it}


def _times(count: int) -> str:
    return f"{count:,}×".replace(",", words.NBSP)


def used(organisation_id: int | None, service: Service, on: date) -> dict[str, dict[str, int]]:
    """How often each rule spoke this year; nothing for a stranger."""
    if organisation_id is None:
        return {}
    return rule_use(organisation_id, service.id, date(on.year, 1, 1))


def open_questions(service: Service, organisation_id: int) -> list[Open]:
    """Undecided ones first."""
    settled = readings(organisation_id, service.id)
    found = []
    for one in service.open_questions:
        decided = settled.get(one.id)
        found.append(
            Open(
                id=one.id,
                question=said(one.question),
                reading=said(one.reading),
                decision=(decided.decision or said(one.reading)) if decided else "",
                settled_on=decided.on if decided else None,
                confirmed=decided.confirmed if decided else False,
                printed=_is_printed(service, one),
                is_declared=is_declared(organisation_id, service.id),
                declared=(told := declared_words(service, organisation_id, one.rules)),
                declare_url=reverse("declare_procedure", args=[service.id]) if told else "",
            )
        )
    return sorted(found, key=lambda one: one.decided)


def _is_printed(service: Service, question: OpenQuestion) -> bool:
    """Whether agreements say what the head decided: the texts are silent about notices."""
    rules = (one for one in service.rulebook.rules if one.id in question.rules)
    return any(set(ENDS) & set(one.at) and is_silent(one) for one in rules)


def numbers(service: Service, organisation_id: int, on: date) -> list[Number]:
    """The organisation's numbers as they stand."""
    own = parameters(organisation_id, service.id, on)
    return [
        Number(one.name, said(one.text), one.unit, own.get(one.name, one.default))
        for one in service.parameters
    ]


def service_or_none(service_id: str) -> Service | None:
    """The service with this id."""
    return current().services.get(service_id)
