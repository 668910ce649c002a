"""What the actions of consents and disclosures are told, and what of it can't be."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.cases.models import Case
from opora.cases.queries import PersonInCase, people_of
from opora.catalog import current

ADULT = 18


@dataclass(frozen=True)
class ConsentWords:
    """A consent as it was given. ``scope``: words of ``disclosed_facts``."""

    person_id: int
    text: str
    given_on: date
    way: str
    scope: tuple[str, ...]
    purpose: str
    recipient: str
    valid_until: date | None = None
    given_by_id: int | None = None
    given_by_name: str = ""
    relation: str = ""

    def columns(self) -> dict[str, Any]:
        """As the columns of the row."""
        return {**asdict(self), "scope": list(self.scope)}


@dataclass(frozen=True)
class Leaving:
    """What leaves. Of ``consent_id`` and ``statute`` one says on what; neither: on nothing."""

    scope: tuple[str, ...]
    what: str
    way: str
    recipient: str = ""
    taken_by: str = ""
    consent_id: int | None = None
    statute: str = ""
    reference: str = ""

    def columns(self) -> dict[str, Any]:
        """As the columns of the row."""
        return {**asdict(self), "scope": list(self.scope)}

    def to(self, recipient: str) -> "Leaving":
        """The same, to somebody else."""
        return replace(self, recipient=recipient)


def checked_consent(words: ConsentWords, case: Case, on: date) -> ConsentWords:
    """The words without blanks. Raises Invalid for what can't be consented to like that."""
    service = current().service(case.service)
    _known(words.scope, {one.id for one in service.words("disclosed_facts")}, "scope")
    _known([words.purpose], {one.id for one in service.words("consent_purposes")}, "purpose")
    if words.way not in {"written", "spoken"}:
        raise Invalid(way=_("Vyberte jednu z nabízených možností."))
    if not case.opened_on <= words.given_on <= on:
        raise Invalid(given_on=_("Napište den od otevření případu do dneška."))
    if words.valid_until is not None and words.valid_until < words.given_on:
        raise Invalid(valid_until=_("Souhlas by skončil dřív, než začal. Napište pozdější den."))
    for name, sentence in _WANTING.items():
        if not getattr(words, name).strip():
            raise Invalid(**{name: str(sentence)})
    people = {one.id: one for one in people_of([case.pk], words.given_on)[case.pk]}
    return _signed(_trimmed(words), people)


_WANTING = {
    "text": gettext_lazy("Napište, s čím člověk souhlasí."),
    "recipient": gettext_lazy("Napište, komu se údaje smějí sdělit."),
}


def _trimmed(words: ConsentWords) -> ConsentWords:
    names = ("text", "recipient", "given_by_name", "relation")
    return replace(words, **{name: getattr(words, name).strip() for name in names})


def _signed(words: ConsentWords, people: dict[int, PersonInCase]) -> ConsentWords:
    """For somebody not of age a representative gives it, of the case or named in words."""
    person = people.get(words.person_id)
    if person is None:
        raise Invalid(person=_("Vyberte někoho z případu."))
    minor = person.age is not None and person.age.high is not None and person.age.high < ADULT
    if not minor:
        return replace(words, given_by_id=None, given_by_name="", relation="")
    if words.given_by_id is not None:
        if words.given_by_id not in people or words.given_by_id == words.person_id:
            raise Invalid(given_by=_("Vyberte někoho jiného z případu."))
        return replace(words, given_by_name="")
    if not words.given_by_name:
        raise Invalid(given_by=_("Za nezletilého dává souhlas zástupce. Vyberte ho, nebo napište."))
    return words


def checked_leaving(leaving: Leaving, case: Case, left_on: date, on: date) -> Leaving:
    """The words without blanks. Raises Invalid for what can't have left like that."""
    service = current().service(case.service)
    _known(leaving.scope, {one.id for one in service.words("disclosed_facts")}, "scope")
    _known([leaving.way], {one.id for one in service.words("disclosure_ways")}, "way")
    if leaving.statute:
        leaving = replace(leaving, consent_id=None)
        _known([leaving.statute], {one.id for one in service.words("statutory_grounds")}, "ground")
    if not case.opened_on <= left_on <= on:
        raise Invalid(left_on=_("Napište den od otevření případu do dneška."))
    if not leaving.what.strip():
        raise Invalid(what=_("Napište, co přesně se sděluje."))
    if leaving.consent_id is None and not leaving.recipient.strip():
        raise Invalid(recipient=_("Napište, komu se to sděluje."))
    names = ("what", "recipient", "taken_by", "reference")
    return replace(leaving, **{name: getattr(leaving, name).strip() for name in names})


def _known(chosen: Any, known: set[str], field: str) -> None:
    if not chosen or not set(chosen) <= known:
        raise Invalid(**{field: _("Vyberte z nabízených možností.")})
