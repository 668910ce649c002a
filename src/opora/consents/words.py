"""Consents and disclosures in words."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.catalog.service import Service, Word
from opora.consents.models import Consent
from opora.consents.queries import ConsentRow, DisclosureRow
from opora.decisions.panels import said
from opora.ui.words import full_day

NOTHING_TO_WITHDRAW = gettext_lazy("Tento souhlas už odvolaný je.")


def scope_words(scope: Sequence[str], service: Service) -> str:
    """'jméno a spojení, cíle a plán'."""
    return ", ".join(said(service.word("disclosed_facts", one)) for one in scope)


def purpose_words(purpose: str, service: Service) -> str:
    """What a consent is for."""
    return said(service.word("consent_purposes", purpose))


def way_words(way: str) -> str:
    """'Písemně'."""
    return str(Consent.Way(way).label) if way in Consent.Way.values else way


def state_words(row: ConsentRow, on: date) -> str:
    """How a consent stands, in a sentence without its end."""
    state = row.state(on)
    withdrawn = row.withdrawn
    if state == "withdrawn" and withdrawn is not None:
        return _("odvolaný %(day)s") % {"day": full_day(withdrawn.on)}
    if state == "replaced" and row.replaced_on is not None:
        return _("nahrazený novějším od %(day)s") % {"day": full_day(row.replaced_on)}
    if state == "to_come":
        return _("platí od %(day)s") % {"day": full_day(row.given_on)}
    if row.valid_until is not None:
        day = full_day(row.valid_until)
        return (_("skončil %(day)s") if state == "ended" else _("platí do %(day)s")) % {"day": day}
    return _("neplatí") if state == "void" else _("platí do odvolání")


def ground(statute: str, service: Service) -> Word | None:
    """The statutory ground as the definition knows it."""
    return next((one for one in service.words("statutory_grounds") if one.id == statute), None)


def statute_words(word: Word) -> str:
    """The ground with its provision; said where nobody has read the wording."""
    unread = _("znění jsme neověřili") if word.law and word.checked is False else ""
    return ", ".join(one for one in (said(word.text), word.law, unread) if one)


def basis_words(row: DisclosureRow, consent: ConsentRow | None, service: Service) -> str:
    """On what it left: 'se souhlasem z 3. září 2026', or the statutory ground."""
    if consent is not None:
        words = _("na základě souhlasu z %(day)s, verze %(version)s")
        return words % {"day": full_day(consent.given_on), "version": consent.version}
    word = ground(row.statute, service)
    return _("ze zákona: %(ground)s") % {"ground": statute_words(word) if word else row.statute}


def lacking(row: ConsentRow, scope: Sequence[str], on: date, service: Service) -> str:
    """Why the chosen consent does not do; nothing where it does."""
    if row.state(on) != "stands":
        day = full_day(on)
        words = _("Vybraný souhlas k %(day)s neplatí: %(state)s.")
        return words % {"day": day, "state": state_words(row, on)}
    rest = [one for one in scope if one not in row.scope]
    if not rest:
        return ""
    return _("Souhlas se netýká: %(what)s.") % {"what": scope_words(rest, service)}
