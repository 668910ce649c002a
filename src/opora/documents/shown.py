"""Documents as pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.queries import CaseRow, may
from opora.documents.queries import DocumentRow, GivenOutRow, documents, given_out
from opora.ui.words import counted, full_day


@dataclass(frozen=True)
class Shown:
    """One document with how it was handed over and where to go from it."""

    row: DocumentRow
    given: tuple[GivenOutRow, ...]
    url: str
    file_url: str
    give_url: str

    @property
    def state(self) -> str:
        """'předáno 22. listopadu 2026', 'zatím nepředáno', 'neplatí'."""
        if self.row.void_reason:
            return _("neplatí")
        if not self.row.printed:
            return _("přiložený sken")
        if self.row.given_on is None:
            return _("zatím nepředáno")
        return _("předáno %(day)s") % {"day": full_day(self.row.given_on)}

    @property
    def pages(self) -> str:
        """'3 strany'."""
        return counted(self.row.pages, _("strana"), _("strany"), _("stran"))


def documents_shown(viewer: Viewer, case: CaseRow) -> list[Shown]:
    """All documents of a case, the latest first."""
    given = given_out(case.id)
    may_give = may(viewer, "documents.give_out", case)
    return [
        Shown(
            row=row,
            given=tuple(one for one in given if one.document_id == row.id and not one.void_reason),
            url=path_of("document", case.id, row.id),
            file_url=path_of("document_file", case.id, row.id),
            give_url=path_of("give_out", case.id, row.id)
            if may_give and row.printed and not row.void_reason
            else "",
        )
        for row in documents(case.id)
    ]


def entry_of_document(row: DocumentRow) -> Entry:
    """A document, as an entry."""
    what = _("Vytištěno: %(title)s") if row.printed else _("Přiložený sken: %(title)s")
    details = f"{row.by}."
    if row.void_reason:
        details = _("Neplatí. %(why)s") % {"why": row.void_reason}
    return Entry(
        day=row.on,
        what=what % {"title": row.title},
        kind="void" if row.void_reason else "note",
        icon="" if row.void_reason else "file-earmark-text",
        details=details,
        key=f"document:{row.id:012}",
        written=row.at,
    )


def entry_of_given(one: GivenOutRow, row: DocumentRow) -> Entry:
    """That a document was handed over, as an entry."""
    details = f"{one.whom}, {one.way_label}. {one.by}."
    if one.void_reason:
        details = _("Neplatí. %(why)s") % {"why": one.void_reason}
    return Entry(
        day=one.on,
        what=_("Předáno: %(title)s") % {"title": row.title},
        kind="void" if one.void_reason else "note",
        icon="" if one.void_reason else "envelope",
        details=details,
        note=one.note,
        key=f"given_out:{one.id:012}",
    )
