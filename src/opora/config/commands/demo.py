"""``opora demo``: any number of invented clients beside those that the demo tells of."""

import argparse
import sys
import time

HALF = 0.5  # of the memory: each client looks for others of the same name, code and hour in all


def count(text: str) -> int:
    """Read how many: one or more."""
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("napište číslo od 1 do milionu")
    return int(text)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--clients", type=count, default=1000, help="kolik (%(default)s)")
    parser.add_argument(
        "--acts", type=count, default=20, help="úkonů u každého klienta (%(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="jiné číslo vymyslí jiné klienty (jinak podle hodin)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the clients by actions; tell how far it is and how long a thousand takes."""
    import django

    django.setup()
    from django.db import connections
    from django.utils import timezone

    from opora.config.commands.init import load_demo
    from opora.config.commands.migrate import bring_up_to_date
    from opora.config.sqlcipher.base import DatabaseWrapper
    from opora.demo.many import NoCast, make

    bring_up_to_date()
    load_demo()
    database = connections["default"]
    if isinstance(database, DatabaseWrapper):
        database.keep_pages(HALF)
    seed = arguments.seed or time.time_ns()
    began = time.monotonic()
    try:
        for done in make(arguments.clients, arguments.acts, timezone.localdate(), seed=seed):
            _tell_progress(done, arguments.clients, time.monotonic() - began)
    except NoCast:
        print("V této databázi je skutečná organizace, vymyšlení klienti do ní nepatří.")
        return 1
    if isinstance(database, DatabaseWrapper):
        database.count_tables()
    print()
    return 0


def _tell_progress(done: int, of: int, seconds: float) -> None:
    thousand = 1000 * seconds / done
    end = "\r" if sys.stdout.isatty() and done < of else "\n"
    if sys.stdout.isatty() or done == of or done % 1000 == 0:
        print(f"{done} klientů z {of}, {thousand:.0f} s na tisíc", end=end, flush=True)
