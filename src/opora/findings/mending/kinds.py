"""The kinds of records of an examination. A result is found only by those who may read it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.findings import actions
from opora.findings.mending import actions as mending
from opora.findings.models import Examination, Explanation, Finding
from opora.findings.queries import examination, explanation, finding
from opora.findings.shown import entry_of, entry_of_explanation, entry_of_finding, names_of
from opora.findings.testing import actions as testing


def _examination(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = examination(case.id, row_id)
    entry = entry_of(row, current().service(case.service))
    gone = _("Žádost zůstane v průběhu, přeškrtnutá a s důvodem. Nikdo už ji nemá k vyřízení.")
    return Record(row, entry, [gone])


def _finding(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = finding(viewer, case.id, row_id)
    gone = _("Výsledek zůstane dohledatelný pro ty, kdo ho smějí číst. Na jeho místo půjde zapsat"
             " jiný.")  # fmt: skip
    return Record(row, entry_of_finding(row), [gone])


def _explanation(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = explanation(case.id, row_id)
    known = names_of([examination(case.id, row.examination_id)], case, on)
    gone = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem. Výsledek bude znovu čekat na"
             " vysvětlení.")  # fmt: skip
    return Record(row, entry_of_explanation(row, known), [gone])


EXAMINATION = mendable(
    Kind(
        "examination",
        find=_examination,
        made_by=(actions.ask,),
        correct=mending.correct_examination,
        void=mending.void_examination,
        past=Past(
            Examination,
            {
                "person_id": gettext_lazy("Koho vyšetřit"),
                "question": gettext_lazy("Co má vyšetření zjistit"),
                "worker_id": gettext_lazy("Kdo vyšetření udělá"),
                "due_on": gettext_lazy("Do kdy"),
                "interpreter_id": gettext_lazy("Kdo výsledek vysvětlí"),
            },
            accounts=frozenset({"worker_id", "interpreter_id"}),
            people=frozenset({"person_id"}),
        ),
    )
)
FINDING = mendable(
    Kind(
        "finding",
        find=_finding,
        made_by=(actions.write, testing.write_test),
        correct=mending.correct_finding,
        void=mending.void_finding,
        apart=True,
        past=Past(
            Finding,
            {
                "on": gettext_lazy("Kdy vyšetření proběhlo"),
                "text": gettext_lazy("Co vyšetření ukázalo"),
            },
        ),
    )
)
EXPLANATION = mendable(
    Kind(
        "explanation",
        find=_explanation,
        made_by=(actions.explain,),
        correct=mending.correct_explanation,
        void=mending.void_explanation,
        past=Past(
            Explanation,
            {
                "on": gettext_lazy("Kdy"),
                "worker_id": gettext_lazy("Kdo výsledek vysvětlil"),
                "people": gettext_lazy("Komu"),
                "others": gettext_lazy("Komu dalšímu"),
            },
            accounts=frozenset({"worker_id"}),
            people=frozenset({"people"}),
        ),
    )
)
