"""Who of a like name, or under a like code, is known already."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow
from opora.cases.search.queries import find
from opora.catalog import current
from opora.decisions.panels import said
from opora.intake.codes.queries import alike_cases
from opora.intake.forms import NAMELESS, ContactForm
from opora.ui.forms import OporaForm

# Of more namesakes than this the search says more.
MANY = 3


@dataclass(frozen=True)
class Known:
    """A case in which somebody of a like name already is.

    ``by_code``: somebody under the very code; ``alike``: under one that may be a slip of it.
    ``begins``: where a new case of the same people begins; nothing while the one of this service
    goes on. ``elsewhere``: it is a case of another service.
    """

    row: CaseRow
    service: str
    by_code: bool = False
    alike: bool = False
    begins: str = ""
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
    rows = find(by, " ".join(parts), limit=MANY) if all(parts) else []
    return [_known(form, row) for row in rows]


def alike_to(by: Viewer, form: OporaForm) -> list[Known]:
    """Those whose code is alike, where nobody has the very one: it may be a slip."""
    assert isinstance(form, ContactForm)
    found = _under_code(by, form)
    return [] if any(one.by_code for one in found) else found


def _under_code(by: Viewer, form: ContactForm) -> list[Known]:
    code = str(form["code"].value() or "") if "code" in form.fields else ""
    found = alike_cases(by, code, limit=MANY)
    return [_known(form, row, by_code=same, alike=not same) for row, same in found]


def _known(form: ContactForm, row: CaseRow, **how: bool) -> Known:
    elsewhere = row.service != form.service.id
    wanted: dict[str, object] = {"znovu": row.id}
    if elsewhere:
        wanted["kde"] = form["post"].value() or form.posts[0]
    begins = f"{reverse('contact_new')}?{urlencode(wanted)}" if elsewhere or row.is_over else ""
    return Known(row, service_words(row), begins=begins, elsewhere=elsewhere, **how)


def service_words(row: CaseRow) -> str:
    """Which service the case is of."""
    return said(current().service(row.service).short)
