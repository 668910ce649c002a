"""Texts stand where the catalogue of texts can find them."""

import ast
import re

from tests.architecture.tree import ROOT, SOURCE, SourceFile, python_files

SERVICES = ROOT / "services"

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


# The glossary says what stands instead. People in the demo's stories speak as they speak.
NOT_SAID = re.compile(r"\b(?:t(?:en|a|ou|y)hle|takhle|správc\w*)\b", re.IGNORECASE)
TEXTS = (*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SERVICES.rglob("*.yaml"))


def test_words_that_the_glossary_has_settled_are_not_said() -> None:
    said = {
        str(path): found
        for path in TEXTS
        if "stories" not in path.parts
        if (found := NOT_SAID.findall(path.read_text(encoding="utf-8")))
    }
    assert said == {}


def test_such_a_word_is_noticed() -> None:
    assert NOT_SAID.findall("Tahle doba skončila, řekněte to správci.") == ["Tahle", "správci"]
