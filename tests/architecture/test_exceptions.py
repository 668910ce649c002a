"""Where a check is told to look away, it stands beside it why."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

LOOKS_AWAY = re.compile(r"#\s*(?:ruff:\s*)?noqa|#\s*type:\s*ignore|#\s*mypy:")
SAYS_WHY = re.compile(
    r"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*  (?:# )?\w.+|# type: ignore\[[a-z, -]+\]  # \w.+"
)


def comments(file: Path) -> Iterator[tuple[int, str]]:
    with tokenize.open(file) as lines:
        for token in tokenize.generate_tokens(lines.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def silent(file: Path) -> list[int]:
    """The lines of a file whose exception names no check or gives no reason."""
    return [
        line
        for line, comment in comments(file)
        if LOOKS_AWAY.search(comment) and not SAYS_WHY.match(comment)
    ]


def test_every_exception_says_why() -> None:
    files = [one for folder in ("src", "tests", "bench") for one in (ROOT / folder).rglob("*.py")]
    found = {file.relative_to(ROOT).as_posix(): silent(file) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("comment", "says_why"),
    [
        ("# noqa", False),
        ("# noqa: F401", False),
        ("# noqa: F401, F811", False),
        ("# noqa: F401  registers itself", True),
        ("# noqa: S608  # no value", True),
        ("# type: ignore", False),
        ("# type: ignore[misc]", False),
        ("# type: ignore  # somehow", False),
        ("# type: ignore[misc]  # ships no types", True),
        ("# ruff: noqa", False),
        ("# mypy: ignore-errors", False),
    ],
)
def test_a_silent_exception_is_found(comment: str, says_why: bool, tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text(f"x = 1  {comment}\n")
    assert silent(file) == ([] if says_why else [1])
