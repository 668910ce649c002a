"""What is due: an agreement whose time has passed waits to be closed or renewed."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.endings.queries import run_out
from opora.cases.agreement_words import agreement_word
from opora.cases.boards import Due, due
from opora.cases.kept import keeps
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.ui.words import full_day

KEPT = keeps(__name__, "case", "due")


@due()
def agreements_run_out(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """One click closes it; a new agreement settles it too."""
    open_cases = {one.id: one for one in cases if not one.is_over}
    return [
        Due(
            case_id=case_id,
            key=f"agreement_ended:{agreement_id}",
            day=last + timedelta(days=1),  # the first day on which it can be closed
            title=_("Rozhodnout po konci %(of)s: %(title)s")
            % {
                "of": agreement_word(current().service(open_cases[case_id].service), "of"),
                "title": open_cases[case_id].title,
            },
            why=_("Platnost skončila %(day)s. Uzavřete případ, nebo se domluvte znovu.")
            % {"day": full_day(last)},
            rule="S4",
            basis="ours",
            source=_("doba platnosti"),
            do_label=_("Uzavřít případ"),
            do_url=path_of("close_expired", case_id, agreement_id),
            worker_id=open_cases[case_id].key_worker_id,
        )
        for case_id, agreement_id, last in run_out(list(open_cases), on)
        if KEPT.of(current().service(open_cases[case_id].service))
    ]
