"""Kinds of records that documents and their handing over are."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.documents import actions as made
from opora.documents.mending import actions
from opora.documents.models import GivenOut
from opora.documents.queries import document, given_out
from opora.documents.shown import entry_of_document, entry_of_given

STAYS = gettext_lazy("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")


def _document(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = document(case.id, row_id)
    kept = _("Dokument půjde dál otevřít tak, jak je uložený, jen bude označený, že neplatí.")
    return Record(row, entry_of_document(row), [kept, STAYS])


def _given(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for one in given_out(case.id):
        if one.id == row_id:
            then = _("Dokument bude dál uložený, jen jako nepředaný.")
            return Record(
                one, entry_of_given(one, document(case.id, one.document_id)), [then, STAYS]
            )
    raise NotFound


DOCUMENT = mendable(
    Kind(
        "document",
        find=_document,
        made_by=(made.keep_printed, made.keep_several, made.attach),
        void=actions.void_document,
        goes_with_case=True,
        deed=gettext_lazy("Zneplatnit dokument"),
        place="documents",
        part="",
    )
)
GIVEN_OUT = mendable(
    Kind(
        "given_out",
        find=_given,
        made_by=(made.give_out,),
        correct=actions.correct_given_out,
        void=actions.void_given_out,
        past=Past(
            GivenOut,
            {
                "on": gettext_lazy("Kdy"),
                "whom": gettext_lazy("Komu"),
                "way": gettext_lazy("Jak"),
                "note": gettext_lazy("Poznámka"),
            },
            chosen={"way": GivenOut.Way},
        ),
        goes_with_case=True,
        place="documents",
        part="",
    )
)
