"""The command line: ``opora <command>``.

A command is a small module with ``configure(parser)`` and ``run(arguments) -> exit code``. Only the
module of the chosen command is imported, so that a command without a database never loads Django.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from opora.catalog.problems import unreadable
from opora.config.argparse_cz import speak_czech
from opora.config.environment import Unusable

WRONGLY_ASKED = 2
PIPE_CLOSED = 141  # as of any program that is stopped so: 128 + SIGPIPE


class CommandModule(Protocol):
    """What the module of a command has to offer."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit code: 0 done, 1 refused, 2 wrongly asked."""


@dataclass(frozen=True)
class Command:
    """A line of ``opora --help`` and the module behind it."""

    module: str
    summary: str


COMMANDS: dict[str, Command] = {
    "account": Command(
        "opora.config.commands.account", "založí účet, dá nebo ukončí roli, nastaví heslo"
    ),
    "audit": Command("opora.config.commands.audit", "ověří řetěz událostí"),
    "check": Command("opora.config.commands.check", "zkontroluje definice všech služeb"),
    "decide": Command("opora.config.commands.decide", "zeptá se pravidel služby"),
    "demo": Command("opora.config.commands.demo", "vymyslí libovolný počet klientů"),
    "explain": Command(
        "opora.config.commands.explain", "vysvětlí uložené rozhodnutí: pravidla, údaje, výjimky"
    ),
    "init": Command("opora.config.commands.init", "založí databázi; prázdnou naplní ukázkou"),
    "migrate": Command("opora.config.commands.migrate", "převede databázi na tuto verzi"),
    "publish": Command(
        "opora.config.commands.publish", "vypíše veřejný popis služby z její definice"
    ),
    "questions": Command(
        "opora.config.commands.questions", "vypíše, na co se jde služby ptát a podle kterých údajů"
    ),
    "rules": Command(
        "opora.config.commands.rules", "vypíše každé pravidlo, kde se hlídá a čím se zkouší"
    ),
    "schema": Command("opora.config.commands.schema", "vypíše JSON Schema definic"),
    "simulate": Command(
        "opora.config.commands.simulate", "přehraje uložená rozhodnutí podle nové definice"
    ),
    "serve": Command("opora.config.commands.serve", "spustí obrazovky a práci na pozadí"),
    "work": Command("opora.config.commands.work", "práce na pozadí; serve ji spouští a hlídá samo"),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run the command named by the first word."""
    words = list(sys.argv[1:] if words is None else words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opora.config.settings")
    speak_czech()
    parser = argparse.ArgumentParser(
        prog="opora", description="Opora: záznam práce v sociální službě."
    )
    choices = parser.add_subparsers(dest="command", metavar="command", required=True)
    chosen = next((word for word in words if not word.startswith("-")), None)
    modules: dict[str, CommandModule] = {}
    for name, command in COMMANDS.items():
        branch = choices.add_parser(name, help=command.summary, description=command.summary)
        if name == chosen:
            modules[name] = cast(CommandModule, import_module(command.module))
            modules[name].configure(branch)
    arguments = parser.parse_args(words)
    try:
        code = modules[arguments.command].run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _hushed()
    except (OSError, Unusable) as error:
        return _refused(_sentence(error))
    except Exception as error:
        if not _of_database(error):
            raise
        return _refused(f"Databáze neodpovídá tak, jak má: {str(error).strip() or type(error)}")
    return code


def _refused(sentence: str) -> int:
    print(f"opora: {sentence}", file=sys.stderr)
    return WRONGLY_ASKED


def _sentence(error: OSError | Unusable) -> str:
    if isinstance(error, Unusable) or not error.filename:
        return str(error)
    return f"{error.filename}: {unreadable(error)}. Zkontrolujte cestu a práva k ní."


def _of_database(error: Exception) -> bool:
    """Whether Django's database is what failed; asked without importing Django for it."""
    django = sys.modules.get("django.db")
    return django is not None and isinstance(error, django.Error)


def _hushed() -> int:
    """Whoever read the output has enough of it: nothing more is written, not even at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
