"""Names say what a thing is for. In this project a service is always a social service."""

import ast
import re

import pytest

from tests.architecture.tree import SOURCE, SourceFile, python_files

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "handler"}
EMPTY_FILES = EMPTY_WORDS | {"services", "misc", "base_classes"}


def words(identifier: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", identifier)}


@pytest.mark.parametrize("file", list(python_files(SOURCE)), ids=lambda file: file.name)
def test_names_say_something(file: SourceFile) -> None:
    assert not EMPTY_FILES & {part.removesuffix(".py") for part in file.name.split("/")}
    empty = [
        f"{node.name} (line {node.lineno})"
        for node in ast.walk(file.tree())
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and words(node.name) & EMPTY_WORDS
    ]
    assert empty == []


def test_words_are_told_apart() -> None:
    assert words("PersonHandlerHTTP") == {"person", "handler", "http"}
    assert words("load_common_things") == {"load", "common", "things"}
