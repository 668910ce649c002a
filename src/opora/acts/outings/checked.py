"""What is told of people without a case, looked through before anything is written."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.acts import material
from opora.acts.kept_words import MOST_PEOPLE
from opora.acts.outings.queries import counts_exchanged, counts_material, places_of
from opora.acts.outings.told import Outward, Uncounted
from opora.acts.shape import MOST_PIECES
from opora.cases.long_ago import wrong_day
from opora.catalog import current
from opora.catalog.service import Service

MOST_UNCOUNTED = 9999


def checked(outward: Outward, where: str, by: Viewer, on: date) -> Service:
    """The service; Invalid with a sentence for each wrong thing of the head.

    ``where``: the vocabulary of the definition in which the place has to stand.
    """
    known = current().services.get(outward.service)
    if known is None or not places_of(known, where):
        raise NotFound
    here = [one.id for one in known.sites]
    if outward.site not in by.sites(CASEWORK, known.id, here):
        raise NotAllowed
    wrong = {}
    if outward.place not in places_of(known, where):
        wrong["place"] = _("Vyberte, kde to bylo.")
    if sentence := wrong_day(outward.day, on):
        wrong["day"] = sentence
    ours = colleagues(by, service=known.id, site=outward.site, roles=CASEWORK, person_ids=())
    if not {*outward.workers} <= {one.id for one in ours}:
        wrong["workers"] = _("Vyberte někoho ze seznamu.")
    if wrong:
        raise Invalid(**wrong)
    return known


def check_numbers(numbers: Uncounted, service: Service) -> None:
    """Raises Invalid where a number can't be, or material is of nobody."""
    known = material.kinds(service) if counts_material(service) else set()
    pieces = [one for pair in numbers.materials.values() for one in pair]
    if not 0 <= numbers.people <= MOST_UNCOUNTED or not {*numbers.materials} <= known:
        raise Invalid(form=_("Takový počet zapsat nejde."))
    if any(not 0 <= one <= MOST_PIECES for one in pieces):
        raise Invalid(form=_("Takový počet kusů zapsat nejde."))
    if any(pieces) and not numbers.people:
        raise Invalid(form=_("Napište, kolika lidí se výměna týká."))
    most = MOST_PEOPLE * max(numbers.people, 1) if counts_exchanged(service) else 0
    if not 0 <= numbers.persons <= most:
        raise Invalid(form=_("Takový počet lidí, pro které výměna je, zapsat nejde."))
