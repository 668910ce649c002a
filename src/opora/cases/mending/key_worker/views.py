"""The screen on which a handover to another key worker is put right."""

from typing import Any

from opora.access.queries import Colleague
from opora.cases.leaders.views import AssignKeyWorker
from opora.cases.mending.pages import Correcting
from opora.ui.forms import OporaForm


class CorrectKeyWorker(Correcting, AssignKeyWorker):
    """Who took the case over, and since when, as it was."""

    template_name = "cases/step.html"

    def form_options(self) -> dict[str, Any]:
        """Whoever is written down too, also where they may not be chosen any more."""
        row, offered = self.row, self.people()
        if row.worker_id not in {one.id for one in offered}:
            offered = [*offered, Colleague(row.worker_id, row.name, ())]
        return {"people": offered}

    @property
    def led_since(self) -> None:
        """A start that is put right follows nobody: the day it had is its own."""
        return None

    def remark(self, form: OporaForm) -> str:
        """Nothing goes over where a record is put right."""
        return ""

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"worker": str(self.row.worker_id)}
