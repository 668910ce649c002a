"""A step that the rules refuse in a part, said at the fields of its form.

Nothing of it is written but that it was tried, as of any other refusal.
"""

from typing import Self

from opora.access.doors import Invalid, StepRefused
from opora.access.viewer import Viewer
from opora.audit.actions import Happening
from opora.catalog import current
from opora.decisions.actions import Refused
from opora.decisions.many import against
from opora.decisions.panels import said, source_line, state_of


class KeptRefusal(StepRefused):
    """Kept as the refusal of the first part that was refused."""

    refused: Refused
    parts: tuple[Refused, ...] = ()

    def of(self, refused: Refused, *parts: Refused) -> Self:
        """Whose refusal it is; ``parts``: all of them, where nothing else is wrong."""
        self.refused, self.parts = refused, parts
        return self

    def lets_a_word_through(self, *, head: bool, departs: bool) -> bool:
        """Whether one word of the worker lets all refused ``parts`` through, as it would one.

        ``head``: the head reads it; ``departs``: what the step tells of may have happened.
        """
        verdicts = [one.verdict for one in self.parts]
        if any(one.missing for one in verdicts):
            return False
        states = {state_of(one, head=head) for one in verdicts}
        departing = departs and all(one.only_departs for one in verdicts)
        return states in ({"needs_reason"}, {"silent"}) or (departing and bool(verdicts))

    def keep(self, by: Viewer) -> Happening:
        """The attempt of that part."""
        return self.refused.keep(by)


class Stopped(Invalid, KeptRefusal):
    """A sentence for each field, where a rule stands behind it."""


def refusal_words(refused: Refused) -> str:
    """Why the rules say no, in their own sentences, each with where it comes from."""
    verdict = refused.verdict
    service = current().service(verdict.service)
    told = [f"{said(one.text)} ({source_line(service, one.source)})" for one in against(verdict)]
    return " ".join(dict.fromkeys(told))
