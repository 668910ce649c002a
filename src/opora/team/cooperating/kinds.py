"""Who cooperates is a record that can be put right, with its line in the course of the case."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, timeline
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.team.cooperating import actions
from opora.team.cooperating.queries import CooperationRow, cooperation, cooperations
from opora.team.models import Cooperation
from opora.ui.words import full_day

STAYS = gettext_lazy("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Případ už ten člověk"
                     " uvidí jen podle své role.")  # fmt: skip


def entry_of(row: CooperationRow) -> Entry:
    """One worker who cooperates, as an entry."""
    ended = _("Do %(day)s.") % {"day": full_day(row.until)} if row.until else ""
    void = _("Neplatí: %(why)s") % {"why": row.void_reason} if row.void_reason else ""
    return Entry(
        day=row.since,
        what=_("Spolupracuje: %(who)s") % {"who": row.worker},
        kind="void" if void else "note",
        icon="" if void else "people",
        details=void or ended,
        note=row.about,
        key=f"cooperation:{row.id:012}",
    )


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Each one, void ones struck through."""
    return [entry_of(one) for one in cooperations(case.id)][:limit]


def _find(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = cooperation(case.id, row_id)
    return Record(row, entry_of(row), [STAYS])


COOPERATION = mendable(
    Kind(
        "cooperation",
        find=_find,
        made_by=(actions.involve,),
        correct=actions.correct_cooperation,
        void=actions.void_cooperation,
        past=Past(
            Cooperation,
            {
                "about": gettext_lazy("Na čem"),
                "since": gettext_lazy("Ode dne"),
                "until": gettext_lazy("Do dne"),
            },
        ),
    )
)
