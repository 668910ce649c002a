"""The project's own source files, read as syntax trees."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "opora"


@dataclass(frozen=True)
class SourceFile:
    """A file of Python."""

    path: Path

    @property
    def name(self) -> str:
        """Where it lies, as said in messages: ``acts/models.py`` or ``tests/conftest.py``."""
        base = SOURCE if self.path.is_relative_to(SOURCE) else ROOT
        return self.path.relative_to(base).as_posix()

    @property
    def room(self) -> str:
        """The package it belongs to."""
        return self.name.partition("/")[0]

    def lines(self) -> int:
        return len(self.path.read_text("utf-8").splitlines())

    def tree(self) -> ast.Module:
        return _parsed(self.path)


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def python_files(folder: Path) -> Iterator[SourceFile]:
    """Yield the files that people wrote: migrations are made by a program."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield SourceFile(path)


def rooms_from_the_top() -> list[str]:
    """Return the packages in the order in which the import contract declares them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if c["type"] == "layers")
    return [layer.strip("()") for layer in layers]
