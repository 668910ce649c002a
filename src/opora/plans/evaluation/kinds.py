"""The kind of record that an evaluation of the service's goals is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.plans.evaluation import actions
from opora.plans.evaluation.panels import entry_of_evaluation
from opora.plans.evaluation.queries import evaluation
from opora.plans.models import Evaluation


def _evaluation(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = evaluation(case.id, row_id)
    then = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. V přehledu roku se počítat nebude.")
    return Record(row, entry_of_evaluation(row, current().service(case.service)), [then])


EVALUATION = mendable(
    Kind(
        "evaluation",
        find=_evaluation,
        made_by=(actions.evaluate,),
        correct=actions.correct_evaluation,
        void=actions.void_evaluation,
        past=Past(Evaluation, {"on": gettext_lazy("Kdy"), "note": gettext_lazy("Poznámka")}),
    )
)
