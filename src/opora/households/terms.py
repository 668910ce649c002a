"""What is said of a family, as forms give it and actions take it."""

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.cases.models import Case
from opora.cases.queries import PersonInCase, people_of
from opora.catalog import current
from opora.households.models import Stay
from opora.ui.words import full_day

KINDS, MUTUAL = "relation_kinds", "mutual_relations"
CUSTODY, SOURCES = "custody_kinds", "custody_sources"
# What the words of the list mean to the check.
OWN, SHARED = "own", "shared"
ELDER = ("parent", "grandparent")
OF_AGE = 18
MOVED = gettext_lazy("Vyberte, jestli z dosavadní domácnosti odešli, nebo bydlí na obou místech.")
UNBORN = gettext_lazy("To je před narozením. Opravte den, nebo člověka.")


@dataclass(frozen=True)
class Related:
    """``person`` is this to ``other``."""

    person_id: int
    other_id: int
    kind: str

    @property
    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        return asdict(self)


@dataclass(frozen=True)
class Lives:
    """Where somebody lives, from when to when."""

    household: str
    since: date
    until: date | None = None

    @property
    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        return asdict(self) | {"household": " ".join(self.household.split())}


@dataclass(frozen=True)
class Care:
    """In whose care a child is from a day on, and who settled it so."""

    child_id: int
    kind: str
    since: date
    carers: tuple[int, ...] = ()
    source: str = ""
    arrangement: str = ""

    @property
    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        carers = sorted(set(self.carers))
        return asdict(self) | {"carers": carers, "arrangement": self.arrangement.strip()}


def _words(case: Case, vocabulary: str) -> set[str]:
    return {one.id for one in current().service(case.service).words(vocabulary)}


def _is_unborn(person: PersonInCase, day: date) -> bool:
    """Whether somebody was surely not born by the day."""
    return person.born is not None and person.born.first > day


def check_people(case: Case, people: set[int], field: str, on: date) -> None:
    """Raises Invalid for nobody, or somebody who is not in the case."""
    if not people or not people <= {one.id for one in people_of([case.pk], on)[case.pk]}:
        raise Invalid(**{field: _("Vyberte někoho z případu.")})


def check_related(case: Case, what: Related, on: date, *, row_id: int = 0) -> None:
    """Raises Invalid for nobody's relation, one that cannot be, or one that is there already.

    The other way round it is there too: nobody is the parent of their own parent.
    """
    check_people(case, {what.person_id}, "person", on)
    check_people(case, {what.other_id}, "other", on)
    if what.person_id == what.other_id:
        raise Invalid(other=_("Vyberte někoho jiného, vztah je mezi dvěma lidmi."))
    if what.kind not in _words(case, KINDS):
        raise Invalid(kind=_("Vyberte vztah ze seznamu."))
    _check_elder(case, what, on)
    pair = (what.person_id, what.other_id)
    rows = case.relations.filter(
        void_reason="", kind=what.kind, person_id__in=pair, other_id__in=pair
    ).exclude(pk=row_id)
    if (row := rows.first()) is None:
        return
    both_ways = what.kind in _words(case, MUTUAL)
    if both_ways or row.person_id == what.person_id:
        raise Invalid(kind=_("Tento vztah už tu je zapsaný."))
    raise Invalid(kind=_("Zapsaný je tu opačný vztah. Vyměňte oba lidi, nebo ten zápis opravte."))


def _check_elder(case: Case, what: Related, on: date) -> None:
    """Raises Invalid where a parent was surely not born before the child."""
    known = {one.id: one for one in people_of([case.pk], on)[case.pk]}
    elder, younger = known[what.person_id].born, known[what.other_id].born
    if what.kind in ELDER and elder and younger and elder.first >= younger.last:
        raise Invalid(
            other=_("Podle dat narození je tento člověk starší. Vyměňte je, nebo opravte narození.")
        )


def check_lives(case: Case, what: Lives, people: set[int], on: date, *, row_id: int = 0) -> None:
    """Raises Invalid for a stay of nobody, nowhere, of impossible days, or one that is there."""
    check_people(case, people, "people", on)
    wrong = {}
    if not what.household.strip():
        wrong["household"] = _("Napište, jak domácnosti říkáte, třeba u matky.")
    if what.since > on:
        wrong["since"] = _("Tento den teprve přijde. Napište dnešek nebo dřívější den.")
    if what.until is not None and not what.since <= what.until <= on:
        wrong["until"] = _("Napište den od začátku bydlení do dneška.")
    known = {one.id: one for one in people_of([case.pk], on)[case.pk]}
    if "since" not in wrong and any(_is_unborn(known[one], what.since) for one in people):
        wrong["since"] = str(UNBORN)
    if wrong:
        raise Invalid(**wrong)
    name = str(what.columns["household"])
    there = case.stays.filter(void_reason="", household=name, person_id__in=people)
    for one in there.exclude(pk=row_id).select_related("person"):
        if (what.until is None or one.since <= what.until) and (
            one.until is None or what.since <= one.until
        ):
            sentence = _("V té době už v této domácnosti je: %(name)s. Opravte ten zápis.")
            raise Invalid(people=sentence % {"name": one.person})


def check_moved(case: Case, what: Lives, people: set[int], *, moved: bool | None) -> list[Stay]:
    """The stays that end by the move. Raises Invalid where nobody says whether they ended."""
    name = str(what.columns["household"])
    rows = case.stays.filter(void_reason="", until=None, person_id__in=people)
    elsewhere = list(rows.exclude(household=name).order_by("pk"))
    if not elsewhere or moved is False or what.until is not None:
        return []
    if moved is None:
        raise Invalid(moved=str(MOVED))
    if any(one.since >= what.since for one in elsewhere):
        sentence = _("Jinde začali bydlet %(day)s. Napište pozdější den, nebo opravte ten zápis.")
        latest = max(one.since for one in elsewhere)
        raise Invalid(since=sentence % {"day": full_day(latest)})
    return elsewhere


def check_care(case: Case, what: Care, on: date, *, row_id: int = 0) -> None:
    """Raises Invalid for care of nobody's child, by too few or too many, or of a day taken."""
    check_people(case, {what.child_id}, "child", on)
    if what.kind not in _words(case, CUSTODY):
        raise Invalid(kind=_("Vyberte, v čí péči dítě je."))
    if what.source and what.source not in _words(case, SOURCES):
        raise Invalid(source=_("Vyberte jednu z možností."))
    known = {one.id: one for one in people_of([case.pk], on)[case.pk]}
    carers = set(what.carers)
    if not carers <= known.keys() - {what.child_id}:
        raise Invalid(carers=_("Vyberte někoho jiného z případu."))
    if what.kind == OWN and len(carers) != 1:
        raise Invalid(carers=_("Vyberte jednoho člověka. Když pečují oba, vyberte společnou péči."))
    if what.kind == SHARED and len(carers) < len((OWN, SHARED)):
        raise Invalid(carers=_("Společná péče je dvou lidí. Vyberte oba."))
    if what.since > on:
        raise Invalid(since=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))
    if _is_unborn(known[what.child_id], what.since):
        raise Invalid(since=str(UNBORN))
    born = known[what.child_id].born
    if born is not None and (born.age(what.since).low or 0) >= OF_AGE:
        raise Invalid(child=_("V ten den už byl tento člověk zletilý. Opravte den, nebo člověka."))
    same = case.custodies.filter(void_reason="", child_id=what.child_id, since=what.since)
    if same.exclude(pk=row_id).exists():
        raise Invalid(since=_("Od toho dne už je u dítěte péče zapsaná. Opravte ten zápis."))
