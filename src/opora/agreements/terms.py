"""What is agreed, as the form gives it and the action takes it; sentences for what can't be."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.catalog.service import Service
from opora.ui.words import full_day

ADULT = 18
SIDES = frozenset({"parties", "joined_on"})
FORMS_TO_SIGN = frozenset({"written", "informed_consent"})


@dataclass(frozen=True)
class Terms:
    """What was agreed. None in a yes or no: not asked.

    ``parties`` are the people with whom; None: those of the case who are served on that day.
    ``joined_on``: since when those are who are added to what is put right.
    """

    form: str
    concluded_on: date
    valid_until: date | None = None
    acts: tuple[str, ...] = ()
    goals: str = ""
    extent: str = ""
    when_broken: str = ""
    ways_to_end: str = ""
    fee: int | None = None
    copies: bool | None = None
    handed_over: bool | None = None
    understandable: bool | None = None
    data_consent: bool | None = None
    duties_told: bool | None = None
    parties: tuple[int, ...] | None = None
    joined_on: date | None = None

    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        columns = asdict(self) | {"acts": list(self.acts)}
        return {name: value for name, value in columns.items() if name not in SIDES}

    def facts(self) -> dict[str, object]:
        """What the rules are told of this step."""
        return {
            "form": self.form,
            "fee": self.fee or 0,
            "contents": {"values": list(self.contents()), "complete": True},
        }

    def contents(self) -> tuple[str, ...]:
        """Which of the things that belong into an agreement are in it."""
        there = {
            "ujednane_ukony": bool(self.acts),
            "pri_nedodrzeni": bool(self.when_broken.strip()),
            "ukonceni_a_zmena": bool(self.ways_to_end.strip()),
        }
        return tuple(name for name, given in there.items() if given)


@dataclass(frozen=True)
class Represented:
    """Who signs for a minor: a person of the case, or somebody named in words."""

    minor_id: int
    person_id: int | None = None
    name: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Span:
    """From when to when an agreement runs; no last day while it goes on."""

    first: date
    last: date | None


def early(first_contact: date) -> str:
    """The sentence for an agreement that begins before the first contact."""
    return _("První kontakt byl %(day)s. Napište tento den nebo pozdější.") % {
        "day": full_day(first_contact)
    }


ENDS_EARLY = gettext_lazy("Konec by byl dřív než začátek. Napište pozdější den.")


def check_terms(terms: Terms, service: Service, *, opened_on: date, on: date) -> None:
    """Raises Invalid for what no rule needs to be asked about."""
    if terms.form not in {one.id for one in service.words("forms")}:
        raise Invalid(form=_("Vyberte, jak je smlouva domluvená."))
    if terms.concluded_on < opened_on:
        raise Invalid(concluded_on=early(opened_on))
    if terms.concluded_on > on:
        raise Invalid(concluded_on=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))
    if terms.valid_until is not None and terms.valid_until < terms.concluded_on:
        raise Invalid(valid_until=str(ENDS_EARLY))
    if any(service.act(act) is None for act in terms.acts):
        raise Invalid(acts=_("Vyberte úkony ze seznamu této služby."))


def check_free(terms: Terms, others: Sequence[Span], called: str) -> None:
    """Raises Invalid where another agreement of the case runs at the same time."""
    for other in others:
        begins_before = other.last is None or terms.concluded_on < other.last
        goes_on_after = terms.valid_until is None or terms.valid_until > other.first
        if begins_before and goes_on_after:
            raise Invalid(
                concluded_on=_(
                    "%(called)s už běží od %(day)s. Nejdřív zapište konec,"
                    " nebo opravte, co je domluveno."
                )
                % {"called": called, "day": full_day(other.first)}
            )


def check_represented(
    terms: Terms, minors: Sequence[int], people: Sequence[int], represented: Sequence[Represented]
) -> None:
    """Raises Invalid where nobody signs for a minor, or somebody who can't."""
    by_minor = {one.minor_id: one for one in represented}
    for minor in minors:
        one = by_minor.get(minor)
        if one is None or not (one.person_id or one.name.strip()):
            if terms.form in FORMS_TO_SIGN:
                raise Invalid(**{f"signer_{minor}": _("Vyberte zástupce.")})
        elif one.person_id and (one.person_id not in people or one.person_id in minors):
            raise Invalid(**{f"signer_{minor}": _("Vyberte někoho dospělého z případu.")})
