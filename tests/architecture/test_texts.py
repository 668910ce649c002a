"""Texts stand where the catalogue of texts can find them."""

import ast

from tests.architecture.tree import SOURCE, SourceFile, python_files

ASKS_FOR_A_TEXT = frozenset({"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"})


def test_no_text_hides_inside_another() -> None:
    found = {file.name: hidden(file) for file in python_files(SOURCE)}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_text_inside_another_is_noticed() -> None:
    assert lines_of(ast.parse("""said = f"{name} {_('Neplatí.')}" """)) == [1]
    assert lines_of(ast.parse("""said = f"{name} {_void(_name)}" + _("Neplatí.")""")) == []


def hidden(file: SourceFile) -> list[int]:
    """Lines with a text inside an f-string, which extraction does not read on every Python."""
    return lines_of(file.tree())


def lines_of(tree: ast.AST) -> list[int]:
    return [
        part.lineno
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for part in ast.walk(string)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Name)
        and part.func.id in ASKS_FOR_A_TEXT
    ]
