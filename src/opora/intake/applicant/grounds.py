"""Questions of a refusal: each stands under the ground that leans on its answer (S1)."""

from collections.abc import Collection

from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable
from opora.rules.kinds.refusal import Leaning, RefusalGround
from opora.ui.asked import Asked, Shown

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
