"""Consents and what left as pages and paper show them: plain words."""

from datetime import date

from opora.access.addresses import path_of
from opora.cases.queries import CaseRow
from opora.catalog.service import Service
from opora.consents.queries import ConsentRow, DisclosureRow, consents, disclosures
from opora.consents.words import (
    basis_words,
    purpose_words,
    scope_words,
    state_words,
    way_words,
)
from opora.decisions.panels import said

Shown = dict[str, object]


def consent_shown(row: ConsentRow, service: Service, on: date) -> Shown:
    """One consent in words."""
    return {
        "row": row,
        "stands": row.state(on) == "stands",
        "state": state_words(row, on),
        "purpose": purpose_words(row.purpose, service),
        "scope": scope_words(row.scope, service),
        "way": way_words(row.way),
        "url": path_of("consent_record", row.case_id, row.id),
    }


def consents_shown(case: CaseRow, service: Service, on: date) -> list[Shown]:
    """All of a case that are not void: those that hold first, then the latest."""
    rows = [one for one in consents([case.id]) if not one.void_reason]
    rows.sort(key=lambda one: (one.state(on) != "stands", -one.given_on.toordinal(), -one.id))
    return [consent_shown(one, service, on) for one in rows]


def disclosure_shown(row: DisclosureRow, service: Service) -> Shown:
    """What left, in words."""
    known = {one.id: one for one in consents([row.case_id])}
    consent = known.get(row.consent_id) if row.consent_id is not None else None
    return {
        "row": row,
        "scope": scope_words(row.scope, service),
        "way": said(service.word("disclosure_ways", row.way)),
        "basis": basis_words(row, consent, service),
        "url": path_of("disclosure_record", row.case_id, row.id),
        "why_url": path_of("why", row.decision_id),
    }


def disclosures_shown(case: CaseRow, service: Service) -> list[Shown]:
    """All that left in the case, the latest first; what was written down by mistake aside."""
    return [disclosure_shown(one, service) for one in disclosures(case.id) if not one.void_reason]
