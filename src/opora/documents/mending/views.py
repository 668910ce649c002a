"""Screens on which the handing over of a document is put right."""

from typing import Any

from opora.cases.mending.pages import Correcting
from opora.documents.forms import GiveOutForm


class CorrectGivenOut(Correcting):
    """When, how and to whom a document was handed over."""

    form_class = GiveOutForm

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"given_on": self.row.on}
