"""A file is a room with one purpose; a function fits on a screen."""

import ast

import pytest

from tests.architecture.tree import ROOT, SOURCE, SourceFile, python_files

FILE = 300
FUNCTION = 40
TEST_FILE = 400

OURS = list(python_files(SOURCE))
TESTS = [*python_files(ROOT / "tests"), *python_files(ROOT / "bench")]


def name(file: SourceFile) -> str:
    return file.name


@pytest.mark.parametrize("file", OURS, ids=name)
def test_file_is_short(file: SourceFile) -> None:
    assert file.lines() < FILE


@pytest.mark.parametrize("file", TESTS, ids=name)
def test_test_file_is_short(file: SourceFile) -> None:
    assert file.lines() < TEST_FILE


@pytest.mark.parametrize("file", OURS, ids=name)
def test_functions_are_short(file: SourceFile) -> None:
    lengths = {
        f"{node.name} (line {node.lineno})": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(file.tree())
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {key: length for key, length in lengths.items() if length >= FUNCTION} == {}
