"""One door in, one door out: only actions write, only a few files ask the database.

Read from the syntax tree. Libraries write for themselves (sign-in, sessions, history); that is not
seen here and is not meant.
"""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.tree import SOURCE, python_files

READERS = {"actions.py", "queries.py", "facts.py", "due.py"}
WRITERS = {"actions.py"}

MANAGERS = {"objects", "_default_manager", "_base_manager", "all_objects", "history"}
WRITES = {
    "abulk_create", "acreate", "adelete", "asave", "aupdate",
    "bulk_create", "bulk_update", "get_or_create", "save", "update_or_create",
}  # fmt: skip
# Words that dictionaries, sets and files know too: a write when said of a manager or a query.
DOUBTFUL_WRITES = {"create", "update", "delete"}
QUERY = MANAGERS | {"filter", "exclude", "all", "visible_to", "select_for_update", "order_by"}

EXCEPTIONS = {
    "documents/scans.py": "saves pictures and pages of PDF, and knows no row of the database",
    "config/commands/init.py": "asks whether anybody is in the database before there is a viewer",
}
"""Files that may go round the doors, each with its reason."""


def chain(node: ast.expr) -> Iterator[str]:
    """Yield the names on the way to a value: ``a.objects.filter(x).delete`` -> delete, filter, …"""
    while True:
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
                return
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return


def writes(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        word, *before = chain(node.func)
        if before[:1] == ["super"]:  # a model that refines how it is saved when an action says so
            continue
        if word in WRITES or (word in DOUBTFUL_WRITES and QUERY & set(before)):
            found.append(f"{word} (line {node.lineno})")
    return found


def touches(tree: ast.AST) -> list[str]:
    """Find managers, but for those in the predicate of who sees a row and in the sets it is of."""
    predicates = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.name == "visible_to" or "subquery" in map(ast.unparse, node.decorator_list))
        for inner in ast.walk(node)
    }
    return [
        f"{node.attr} (line {node.lineno})"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and node not in predicates
    ]


def breaches(look: Callable[[ast.AST], list[str]], allowed: set[str]) -> dict[str, list[str]]:
    files = {
        file.name: look(file.tree())
        for file in python_files(SOURCE)
        if file.path.name not in allowed and file.name not in EXCEPTIONS
    }
    return {name: found for name, found in files.items() if found}


def test_only_actions_write() -> None:
    assert breaches(writes, WRITERS) == {}


def test_only_readers_touch_managers() -> None:
    assert breaches(touches, READERS) == {}


def test_every_exception_is_needed() -> None:
    excused = {file.name: file for file in python_files(SOURCE) if file.name in EXCEPTIONS}
    assert set(excused) == set(EXCEPTIONS)
    for file in excused.values():
        assert writes(file.tree()) or touches(file.tree())


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("person.save()", ["save (line 1)"]),
        ("Person.objects.create(x=1)", ["create (line 1)"]),
        ("Person.objects.filter(x=1).update(x=2)", ["update (line 1)"]),
        ("case.visits.all().delete()", ["delete (line 1)"]),
        ("facts.update(more)", []),
        ("super().save(*args)", []),
    ],
)
def test_writes_are_recognised(code: str, found: list[str]) -> None:
    assert writes(ast.parse(code)) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def show(): return Case.objects.count()", ["objects (line 1)"]),
        ("def visible_to(self, viewer): return Exists(Grant.objects.filter())", []),
    ],
)
def test_touches_are_recognised(code: str, found: list[str]) -> None:
    assert touches(ast.parse(code)) == found
