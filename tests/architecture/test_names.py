"""Names say what a thing is for. In this project a service is always a social service."""

import ast
import re

from tests.architecture.tree import ROOT, SOURCE, SourceFile, python_files

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "handler"}
EMPTY_FILES = EMPTY_WORDS | {"services", "misc", "base_classes"}


def words(identifier: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", identifier)}


def test_names_say_something() -> None:
    files = {file.name: empty_names(file) for file in python_files(SOURCE)}
    assert {name: found for name, found in files.items() if found} == {}


def empty_names(file: SourceFile) -> list[str]:
    parts = {part.removesuffix(".py") for part in file.name.split("/")}
    defined = [
        f"{node.name} (line {node.lineno})"
        for node in ast.walk(file.tree())
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and words(node.name) & EMPTY_WORDS
    ]
    return [*sorted(EMPTY_FILES & parts), *defined]


def test_words_are_told_apart() -> None:
    assert words("PersonHandlerHTTP") == {"person", "handler", "http"}
    assert words("load_common_things") == {"load", "common", "things"}


def test_a_browser_is_chromium() -> None:
    """What asks for a fixture of that name is run with the browsers: seldom, and on one engine."""
    own = [
        file.name
        for file in python_files(ROOT / "tests")
        for node in ast.walk(file.tree())
        if isinstance(node, ast.FunctionDef) and node.name == "browser"
    ]
    assert own == ["tests/conftest.py"]
