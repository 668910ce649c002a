"""What a service has published about how long it goes on after a client's own end."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.agreements.notices.period import facts_of_end, speaking, weighed
from opora.agreements.queries import AgreementRow
from opora.catalog.service import Service
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.providers import Subject
from opora.rules.kinds.time import NoticePeriod
from opora.ui.words import long_day_near


@dataclass(frozen=True)
class OwnEnd:
    """The published sentence with its source, and the last day if the client said it today."""

    text: str
    basis: str
    source: str
    last: str
    later: bool


def own_end(
    about: Subject, row: AgreementRow | None, service: Service, today: date
) -> OwnEnd | None:
    """None where the service has published nothing of it. It tells, and stands in nobody's way."""
    ground = _ground(service, row.concluded_on) if row else ""
    if row is None or not ground:
        return None
    verdict = weighed(about, facts_of_end(ground, today, row))
    rule = speaking(verdict)
    if rule is None or verdict.day is None:
        return None
    last = _("Když klient řekne dnes, že končí, poslední den podle toho bude %(day)s.")
    if verdict.day == today:
        last = _("Když klient řekne dnes, že končí, skončí podle toho hned dnes.")
    return OwnEnd(
        said(rule.text),
        shown_basis(rule.source),
        source_line(service, rule.source),
        last % {"day": long_day_near(verdict.day, today)},
        later=verdict.day > today,
    )


def _ground(service: Service, concluded_on: date) -> str:
    kinds = (
        rule.kind
        for rule in service.rulebook.rules
        if rule is service.version_in_force(rule.id, concluded_on)
    )
    named = (one.clients for one in kinds if isinstance(one, NoticePeriod) and one.clients)
    return next(named, "")
