"""What came: a complaint as the one who takes it in writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.complaints.models import Complaint
from opora.rules.days import add_months

KEPT = keeps(__name__, "complaint", "complaint_way", "complainant", "answer_way", "answer_board")
BOARD = "notice_board"
OLDEST = 10
"""Years. What is older is a slip in the year: its answer would be years overdue. Ours."""
TO_AN_ADDRESS = ("email", "phone", "post")
"""Ways of answering that need to know where to."""


@dataclass(frozen=True)
class Heard:
    """One complaint. What the service's rules don't keep stays empty."""

    kind: str
    received_on: date
    words: str
    about: str
    way: str = ""
    workers: tuple[int, ...] = ()
    who: str = Complaint.Who.ANONYMOUS
    name: str = ""
    represents: str = ""
    answer_way: str = ""
    contact: str = ""

    @property
    def columns(self) -> Mapping[str, object]:
        """As the table has them; what does not belong to the answers given is left out."""
        known = {name: value for name, value in vars(self).items() if name != "workers"}
        if self.who == Complaint.Who.ANONYMOUS:
            known["name"] = ""
        if self.who != Complaint.Who.REPRESENTATIVE:
            known["represents"] = ""
        return known | {"workers": sorted(self.accused)}

    @property
    def accused(self) -> frozenset[int]:
        """Those complained of; nobody where it is about something else."""
        return frozenset(self.workers if self.about == Complaint.About.WORKER else ())


def checked(heard: Heard, service: Service, on: date) -> Heard:
    """The same with the way of the answer settled. Raises Invalid for what can't be taken so."""
    if heard.received_on > on:
        raise Invalid(received_on=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))
    if heard.received_on < add_months(on, -12 * OLDEST):
        raise Invalid(received_on=_("To je hodně dávno. Zkontrolujte rok."))
    if not heard.words.strip():
        raise Invalid(words=_("Napište, co zaznělo nebo co stojí na papíru."))
    _check_words(heard, service)
    if heard.about == Complaint.About.WORKER and not heard.workers:
        raise Invalid(
            workers=_("Vyberte, o koho jde. Když to z ní nejde poznat, vyberte výš „o službě“.")
        )
    return _with_way(heard, service)


def _check_words(heard: Heard, service: Service) -> None:
    kept = KEPT.of(service)
    listed = {
        "kind": ("complaint_kinds", True),
        "way": ("complaint_ways", "complaint_way" in kept),
        "answer_way": ("answer_ways", False),
    }
    for field, (vocabulary, needed) in listed.items():
        value = getattr(heard, field)
        known = {word.id for word in service.words(vocabulary)}
        if (value or needed) and value not in known:
            raise Invalid(**{field: _("Vyberte jednu z nabízených možností.")})
    named = heard.who not in ("", Complaint.Who.ANONYMOUS)
    if "complainant" in kept and named and not heard.name.strip():
        raise Invalid(name=_("Napište jméno. Když ho říct nechce, vyberte výš „beze jména“."))


def _with_way(heard: Heard, service: Service) -> Heard:
    kept = KEPT.of(service)
    if "answer_way" not in kept:
        return heard
    way = heard.answer_way
    nameless = heard.who == Complaint.Who.ANONYMOUS
    if not way and nameless and "answer_board" in kept:
        way = BOARD
    if not way and nameless:
        raise Invalid(answer_way=_("Vyberte, jak odpovíme."))
    if way in TO_AN_ADDRESS and not heard.contact.strip():
        raise Invalid(contact=_("Napište, kam odpovědět: adresu, e-mail nebo telefon."))
    return Heard(**{**vars(heard), "answer_way": way})
