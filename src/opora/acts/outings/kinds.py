"""The kind of record that an outing is, or a walk-in: beside the cases, on a page of its own."""

from datetime import date
from typing import NoReturn

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.acts.models import Outing
from opora.acts.outings.actions import (
    correct_outing,
    record_outing,
    record_walk_in,
    void_outing,
)
from opora.acts.outings.words import kept_words
from opora.cases.mending.kinds import Kind, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow


def _in_no_case(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> NoReturn:
    """An outing stands in the course of no case."""
    raise NotFound


OUTING = mendable(
    Kind(
        "outing",
        find=_in_no_case,
        made_by=(record_outing, record_walk_in),
        correct=correct_outing,
        void=void_outing,
        past=Past(
            Outing,
            {
                "day": _("Den"),
                "since": _("Od"),
                "until": _("Do"),
                "spot": _("Místo slovy"),
                "uncounted": _("Kolik lidí bez případu"),
                "done": _("Úkony s lidmi bez případu"),
                "material": _("Materiál"),
                "exchange_for": _("Pro kolik lidí byla výměna"),
                "note": _("Poznámka"),
            },
            own=kept_words,
        ),
        page="outing",
    )
)
