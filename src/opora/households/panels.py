"""What a case shows of the family: in whose care the children are, and who lives with whom."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Panel, panel
from opora.cases.empty_parts import Empty
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.households.queries import family_of
from opora.households.shown import elsewhere, holds_now, together
from opora.households.words import custody_words, relation_words


@panel("margin", 21)
def family(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing for somebody alone of whom nothing is written down."""
    known = family_of(case.id, on)
    several = len(people_of([case.id], on)[case.id]) > 1
    adds = may(viewer, "households.relate", case) and several and not case.is_over
    if known.is_empty and not adds:
        return None
    service, url = current().service(case.service), path_of("family", case.id)
    if known.is_empty:
        way = (url, _("Zapsat"), _("rodinu a domácnosti"))
        return Panel("", {}, empty=Empty(_("Rodina a domácnosti"), (way,)))
    context: dict[str, object] = {
        "url": url,
        "cares": [
            (one.child, custody_words(one, service))
            for one in known.custodies
            if holds_now(one, on)
        ],
        "households": [
            (name, ", ".join(one.person for one in living)) for name, living in together(known, on)
        ],
        "relations": [
            relation_words(one, service) for one in known.relations if not one.void_reason
        ],
    }
    return Panel("households/margin.html", context)


@panel("margin", 22)
def other_cases(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Other cases of the same people, of those that the viewer sees."""
    found = elsewhere(viewer, case, on)
    return Panel("households/elsewhere.html", {"elsewhere": found}) if found else None


@panel("print", 6)
def family_in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper, once there is something."""
    return None if family_of(case.id, on).is_empty else family(viewer, case, on)
