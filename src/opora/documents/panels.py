"""What documents show on the case page and in its timeline."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may
from opora.documents.models import Document
from opora.documents.queries import documents, given_out
from opora.documents.shown import documents_shown, entry_of_document, entry_of_given

SHOWN = 3


@panel("margin", 70)
def margin(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The latest documents, and whether they were handed over."""
    if not has(case.id, Document):
        if not may(viewer, "documents.print", case):
            return None
        ways = ((path_of("documents", case.id), _("Vytisknout nebo přiložit"), ""),)
        return Panel("", {}, empty=Empty(_("Dokumenty"), ways))
    counting = [one for one in documents_shown(viewer, case) if not one.row.void_reason]
    context = {"case": case, "documents": counting[:SHOWN], "more": len(counting) > SHOWN}
    return Panel("documents/margin.html", context)


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """What was printed or attached, and how it was handed over."""
    rows = {one.id: one for one in documents(case.id)}
    found = [entry_of_document(one) for one in rows.values()]
    found += [entry_of_given(one, rows[one.document_id]) for one in given_out(case.id)]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]
