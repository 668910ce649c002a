"""Who of a like name, or under a like code, is known already."""

from collections.abc import Iterable
from dataclasses import dataclass

from opora.access.viewer import Viewer
from opora.cases.known.queries import clients_in, going_on
from opora.cases.queries import CaseRow
from opora.cases.search.queries import find
from opora.catalog import current
from opora.decisions.panels import said
from opora.intake.codes.queries import alike_cases
from opora.intake.forms import ContactForm
from opora.intake.told_contact import NAMELESS
from opora.ui.forms import OporaForm

# Of more namesakes than this the search says more.
MANY = 3
# One person may have several cases; only one of them is shown.
LOOKED_THROUGH = 12


@dataclass(frozen=True)
class Known:
    """A case in which somebody of a like name already is.

    ``by_code``: somebody under the very code; ``alike``: under one that may be a slip of it.
    ``begins``: whether a new case of the same people begins from it: not while one of this service
    goes on. ``elsewhere``: it is a case of another service.
    """

    row: CaseRow
    service: str
    by_code: bool = False
    alike: bool = False
    begins: bool = False
    elsewhere: bool = False


def known(by: Viewer, form: ContactForm) -> list[Known]:
    """Cases of people whose name begins as the one written, or whose code is the same or alike.

    Only those the viewer may see.
    A namesake gives no hint of a case that is out of sight.
    """
    if form.returning is not None:
        return []
    if "who" in form.fields and form["who"].value() == NAMELESS:
        return _under_code(by, form)
    parts = [str(form[name].value() or "").strip() for name in ("given_name", "family_name")]
    rows = find(by, " ".join(parts), limit=LOOKED_THROUGH) if all(parts) else []
    return _each_once(by, form, [(row, {}) for row in rows])


def alike_to(by: Viewer, form: OporaForm) -> list[Known]:
    """Those whose code is alike, where nobody has the very one: it may be a slip."""
    assert isinstance(form, ContactForm)
    found = _under_code(by, form)
    return [] if any(one.by_code for one in found) else found


def _under_code(by: Viewer, form: ContactForm) -> list[Known]:
    code = str(form["code"].value() or "") if "code" in form.fields else ""
    found = alike_cases(by, code, limit=LOOKED_THROUGH)
    how = [(row, {"by_code": same, "alike": not same}) for row, same in found]
    return _each_once(by, form, how)


def _each_once(
    by: Viewer, form: ContactForm, found: Iterable[tuple[CaseRow, dict[str, bool]]]
) -> list[Known]:
    """Of the same people the case that goes on here; without one the newest of each service."""
    newest = sorted(found, key=lambda one: (not one[1].get("by_code"), -one[0].id))
    people = clients_in([row.id for row, _how in newest])
    shown: dict[object, Known] = {}
    for row, how in newest:
        ours = going_on(by, people[row.id], form.service.id)
        key = (people[row.id] or row.id, ours.id if ours else row.service)
        if key not in shown and len(shown) < MANY:
            shown[key] = _known(form, ours or row, **how)
    return list(shown.values())


def _known(form: ContactForm, row: CaseRow, **how: bool) -> Known:
    elsewhere = row.service != form.service.id
    begins = elsewhere or row.is_over
    return Known(row, service_words(row), begins=begins, elsewhere=elsewhere, **how)


def service_words(row: CaseRow) -> str:
    """Which service the case is of."""
    return said(current().service(row.service).short)
