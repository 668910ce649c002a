"""A case conference is a record that can be put right."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.team.conferences import actions
from opora.team.conferences.panels import entry_of
from opora.team.conferences.queries import conference
from opora.team.models import Conference

STAYS = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Jako by se konference nekonala.")


def _find(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = conference(case.id, row_id)
    return Record(row, entry_of(row, current().service(case.service)), [STAYS])


def _own(name: str, value: Any, service: Service) -> str | None:
    return "; ".join(", ".join(one) for one in value) if name == "guests" else None


CONFERENCE = mendable(
    Kind(
        "conference",
        find=_find,
        made_by=(actions.confer,),
        correct=actions.correct_conference,
        void=actions.void_conference,
        past=Past(
            Conference,
            {
                "on": _("Kdy"),
                "place": _("Kde"),
                "workers": _("Kdo tam byl z nás"),
                "guests": _("Kdo tam byl z jiných institucí"),
                "about": _("O čem se mluvilo"),
                "conclusions": _("Na čem jste se shodli"),
                "duty": _("Povinná účast při ochraně dětí"),
            },
            accounts=frozenset({"workers"}),
            own=_own,
        ),
    )
)
