"""Kinds of records that consents, their withdrawal and disclosures are."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Instead, Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.consents import actions as made
from opora.consents.disclosures.actions import disclose
from opora.consents.mending import actions
from opora.consents.models import Consent, Disclosure, Withdrawal
from opora.consents.panels import entry_of_consent, entry_of_disclosure, entry_of_withdrawal
from opora.consents.queries import consent, consents, disclosure, disclosures
from opora.consents.words import purpose_words, scope_words, way_words
from opora.decisions.panels import said

STAYS = gettext_lazy("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")


def _consent(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = consent(case.id, row_id)
    rests = any(one.consent_id == row.id and not one.void_reason for one in disclosures(case.id))
    left = _("S tímto souhlasem už něco odešlo. Souhlas, který klient bere zpět, odvolejte.")
    then = _("Nic už na něm nebude moci odejít, jako by dán nebyl.")
    entry = entry_of_consent(row, current().service(case.service))
    return Record(row, entry, [then, STAYS], Instead(left) if rests else None)


def _withdrawal(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    service = current().service(case.service)
    for row in consents([case.id]):
        for one in row.withdrawals:
            if one.id == row_id:
                then = _("Souhlas bude platit dál, jako by odvolaný nebyl.")
                return Record(one, entry_of_withdrawal(one, row, service), [then, STAYS])
    raise NotFound


def _disclosure(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = disclosure(case.id, row_id)
    known = {one.id: one for one in consents([case.id])}
    entry = entry_of_disclosure(row, known, current().service(case.service))
    then = _("Jen když nic neodešlo. Co odešlo jinak, než je zapsané, opravte.")
    return Record(row, entry, [then, STAYS])


def _own(name: str, value: Any, service: Service) -> str | None:
    if name == "scope":
        return scope_words(value, service)
    if name == "purpose":
        return purpose_words(value, service)
    return way_words(value).lower() if name == "way" else None


def _of_disclosure(name: str, value: Any, service: Service) -> str | None:
    if name == "scope":
        return scope_words(value, service)
    if name == "statute" and value:
        return said(service.word("statutory_grounds", value))
    return said(service.word("disclosure_ways", value)) if name == "way" else None


CONSENT = mendable(
    Kind(
        "consent",
        find=_consent,
        made_by=(made.give,),
        correct=actions.correct_consent,
        void=actions.void_consent,
        past=Past(
            Consent,
            {
                "person_id": gettext_lazy("Čí údaje to jsou"),
                "given_by_id": gettext_lazy("Kdo souhlas dává za nezletilého"),
                "given_by_name": gettext_lazy("Zástupce, který v případu není"),
                "relation": gettext_lazy("Čím zástupce je"),
                "text": gettext_lazy("S čím člověk souhlasí"),
                "scope": gettext_lazy("Kterých údajů se souhlas týká"),
                "purpose": gettext_lazy("K čemu to je"),
                "recipient": gettext_lazy("Komu se údaje smějí sdělit"),
                "way": gettext_lazy("Jak souhlas zazněl"),
                "given_on": gettext_lazy("Kdy"),
                "valid_until": gettext_lazy("Do kdy platí"),
            },
            people=frozenset({"person_id", "given_by_id"}),
            own=_own,
        ),
        place="consents",
        part="",
    )
)
WITHDRAWAL = mendable(
    Kind(
        "withdrawal",
        find=_withdrawal,
        made_by=(made.withdraw,),
        correct=actions.correct_withdrawal,
        void=actions.void_withdrawal,
        past=Past(
            Withdrawal,
            {
                "on": gettext_lazy("Kdy"),
                "way": gettext_lazy("Jak"),
                "note": gettext_lazy("Poznámka"),
            },
            own=_own,
        ),
        place="consents",
        part="",
    )
)
DISCLOSURE = mendable(
    Kind(
        "disclosure",
        find=_disclosure,
        made_by=(disclose,),
        correct=actions.correct_disclosure,
        void=actions.void_disclosure,
        past=Past(
            Disclosure,
            {
                "on": gettext_lazy("Kdy"),
                "recipient": gettext_lazy("Komu"),
                "taken_by": gettext_lazy("Kdo to tam převzal"),
                "way": gettext_lazy("Jakou cestou"),
                "scope": gettext_lazy("Kterých údajů se to týká"),
                "what": gettext_lazy("Co přesně"),
                "statute": gettext_lazy("Na základě čeho"),
                "reference": gettext_lazy("Číslo jednací nebo o jaký čin jde"),
            },
            own=_of_disclosure,
        ),
        place="consents",
        part="",
    )
)
