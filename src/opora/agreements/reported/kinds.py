"""The kind of record that a reported change is."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.agreements.models import ReportedChange
from opora.agreements.reported import actions
from opora.agreements.reported.panels import of_change
from opora.agreements.reported.queries import reported
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current


def _change(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for one in reported([case.id]):
        if one.id == row_id:
            stays = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")
            return Record(one, of_change(one, current().service(case.service)), [stays])
    raise NotFound


REPORTED = mendable(
    Kind(
        "reported_change",
        find=_change,
        made_by=(actions.report_change,),
        correct=actions.correct_reported_change,
        void=actions.void_reported_change,
        past=Past(
            ReportedChange,
            {
                "reported_on": _("Kdy to klient ohlásil"),
                "about": _("Čeho se změna týká"),
                "since": _("Odkdy se to mění"),
                "text": _("Co se má změnit"),
            },
            chosen={"about": "reported_changes"},
        ),
    )
)
