"""The kinds of records of a family. They stand on its page, not in the course of the case."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.households import actions
from opora.households.mending import actions as mending
from opora.households.models import Custody, Relation, Stay
from opora.households.queries import family_of, one_of
from opora.households.terms import CUSTODY, KINDS, SOURCES
from opora.households.words import entry_of_custody, entry_of_relation, entry_of_stay

STAYS = gettext_lazy("Zápis zůstane dohledatelný i s důvodem. Na stránce rodiny už nebude.")


def _relation(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = one_of(family_of(case.id, on).relations, row_id)
    return Record(row, entry_of_relation(row, current().service(case.service), on), [STAYS])


def _stay(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = one_of(family_of(case.id, on).stays, row_id)
    return Record(row, entry_of_stay(row), [STAYS])


def _custody(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = one_of(family_of(case.id, on).custodies, row_id)
    goes_on = _("Péče, která byla předtím, potrvá dál.")
    entry = entry_of_custody(row, current().service(case.service))
    return Record(row, entry, [STAYS, goes_on])


RELATION = mendable(
    Kind(
        "relation",
        goes_with_case=True,
        find=_relation,
        made_by=(actions.relate,),
        correct=mending.correct_relation,
        void=mending.void_relation,
        past=Past(
            Relation,
            {
                "person_id": gettext_lazy("Kdo"),
                "kind": gettext_lazy("Kým je"),
                "other_id": gettext_lazy("Komu"),
            },
            people=frozenset({"person_id", "other_id"}),
            chosen={"kind": KINDS},
        ),
        place="family",
        part="#vztahy",
    )
)
STAY = mendable(
    Kind(
        "stay",
        goes_with_case=True,
        find=_stay,
        made_by=(actions.live,),
        correct=mending.correct_stay,
        void=mending.void_stay,
        past=Past(
            Stay,
            {
                "household": gettext_lazy("Domácnost"),
                "since": gettext_lazy("Od kdy"),
                "until": gettext_lazy("Do kdy"),
            },
        ),
        place="family",
        part="#domacnosti",
    )
)
CUSTODY_KIND = mendable(
    Kind(
        "custody",
        goes_with_case=True,
        find=_custody,
        made_by=(actions.care,),
        correct=mending.correct_custody,
        void=mending.void_custody,
        past=Past(
            Custody,
            {
                "child_id": gettext_lazy("O které dítě jde"),
                "kind": gettext_lazy("V čí péči je"),
                "carers": gettext_lazy("Kdo o ně pečuje"),
                "since": gettext_lazy("Od kdy"),
                "arrangement": gettext_lazy("Jak je to domluvené"),
                "source": gettext_lazy("Kdo to tak určil"),
            },
            people=frozenset({"child_id", "carers"}),
            chosen={"kind": CUSTODY, "source": SOURCES},
        ),
        place="family",
        part="#pece",
    )
)
