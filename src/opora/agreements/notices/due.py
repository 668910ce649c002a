"""What is due about notices: delivery, the last day, the head's word, closing after it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.agreements.notices.queries import Open, open_notices, waiting_for_head
from opora.cases.boards import Due, due
from opora.cases.calling import calls_for
from opora.cases.kept import keeps
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.ui.words import full_day

KEPT = keeps(__name__, "case", "due")


calls_for("notice_head:", head=True)(waiting_for_head)


@due()
def notices_due(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """What each notice waits for."""
    open_cases = {one.id: one for one in cases if not one.is_over}
    found: list[Due] = []
    for row in open_notices(list(open_cases)):
        case = open_cases[row.case_id]
        if KEPT.of(current().service(case.service)):
            found += _of(row, case, viewer, on)
    return found


def _of(row: Open, case: CaseRow, viewer: Viewer, on: date) -> Iterator[Due]:
    head = viewer.holds(HEADS, case.service, case.site)
    if row.delivered_on is None:
        yield _due(
            row, case, "notice_delivery", row.given_on, "deliver_notice",
            title=_("Doručit výpověď: %(case)s"),
            why=_("Výpověď je z %(day)s. Dokud není doručená, nic neběží.")
            % {"day": full_day(row.given_on)},
            label=_("Zapsat doručení"),
        )  # fmt: skip
    elif row.ends_on is None and head:
        yield _due(
            row, case, "notice_head:end", row.delivered_on, "settle_notice_end",
            title=_("Určit poslední den po výpovědi: %(case)s"),
            why=_("Výpověď je doručená %(day)s. Lhůtu pro tento důvod služba nezveřejnila.")
            % {"day": full_day(row.delivered_on)},
            label=_("Určit poslední den"),
        )  # fmt: skip
    elif row.ends_on is not None and row.ends_on < on:
        # It can be closed from the day after the last one on, so it is late only after that day.
        yield _due(
            row, case, "notice_over", row.ends_on + timedelta(days=1), "close_noticed",
            title=_("Uzavřít po výpovědi: %(case)s"),
            why=_("Poslední den smlouvy byl %(day)s.") % {"day": full_day(row.ends_on)},
            label=_("Uzavřít případ"),
        )  # fmt: skip
    if row.departure and not row.assessment and head:
        yield _due(
            row, case, "notice_head:departure", row.given_on, "assess_notice",
            title=_("Posoudit výpověď mimo pravidla: %(case)s"),
            why=_("Důvod: %(reason)s") % {"reason": row.departure},
            label=_("Posoudit"),
        )  # fmt: skip


def _due(
    row: Open, case: CaseRow, key: str, day: date, step: str, *, title: str, why: str, label: str
) -> Due:
    return Due(
        case_id=case.id,
        key=f"{key}:{row.id}",
        day=day,
        title=title % {"case": case.title},
        why=why,
        rule="S4",
        basis="ours",
        source=_("výpověď"),
        do_label=label,
        do_url=path_of(step, case.id, row.id),
        worker_id=case.key_worker_id,
    )
