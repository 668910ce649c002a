"""A file is a room with one purpose; a function fits on a screen."""

import ast

from tests.architecture.tree import ROOT, SOURCE, SourceFile, python_files

FILE = 300
FUNCTION = 40
TEST_FILE = 400


def test_files_are_short() -> None:
    lengths = {file.name: file.lines() for file in python_files(SOURCE)}
    assert {name: lines for name, lines in lengths.items() if lines >= FILE} == {}


def test_test_files_are_short() -> None:
    files = [*python_files(ROOT / "tests"), *python_files(ROOT / "bench")]
    lengths = {file.name: file.lines() for file in files}
    assert {name: lines for name, lines in lengths.items() if lines >= TEST_FILE} == {}


def test_functions_are_short() -> None:
    files = {file.name: long_functions(file) for file in python_files(SOURCE)}
    assert {name: found for name, found in files.items() if found} == {}


def long_functions(file: SourceFile) -> dict[str, int]:
    lengths = {
        f"{node.name} (line {node.lineno})": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(file.tree())
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {name: length for name, length in lengths.items() if length >= FUNCTION}
