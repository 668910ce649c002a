"""Which answers to complaints are due, for whoever has them in hand."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside
from opora.complaints.deadlines import ASK
from opora.complaints.queries import waiting
from opora.complaints.words import day_off, kind_word, whose
from opora.ui.words import full_day


@beside(ASK)
def answers(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Of complaints that a rule reminds of: those that wait for the viewer, or all they decide."""
    return [
        Beside(
            key=f"complaint:{row.id}",
            service=row.service,
            day=row.due_day,
            title=_("Odpovědět: %(kind)s") % {"kind": kind_word(row)},
            why=_("%(from)s. Přišla %(day)s.")
            % {"from": capfirst(whose(row)), "day": full_day(row.received_on)},
            rule=row.due.rule,
            basis=row.due.basis,
            source=row.due.source,
            url=path_of("complaint", row.id),
            do_label=_("Zapsat odpověď"),
            do_url=path_of("reply_complaint", row.id),
            day_off=day_off(row),
        )
        for row in waiting(viewer)
        if row.due is not None and row.due_day is not None and row.due.reminds
        if row.is_mine(viewer) or not mine
    ]
