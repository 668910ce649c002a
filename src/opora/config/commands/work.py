"""``opora work``: does the jobs; ``opora serve`` starts it by itself."""

import argparse
import signal
from types import FrameType


def seconds(text: str) -> float:
    """Read how often to look."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0.05 <= found <= 3600:
        raise argparse.ArgumentTypeError("napište počet sekund od 0.05 do 3600")
    return found


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--every", type=seconds, default=15.0, help="po kolika sekundách se dívá (%(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Work until asked to stop."""
    import django

    django.setup()
    from django.conf import settings

    from opora.reminders.jobs.worker import work

    asked = []

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.append(True)
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        work(settings.DATA, arguments.every, lambda: not asked, _count_tables)
    except KeyboardInterrupt:
        return 0
    return 0


def _count_tables() -> None:
    from django.db import connections

    from opora.config.sqlcipher.base import DatabaseWrapper

    database = connections["default"]
    if isinstance(database, DatabaseWrapper):
        database.count_tables()
