"""Where a rule is enforced and by which tests.

Nothing is listed by hand, as a list would be believed after it had stopped being
true. Places declare themselves where they do the work, and are held to it:

- an action says what it asks (``@action(asks=…)``), and can ask nothing else;
- so does what makes dues and panels (``@due(…)``, ``@panel(…, asks=…)``);
- a module says which fields it draws (``keeps(…)``), and has no others;
- a rule that a ground of refusal leans on is enforced where that ground is;
- who sees a case is decided by one predicate for all questions in ``SIGHT``;
- that no gate distinguishes by a trait is checked whenever a definition is loaded.

Tests are found by their marks; ``make mutate`` shows that they fail without the rule.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import opora
from opora.access.doors import ACTIONS
from opora.cases.kept import KEEPS
from opora.cases.models import SIGHT
from opora.catalog.rule_builder import check_equal_access
from opora.catalog.service import Service
from opora.decisions.asking import ASKED
from opora.rules.kinds import EqualAccess, RefusalGround
from opora.rules.rule import Rule

_TESTS = Path(opora.__file__).parents[2] / "tests"
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def enforced_at(rule: Rule, service: Service) -> list[str]:
    """Actions, dues and panels that ask it; modules that draw its field; the predicate of sight."""
    import_module("opora.config.urls")  # screens declare their fields when they are imported
    questions = set(rule.at)
    for other in service.rulebook.rules:
        if isinstance(other.kind, RefusalGround) and _leans(other.kind, rule.id):
            questions |= set(other.at)
    places = {one.place for one in ACTIONS.values() if questions & set(one.asks)}
    places |= {place for question in questions for place in ASKED.get(question, ())}
    places |= {SIGHT[question] for question in questions & set(SIGHT)}
    places |= {f"{one.place} ({one.screen})" for one in KEEPS if one.covers(rule)}
    if isinstance(rule.kind, EqualAccess):
        places.add(f"{check_equal_access.__module__}.{check_equal_access.__name__}")
    return sorted(place.removeprefix("opora.") for place in places)


def _leans(kind: RefusalGround, rule_id: str) -> bool:
    named = (name for leaning in kind.grounds.values() for name in leaning.rules)
    return any(rule_id == name or rule_id.startswith(f"{name}.") for name in named)


def tested_by(rule: Rule) -> list[str]:
    """Tests marked with the rule's id. A whole is declared in parts, each tested by itself."""
    return sorted(_marked_in_tests().get(rule.id, ()))


def marks() -> frozenset[str]:
    """All ids that tests carry."""
    return frozenset(_marked_in_tests())


@lru_cache(maxsize=1)
def _marked_in_tests() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(_TESTS.rglob("test_*.py")):
        place = path.relative_to(_TESTS.parent)
        for function in _functions(path):
            for mark in function.decorator_list:
                for rule_id in _rule_ids(mark):
                    found[rule_id].add(f"{place}::{function.name}")
    return found


def _functions(path: Path) -> Iterator[_Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, _Function):
            yield node


def _rule_ids(mark: ast.expr) -> Iterator[str]:
    """The ids in ``@pytest.mark.rule("C2")``, also where it marks one parameter of many."""
    for call in ast.walk(mark):
        if not isinstance(call, ast.Call) or not ast.unparse(call.func).endswith("mark.rule"):
            continue
        for word in call.args:
            if isinstance(word, ast.Constant) and isinstance(word.value, str):
                yield word.value
