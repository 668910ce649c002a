"""The kind of record that a client's view is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.plans.heard import actions
from opora.plans.heard.panels import entry_of_view
from opora.plans.heard.queries import client_view
from opora.plans.models import ClientView


def _client_view(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = client_view(case.id, row_id)
    then = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Zeptat se bude potřeba, jako by"
             " nebyl.")  # fmt: skip
    return Record(row, entry_of_view(row), [then])


CLIENT_VIEW = mendable(
    Kind(
        "client_view",
        find=_client_view,
        made_by=(actions.hear_view,),
        correct=actions.correct_client_view,
        void=actions.void_client_view,
        past=Past(
            ClientView,
            {
                "on": gettext_lazy("Kdy"),
                "view": gettext_lazy("Jak klient navržené kroky vidí"),
                "differs": gettext_lazy("Vidí to klient jinak než vy?"),
                "risks": gettext_lazy("Jaká rizika jste k rozhodnutí klienta vysvětlili"),
            },
        ),
    )
)
