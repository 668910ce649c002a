"""What follows from a first contact by the rules of the service, while it is being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.catalog.service import Service
from opora.decisions.panels import basis_of, said, shown_basis, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.intake.due import AWAITED, speaking
from opora.rules.ahead import said_ahead
from opora.rules.answers import Answer, Liftable
from opora.rules.rule import Rule
from opora.rules.texts import Source
from opora.rules.verdict import Reason
from opora.ui.verdict import Basis

# Kinds of rules that say whom the service is for.
WHOM = frozenset({"age", "target_group"})
ICON = "calendar-event"
ICONS = {"participants": "people", "comes_after": "signpost-split"}


@dataclass(frozen=True)
class Follows:
    """One thing that follows, with what it leans on."""

    icon: str
    text: str
    basis: Basis
    source: str
    url: str


def follows(
    service: Service,
    asked: Subject,
    facts: Mapping[str, object],
    *,
    anonymous: bool,
    on: date,
    today: date,
) -> list[Follows]:
    """Who listens first, what the answers will mean, and what is due by which day.

    ``on``: the day of the contact, from which days are counted.
    """
    found = [
        *_listener(service, asked, on),
        *_ahead(service, facts, on),
        *_not_for(service, asked, facts, on),
        *_days(service, asked, on, today),
    ]
    if anonymous:
        found += [
            _shown(service, "people", said(rule.text), rule.source, rule.id)
            for rule in _nameless(service)
        ]
    return found


def _listener(service: Service, asked: Subject, on: date) -> Iterator[Follows]:
    verdict = weigh(ask="may_take_contact", subject=asked, given={}, on=on)
    if verdict.answer is Answer.NO:
        for one in verdict.refusing:
            by_reason = one.liftable is Liftable.JUSTIFICATION
            asks = _("%(text)s Na důvod se zeptáme při uložení.") if by_reason else "%(text)s"
            yield _of_reason(service, "people", one, asks % {"text": said(one.text)})


def _ahead(service: Service, facts: Mapping[str, object], on: date) -> Iterator[Follows]:
    """What rules of later steps already say, by the answers given so far."""
    for rule, ahead in said_ahead(service.rulebook, "take_contact", facts, on):
        unknown = ahead.answer is Answer.UNKNOWN
        icon = "question-diamond" if unknown else ICONS.get(rule.kind.word, "info-circle")
        yield _shown(service, icon, said(ahead.text), rule.source, rule.id)


def _not_for(
    service: Service, asked: Subject, facts: Mapping[str, object], on: date
) -> Iterator[Follows]:
    """For whom the service is not, as far as it is known now: learnt today, not at acceptance."""
    book = service.rulebook
    known = {name: value for name, value in facts.items() if name in book.facts}
    told = {rule.id for rule, _ahead in said_ahead(book, "take_contact", facts, on)}
    verdict = weigh(ask="may_accept", subject=asked, given=known, on=on)
    for one in verdict.refusing:
        rule = service.version_in_force(one.rule, on)
        if rule is not None and rule.kind.word in WHOM and one.rule not in told:
            yield _of_reason(service, "signpost-split", one, said(one.text))


def _days(service: Service, asked: Subject, on: date, today: date) -> Iterator[Follows]:
    for awaited in AWAITED:
        if not service.rulebook.asked(awaited.ask):
            continue
        given = {"first_contact_on": on.isoformat()}
        reason = speaking(weigh(ask=awaited.ask, subject=asked, given=given, on=on))
        if reason is not None:
            late = reason.day is not None and reason.day < today
            told = _("%(text)s To už je po termínu.") if late else _("%(text)s Připomeneme vám to.")
            text = told % {"text": said(reason.text)}
            yield _of_reason(service, "clock-history" if late else ICON, reason, text)


def _nameless(service: Service) -> list[Rule]:
    """Rules that speak of people without a name."""
    return [
        rule
        for rule in service.rulebook.rules
        if rule.gates and any(test.fact == "client" for test in rule.when)
    ]


def _of_reason(service: Service, icon: str, reason: Reason, text: str) -> Follows:
    shown = _shown(service, icon, text, reason.source, reason.rule)
    return replace(shown, basis=basis_of(reason))


def _shown(service: Service, icon: str, text: str, source: Source, rule_id: str) -> Follows:
    return Follows(
        icon=icon,
        text=text,
        basis=shown_basis(source),
        source=source_line(service, source),
        url=f"{reverse('service_rules', args=[service.id])}#{rule_id}",
    )
