"""From a record to finished pages: composed in the paper's language and put on pages."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import translation
from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.documents.papers import Composed, Paper
from opora.documents.queries import letterhead
from opora.documents.sheet import Sheet
from opora.documents.typeset import Pages, typeset
from opora.ui.words import full_day, on_paper

Language = Literal["cs", "en"]
LANGUAGES: tuple[Language, ...] = ("cs", "en")


def language_called(asked: str) -> Language:
    """The language of a paper that somebody asks for; Czech unless it is one of ours."""
    return next((one for one in LANGUAGES if one == asked), "cs")


@dataclass(frozen=True)
class Printed:
    """A finished paper: what it is of, the words on it, its pages."""

    paper: str
    about_id: int
    language: Language
    version: str
    sheet: Sheet
    pages: Pages


def composed(
    paper: Paper, about_id: int, *, viewer: Viewer, case: CaseRow, language: Language, on: date
) -> Composed:
    """What would stand on the paper, in its language; raises NotFound for another case's record."""
    with translation.override(language), on_paper():
        return paper.compose(viewer, case, about_id, on)


def printed(
    paper: str,
    about_id: int,
    sheet: Sheet,
    *,
    service: str,
    viewer: Viewer,
    language: Language,
    on: date,
    draft: bool = False,
) -> Printed:
    """The finished pages of what was composed."""
    version = current().service(service).version
    with translation.override(language):
        pages = typeset(
            sheet.data(),
            letterhead(viewer.organisation_id, on),
            foot=foot_of(on, version, draft=draft),
            language=language,
            on=on,
            draft=_("Náhled") if draft else "",
        )
    return Printed(paper, about_id, language, version, sheet, pages)


def foot_of(on: date, version: str, *, draft: bool) -> str:
    """What stands below each page: when it was printed, and by which definition."""
    said = {"day": full_day(on), "version": version}
    if draft:
        return _("Náhled %(day)s, není to vytištěný dokument.") % said
    return _("Vytištěno %(day)s. Podle definice služby %(version)s.") % said
