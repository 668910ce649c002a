"""Grounds of a refusal: their questions (S1), and those that the record itself knows of."""

from collections.abc import Collection
from datetime import date

from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable
from opora.decisions.panels import line_of
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.answers import Answer
from opora.rules.kinds.refusal import Leaning, RefusalGround
from opora.ui.asked import Asked, Shown
from opora.ui.verdict import ReasonLine

GROUND = "ground"


class UnderGround(AnswersForm):
    """Questions called up by the chosen ground, which is a field of the form beside them."""

    def is_shown(self, name: str) -> bool:
        """Whether the ground as it was sent leans on the answer."""
        field = self.fields.get(name)
        shown = field.shown if isinstance(field, Asked) else None
        return shown is None or self.data.get(shown.name) in shown.answers

    def under_grounds(self, service: Service, settled: Collection[str]) -> None:
        """Puts each question under its grounds; what no ground leans on is not asked.

        Nor is what the record knows, ``settled``.
        """
        called_up = _grounds_of_facts(service, settled)
        for name in list(self.fields):
            field, grounds = self.fields[name], called_up.get(name)
            if grounds is None:
                del self.fields[name]
            elif isinstance(field, Asked):
                field.shown = Shown(GROUND, *grounds)


def _grounds_of_facts(service: Service, settled: Collection[str]) -> dict[str, list[str]]:
    book = service.rulebook
    found: dict[str, list[str]] = {}
    for rule in book.rules:
        if isinstance(rule.kind, RefusalGround):
            for ground, leaning in rule.kind.grounds.items():
                for fact in facts_of(service, leaning, settled):
                    found.setdefault(fact, []).append(ground)
    return found


def facts_of(service: Service, leaning: Leaning, settled: Collection[str] = ()) -> set[str]:
    """What people are asked for a ground; nothing where the record knows it all."""
    named = [one for one in service.rulebook.rules if one.id in leaning.rules]
    facts = {test.fact for test in leaning.needs}.union(*(one.kind.facts() for one in named))
    open_ = {one for one in facts.difference(settled) if askable(service, one)}
    # Whether something can be found out is asked where it has to be.
    return open_ | {test.fact for test in leaning.unless} if open_ else set()


def past_grounds(subject: Subject, on: date) -> list[ReasonLine]:
    """What happened before and would be a ground to refuse (D6, S1), as far as the record knows.

    No gate of acceptance looks at it: whoever accepts decides, and should not have to remember.
    """
    service = current().service(subject.service)
    found = []
    for rule in service.rulebook.rules:
        if isinstance(rule.kind, RefusalGround):
            for ground, leaning in rule.kind.grounds.items():
                for asked in leaning.rules if leaning.answer is Answer.YES else ():
                    given = {rule.kind.ground: ground}
                    verdict = weigh(ask=asked, subject=subject, given=given, on=on)
                    if verdict.answer is Answer.YES:
                        found += [line_of(one, service) for one in verdict.reasons]
    return found
