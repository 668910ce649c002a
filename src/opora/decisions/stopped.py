"""A step that the rules refuse in a part, said at the fields of its form.

Nothing of it is written but that it was tried, as of any other refusal.
"""

from typing import Self

from opora.access.doors import Invalid, StepRefused
from opora.access.viewer import Viewer
from opora.audit.actions import Happening
from opora.decisions.actions import Refused
from opora.decisions.panels import said
from opora.rules.answers import Answer


class KeptRefusal(StepRefused):
    """Kept as the refusal of the first part that was refused."""

    refused: Refused

    def of(self, refused: Refused) -> Self:
        """Whose refusal it is."""
        self.refused = refused
        return self

    def keep(self, by: Viewer) -> Happening:
        """The attempt of that part."""
        return self.refused.keep(by)


class Stopped(Invalid, KeptRefusal):
    """A sentence for each field, where a rule stands behind it."""


def refusal_words(refused: Refused) -> str:
    """Why the rules say no, in their own sentences."""
    reasons = refused.verdict.reasons
    told = [said(one.text) for one in reasons if one.answer is not Answer.YES]
    return " ".join(dict.fromkeys(told))
