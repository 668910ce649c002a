"""A case whose responsible worker is left out of it waits for the head."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.calling import finds_calls
from opora.cases.left_out.queries import unled
from opora.cases.queries import CaseRow


@finds_calls("unled:")
def cases_without_leader(viewer: Viewer) -> list[int]:
    """Cases that somebody else has to lead from now on."""
    return unled(viewer)


@due()
def somebody_else(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """From the day on which it is seen: until then nobody answers for the case."""
    waiting = set(unled(viewer))
    return [
        Due(
            case_id=one.id,
            key="unled:worker",
            day=on,
            title=_("Určit, kdo případ povede: %(case)s") % {"case": one.title},
            why=_("Kdo ho měl na starosti, s klientem už nepracuje."),
            rule="unled",
            basis="ours",
            source=_("spolupráce bez konkrétního pracovníka"),
            do_label=_("Určit"),
            do_url=path_of("key_worker", one.id),
        )
        for one in cases
        if one.id in waiting
    ]
