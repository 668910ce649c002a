"""What is due of people without a case: the head's word on what was done against a rule."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.acts.outings.queries import not_assessed
from opora.acts.outings.words import acts_in_words, reasons_of
from opora.cases.boards import Beside, beside
from opora.catalog import current
from opora.ui.words import full_day


@beside()
def against_rules(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Each waits for the head of the service and site, from the day it was recorded."""
    if not viewer.services(HEADS):
        return []
    return [
        Beside(
            key=f"outing:{row.id}",
            service=row.service,
            day=row.recorded_on,
            title=_("Posoudit zápis mimo pravidla: lidé bez případu"),
            why=_("%(what)s, %(day)s. Důvod: %(reason)s")
            % {
                "what": acts_in_words(row.against, current().service(row.service)),
                "day": full_day(row.day),
                "reason": " ".join(reasons_of(row)),
            },
            rule="departure",
            basis="ours",
            source=_("zápis mimo pravidla"),
            url=path_of("outing", row.id),
            do_label=_("Posoudit"),
            do_url=path_of("assess_outing", row.id),
        )
        for row in not_assessed(viewer)
    ]
