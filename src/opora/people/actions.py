"""Writing down people: named, or only a code."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from simple_history.utils import update_change_reason

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CONTACT_TAKERS
from opora.access.sorting import czech_key, folded
from opora.access.viewer import Viewer
from opora.people import phones
from opora.people.birth import Birth
from opora.people.codes import columns
from opora.people.models import Person
from opora.ui.words import full_day


@action("people.name", roles=CONTACT_TAKERS)
def register_named(
    *,
    given_name: str,
    family_name: str,
    birth: Birth | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    by: Viewer,
    on: date,
) -> Person:
    """A person with a name. A namesake is no error and gives no hint."""
    if not (given_name.strip() or family_name.strip()):
        raise Invalid(family_name=_("Napište aspoň jméno nebo příjmení."))
    check_birth(birth, on)
    person = Person(organisation_id=by.organisation_id, kind=Person.Kind.NAMED)
    set_name(person, given_name, family_name)
    set_birth(person, birth)
    set_reach(person, phone, email, address)
    person.save()
    tell(subjects=[f"person:{person.pk}"])
    return person


@action("people.code", roles=CONTACT_TAKERS)
def register_anonymous(*, code: str, by: Viewer, on: date) -> Person:
    """A client who is only a code, unique in the organisation (C3)."""
    spoken = " ".join(code.upper().split())
    if not spoken:
        raise Invalid(code=_("Napište kód, pod kterým klienta příště najdete."))
    person = Person(
        organisation_id=by.organisation_id,
        kind=Person.Kind.ANONYMOUS,
        **columns(spoken),
    )
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Invalid(
            code=_("Tento kód už někdo má. Zvolte jiný, nebo klienta najděte v hledání.")
        ) from None
    tell(subjects=[f"person:{person.pk}"])
    return person


@action("people.correct", roles=CONTACT_TAKERS)
def correct(
    *,
    person: Person,
    given_name: str,
    family_name: str,
    birth: Birth | None,
    phone: str,
    email: str,
    address: str,
    why: str,
    by: Viewer,
    on: date,
) -> Person:
    """Corrects a named person, with a reason; the old values stay in the history."""
    if person.is_anonymous:
        raise Invalid(given_name=_("Klient bez jména nemá žádné osobní údaje, jen kód."))
    if not why.strip():
        raise Invalid(why=_("Napište, proč se údaje mění."))
    check_birth(birth, on)
    set_name(person, given_name, family_name)
    set_birth(person, birth)
    set_reach(person, phone, email, address)
    person.save()
    update_change_reason(person, why.strip()[:100])
    tell(subjects=[f"person:{person.pk}"], why=why)
    return person


def check_birth(birth: Birth | None, on: date) -> None:
    """Raises Invalid for a birth after the day of the step, or unbelievably long ago."""
    if birth is None:
        return
    if birth.first > on:
        sentence = _("Narození by bylo až po dni zápisu, %(day)s. Opravte jedno z obojího.")
        raise Invalid(birth=sentence % {"day": full_day(on)})
    if birth.last.year < on.year - 120:
        raise Invalid(birth=_("Podle tohoto data by člověku bylo přes 120 let. Opravte rok."))


def set_name(person: Person, given_name: str, family_name: str) -> None:
    """The name with its columns for sorting and searching."""
    person.given_name, person.family_name = given_name.strip(), family_name.strip()
    person.given_folded, person.family_folded = folded(given_name), folded(family_name)
    person.sort_name = czech_key(f"{person.family_name} {person.given_name}")


def set_reach(person: Person, phone: str, email: str, address: str) -> None:
    """How to get in touch, the telephone with its columns for searching."""
    person.phone, person.email, person.address = phone.strip(), email.strip(), address.strip()
    for name, found in phones.columns(person.phone).items():
        setattr(person, name, found)


def set_birth(person: Person, birth: Birth | None) -> None:
    """The interval of days of birth."""
    person.born_from = birth.first if birth else None
    person.born_to = birth.last if birth else None
