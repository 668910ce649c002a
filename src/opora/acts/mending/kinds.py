"""The kind of record that an act is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.acts.about_people import LABELS
from opora.acts.actions import record, record_day
from opora.acts.kept_words import KEPT_LABELS
from opora.acts.mending.actions import correct, restore, void
from opora.acts.models import Act
from opora.acts.panels import entry_of_act
from opora.acts.queries import act_row
from opora.acts.words import MATERIAL, PEOPLE, WORKERS, kept_words
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow


def _act(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = act_row(viewer, case.id, row_id)
    stays = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Přestane se počítat. Nic se"
              " nesmaže.")  # fmt: skip
    waits = _("Schůzka, ze které zápis je, bude znovu čekat, až napíšete, co proběhlo.")
    return Record(row, entry_of_act(row), [stays, waits] if row.appointment_id else [stays])


ACT = mendable(
    Kind(
        "act",
        find=_act,
        made_by=(record, record_day),
        correct=correct,
        void=void,
        restore=restore,
        past=Past(
            Act,
            {
                "kind": gettext_lazy("Úkon"),
                "day": gettext_lazy("Kdy"),
                "at": gettext_lazy("V kolik"),
                "minutes": gettext_lazy("Jak dlouho"),
                "note": gettext_lazy("Poznámka"),
                "goal": gettext_lazy("Cíl"),
                **KEPT_LABELS,
                "client_present": gettext_lazy("Klient u toho"),
                PEOPLE: gettext_lazy("S kým"),
                WORKERS: gettext_lazy("Kdo ještě"),
                MATERIAL: gettext_lazy("Materiál"),
            },
            holds=("kept", "with_whom"),
            kept_since=("with_whom",),
            speaking=frozenset({"kind", "minutes"}),
            accounts=frozenset({WORKERS}),
            people=frozenset({PEOPLE, *LABELS}),
            own=kept_words,
        ),
        page="act",
    )
)
