"""The verdict panel of a decision as it fell, made of what was kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.fact_words import fact_label, fact_value
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.queries import KeptDecision
from opora.rules.answers import Answer
from opora.rules.texts import Text
from opora.ui.verdict import ReasonLine, VerdictPanel, Words


def panel_of_kept(decision: KeptDecision, title: str) -> VerdictPanel:
    """What refused the step, in the sentences that were shown then; nothing is asked again."""
    service = current().service(decision.service)
    rows: Any = decision.verdict["reasons"]
    facts: Any = decision.verdict["facts"]
    shown: list[tuple[Words, Words]] = [
        (fact_label(service, name), fact_value(service, name, value))
        for name, value in sorted(facts.items())
    ]
    return VerdictPanel(
        state="head",
        title=title,
        reasons=[_line(row, service) for row in rows if row["answer"] == Answer.NO.value],
        facts=shown,
        name="kept",
    )


def refused_with(decision: KeptDecision) -> tuple[Words, ...]:
    """What refused the step, in the sentences that were shown then."""
    rows: Any = decision.verdict["reasons"]
    service = current().service(decision.service)
    lines = [_line(row, service) for row in rows if row["answer"] == Answer.NO.value]
    return tuple(one.text for one in lines if one.text)


def _line(row: Mapping[str, Any], service: Service) -> ReasonLine:
    since = date.fromisoformat(row["since"])
    rule = next((one for one in service.versions(row["rule"]) if one.effective_from == since), None)
    return ReasonLine(
        text=said(Text(**row["text"])) if row.get("text") else "",
        basis=shown_basis(rule.source) if rule else "unpublished",
        source=source_line(service, rule.source) if rule else "",
        rule_id=row["rule"],
        since=since,
        source_url=f"{reverse('service_rules', args=[service.id])}#{row['rule']}",
    )
