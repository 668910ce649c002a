"""Kinds of records of prevention: beside the cases, on pages of their own."""

from datetime import date
from typing import NoReturn

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.prevention import actions
from opora.prevention.models import Institution, Prevention
from opora.prevention.words import kept_words


def _in_no_case(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> NoReturn:
    """Nothing of it stands in the course of a case."""
    raise NotFound


PREVENTION = mendable(
    Kind(
        "prevention",
        find=_in_no_case,
        made_by=(actions.record,),
        correct=actions.correct,
        void=actions.void,
        past=Past(
            Prevention,
            {
                "day": _("Den"),
                "minutes": _("Jak dlouho"),
                "topic": _("Téma"),
                "participants": _("Účastníci"),
                "note": _("Poznámka"),
            },
            own=kept_words,
        ),
        page="prevention",
    )
)
INSTITUTION = mendable(
    Kind(
        "institution",
        find=_in_no_case,
        made_by=(actions.record,),
        correct=actions.correct_institution,
        past=Past(Institution, {"name": _("Jméno instituce")}),
        page="institution",
    )
)
