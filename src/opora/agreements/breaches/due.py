"""What is due about breaches: the head learns of each, and says what comes of it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.agreements.breaches.queries import unanswered, waiting_for_head
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui.words import full_day

calls_for("breach_head:", head=True)(waiting_for_head)


@due()
def breaches_to_assess(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """Each waits for the head of the service and site until a warning, a notice or a word follows.

    Each day anew and never late: no service has published by when somebody decides.
    """
    mine = {
        one.id: one
        for one in cases
        if not one.is_over and viewer.holds(HEADS, one.service, one.site, one.id)
    }
    return [
        Due(
            case_id=row.case_id,
            key=f"breach_head:{row.id}",
            day=on,
            title=_("Posoudit porušení: %(case)s") % {"case": mine[row.case_id].title},
            why=_("%(what)s, %(day)s. Zapsáno: %(by)s.")
            % {
                "what": _against(mine[row.case_id], row.ground),
                "day": full_day(row.happened_on),
                "by": row.by,
            },
            rule="S4",
            basis="ours",
            source=_("porušení"),
            do_label=_("Posoudit"),
            do_url=path_of("assess_breach", row.case_id, row.id),
        )
        for row in (unanswered(list(mine)) if mine else ())
    ]


def _against(case: CaseRow, ground: str) -> str:
    words = said(current().service(case.service).word("broken", ground))
    return words[:1].upper() + words[1:]
