"""``opora check [DIR]``: all errors of all definitions at once."""

import argparse
import os
from pathlib import Path

from opora.catalog.current import folder
from opora.catalog.load import check
from opora.config.commands.definitions import refuse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dir", nargs="?", type=Path, help="složka se službami (OPORA_SERVICES)")


def run(arguments: argparse.Namespace) -> int:
    """Print every error with its place; 0 when there is none, else 1."""
    path: Path = arguments.dir or folder()
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    if not path.is_dir() or not os.access(path, os.R_OK | os.X_OK):
        return refuse(f"{path} není složka, kterou lze číst. Zadejte složku se službami.")
    problems = check(path)
    for one in problems:
        print(one)
    if problems:
        print(f"\nChyb: {len(problems)}.")
        return 1
    print("Definice jsou v pořádku.")
    return 0
