"""Roles begin and end: whoever asks who works here says on which day."""

import ast

from tests.architecture.tree import SOURCE, python_files

# They show and change roles themselves, those that have ended too.
KEEP_ROLES = "access/accounts/"
DAYS = {"held", "lasting"}


def asks_without_a_day(tree: ast.Module) -> list[int]:
    """Lines on which posts are looked for, and no day is said."""
    found = []
    for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
        if ast.unparse(call.func) == "Assignment.objects.filter":
            named = {ast.unparse(one.func) for one in call.args if isinstance(one, ast.Call)}
            found += [] if named & DAYS else [call.lineno]
    return found


def test_roles_are_asked_for_on_a_day() -> None:
    found = {
        file.name: lines
        for file in python_files(SOURCE)
        if not file.name.startswith(KEEP_ROLES) and (lines := asks_without_a_day(file.tree()))
    }
    assert found == {}
    assert asks_without_a_day(ast.parse("Assignment.objects.filter(account_id=1)")) == [1]
