"""Who of a like name, or under the same code, is known already."""

from dataclasses import dataclass

from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, find
from opora.catalog import current
from opora.decisions.panels import said
from opora.intake.forms import NAMELESS, ContactForm

# Of more namesakes than this the search says more.
MANY = 3


@dataclass(frozen=True)
class Known:
    """A case in which somebody of a like name, or under the same code, already is."""

    row: CaseRow
    service: str
    by_code: bool


def known(by: Viewer, form: ContactForm) -> list[Known]:
    """Cases of people whose name begins as the one written, or who have the very code.

    Only those the viewer may see.
    A namesake gives no hint of a case that is out of sight.
    """
    if form.returning is not None:
        return []
    parts = [str(form[name].value() or "").strip() for name in ("given_name", "family_name")]
    nameless = "who" in form.fields and form["who"].value() == NAMELESS
    code = folded(str(form["code"].value() or "")).strip() if nameless else ""
    if not code and (nameless or not all(parts)):
        return []
    rows = find(by, code or " ".join(parts), limit=MANY)
    same = [row for row in rows if not code or folded(row.title) == code]
    return [Known(row, said(current().service(row.service).short), bool(code)) for row in same]
