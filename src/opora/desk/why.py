"""Why a decision fell as it did, in words: the same on the page Proč and on the command line (S8).

Nothing is asked again: what is told is what was kept with the decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from opora.access.queries import names
from opora.catalog import current
from opora.catalog.service import Service, Version, version_of
from opora.decisions.fact_words import fact_label, fact_value
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.queries import KeptDecision
from opora.desk.question_words import question_words
from opora.rules.rule import Rule
from opora.rules.texts import Text
from opora.ui.verdict import Basis


@dataclass(frozen=True)
class SpokenReason:
    """What one rule said, in the version that held then, and where that version is read.

    ``lifted``: the words that lifted its *no*. ``idle``: it did not bind the step.
    """

    rule: str
    answer: str
    lifted: str
    idle: bool
    since: date
    text: str
    basis: Basis
    source: str
    url: str


@dataclass(frozen=True)
class Explained:
    """One decision with everything that explains it."""

    id: int
    service: str
    question: str
    on: date
    by: str
    answer: str
    taken: bool
    justification: str
    by_head: bool
    lifts: tuple[tuple[str, str], ...]
    reasons: tuple[SpokenReason, ...]
    facts: tuple[tuple[str, str], ...]
    version: Version

    @property
    def spoke(self) -> list[SpokenReason]:
        """The rules that bound the step."""
        return [one for one in self.reasons if not one.idle]


def explained(decision: KeptDecision) -> Explained:
    """The decision in words."""
    service = current().service(decision.service)
    asked = service.questions.get(decision.ask)
    return Explained(
        id=decision.id,
        service=decision.service,
        question=said(asked) if asked else question_words(decision.ask, service),
        on=decision.on,
        by=names([decision.by_id]).get(decision.by_id, ""),
        answer=decision.answer,
        taken=decision.taken,
        justification=decision.justification,
        by_head=decision.justification in {one["reason"] for one in decision.lifts},
        lifts=tuple(_lifts(decision)),
        reasons=tuple(_reasons(decision, service)),
        facts=tuple(_facts(decision, service)),
        version=version_of(decision.version),
    )


def _lifts(decision: KeptDecision) -> list[tuple[str, str]]:
    """Whose word lifted a *no*, and why; each once."""
    known = names(one["by"] for one in decision.lifts)
    said_so = [(known.get(one["by"], ""), str(one["reason"])) for one in decision.lifts]
    return list(dict.fromkeys(said_so))


def _facts(decision: KeptDecision, service: Service) -> Iterator[tuple[str, str]]:
    """What was looked at, and what was not known, or not closely enough for the rules to say."""
    known: Any = decision.verdict.get("facts", {})
    for name, value in sorted(known.items()):
        yield fact_label(service, name), fact_value(service, name, value)
    missing: Any = decision.verdict.get("missing", [])
    for name in sorted(set(missing) - set(known)):
        yield fact_label(service, name), _("nevědělo se")


def _reasons(decision: KeptDecision, service: Service) -> list[SpokenReason]:
    found = []
    rows: Any = decision.verdict.get("reasons", [])
    for row in rows:
        since = date.fromisoformat(row["since"])
        versions = service.versions(row["rule"])
        rule = next((one for one in versions if one.effective_from == since), None)
        text = row.get("text")
        found.append(
            SpokenReason(
                rule=row["rule"],
                answer=row["answer"],
                lifted=row.get("justification", ""),
                idle=row.get("idle", False),
                since=since,
                text=said(Text(**text)) if text else said(rule.text) if rule else "",
                basis=shown_basis(rule.source) if rule else "unpublished",
                source=source_line(service, rule.source) if rule else "",
                url=_url(service, rule, decision.on),
            )
        )
    return found


def _url(service: Service, rule: Rule | None, on: date) -> str:
    """The rule on the page Pravidla, in the very version that spoke."""
    page = reverse("service_rules", args=[service.id])
    if rule is None:
        return page
    same = service.version_in_force(rule.id, on) is rule
    day = on if same else rule.effective_from
    return f"{page}?{urlencode({'ke': day.isoformat()})}#{rule.id}"
