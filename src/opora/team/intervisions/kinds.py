"""An intervision is a record that can be put right."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.team.intervisions import actions
from opora.team.intervisions.panels import entry_of
from opora.team.intervisions.queries import intervision
from opora.team.models import Intervision

STAYS = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Mezi intervize se nepočítá.")


def _find(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = intervision(case.id, row_id)
    return Record(row, entry_of(row), [STAYS])


INTERVISION = mendable(
    Kind(
        "intervision",
        find=_find,
        made_by=(actions.talk_over,),
        correct=actions.correct_intervision,
        void=actions.void_intervision,
        past=Past(
            Intervision,
            {
                "on": _("Kdy"),
                "workers": _("Kdo tam byl"),
                "conclusions": _("Na čem jste se shodli"),
            },
            accounts=frozenset({"workers"}),
        ),
    )
)
