"""Questions of a refusal: each stands under the ground that leans on its answer (S1)."""

from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm
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

    def under_grounds(self, service: Service) -> None:
        """Puts each question under its grounds; what no ground leans on is not asked."""
        called_up = _grounds_of_facts(service)
        for name in list(self.fields):
            field, grounds = self.fields[name], called_up.get(name)
            if grounds is None:
                del self.fields[name]
            elif isinstance(field, Asked):
                field.shown = Shown(GROUND, *grounds)


def _grounds_of_facts(service: Service) -> dict[str, list[str]]:
    book = service.rulebook
    found: dict[str, list[str]] = {}
    for rule in book.rules:
        if isinstance(rule.kind, RefusalGround):
            for ground, leaning in rule.kind.grounds.items():
                for fact in _facts(service, leaning):
                    found.setdefault(fact, []).append(ground)
    return found


def _facts(service: Service, leaning: Leaning) -> set[str]:
    tests = {test.fact for test in leaning.needs}
    named = [one for one in service.rulebook.rules if one.id in leaning.rules]
    return tests.union(*(one.kind.facts() for one in named))
