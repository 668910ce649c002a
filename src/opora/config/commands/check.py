"""``opora check [DIR]``: all errors of all definitions at once."""

import argparse
from pathlib import Path

from opora.catalog.current import folder
from opora.catalog.load import check


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dir", nargs="?", type=Path, help="folder of services (OPORA_SERVICES)")


def run(arguments: argparse.Namespace) -> int:
    """Print every error with its place; 0 when there is none, else 1."""
    path: Path = arguments.dir or folder()
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    problems = check(path)
    for one in problems:
        print(one)
    if problems:
        print(f"\nChyb: {len(problems)}.")
        return 1
    print("Definice jsou v pořádku.")
    return 0
