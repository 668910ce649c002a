"""Where a rule is enforced and by which tests: read from the syntax tree, never from a list.

A list kept by hand would be believed after it had stopped being true.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import opora
from opora.rules.kinds import Kept
from opora.rules.rule import Rule

_SOURCE = Path(opora.__file__).parent
_OWN = Path(__file__).name
_KEPT = "from opora.cases.kept import"
_TESTS = _SOURCE.parents[1] / "tests"
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_PLACES = ("actions.py", "due.py", "panels.py", "facts.py")


def enforced_at(rule: Rule) -> list[str]:
    """Functions that ask a question of the rule or name it; modules that keep its field."""
    names = _named_in_source()
    places = {place for word in (*rule.at, rule.id) for place in names.get(word, ())}
    if isinstance(rule.kind, Kept):
        places |= {
            module for module, words in _kept_in_source().items() if rule.kind.field_name in words
        }
    return sorted(places)


def tested_by(rule: Rule) -> list[str]:
    """Tests marked with the rule's id, or with the id of the rule that it is a part of."""
    marked = _marked_in_tests()
    wholes = [rule.id]
    while "." in wholes[-1]:
        wholes.append(wholes[-1].rpartition(".")[0])
    return sorted({test for word in wholes for test in marked.get(word, ())})


@lru_cache(maxsize=1)
def _named_in_source() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.name not in _PLACES:
            continue
        module = ".".join(path.relative_to(_SOURCE).with_suffix("").parts)
        functions = {one.name: one for one in _functions(path)}
        for name in functions:
            if not name.startswith("_"):
                for word in _words(name, functions, set()):
                    found[word].add(f"{module}.{name}")
    return found


def _words(name: str, functions: dict[str, _Function], seen: set[str]) -> set[str]:
    """Texts inside a function and inside those of its own module that it uses."""
    seen.add(name)
    words = set[str]()
    for node in ast.walk(functions[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
        elif isinstance(node, ast.Name) and node.id in functions and node.id not in seen:
            words |= _words(node.id, functions, seen)
    return words


@lru_cache(maxsize=1)
def _kept_in_source() -> dict[str, set[str]]:
    """Modules that ask which fields the rules keep, with the words for fields in them."""
    found: dict[str, set[str]] = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if _KEPT not in text or path.name == _OWN:
            continue
        tree = ast.parse(text)
        words = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        words |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        found[".".join(path.relative_to(_SOURCE).with_suffix("").parts)] = words
    return found


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
