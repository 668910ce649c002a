"""``opora serve``: serves the screens."""

import argparse
import os
import signal
from contextlib import nullcontext

from opora.config.commands import documents_key
from opora.config.commands.demo import count

WORKERS = min(os.cpu_count() or 1, 4)
ENDS = {signal.SIGINT, signal.SIGTERM}
PATIENCE = 10
"""Seconds for an answer that is being made when the server is to end."""


def port(text: str) -> int:
    """Read the number of a port."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("napište číslo od 1 do 65535")
    return int(text)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="adresa, na které poslouchá (%(default)s)"
    )
    parser.add_argument(
        "--port", type=port, default=8000, help="port, na kterém poslouchá (%(default)s)"
    )
    parser.add_argument(
        "--workers", type=count, default=WORKERS, help="kolik procesů odpovídá (%(default)s)"
    )
    parser.add_argument(
        "--demo", action="store_true", help="databázi, ve které ještě nikdo není, naplní ukázkou"
    )
    parser.add_argument("--no-jobs", action="store_true", help="práci na pozadí dělá jiný počítač")
    parser.add_argument(
        documents_key.FLAG,
        action="store_true",
        help="klíč dokumentů je ztracený: založí nový, dřív uložené dokumenty otevřít nepůjdou",
    )


def run(arguments: argparse.Namespace) -> int:
    """Bring the database up to date, say where Opora answers, and serve until interrupted."""
    import django

    django.setup()
    from django.db import connections

    from opora.config.commands.init import demo_logins, load_demo
    from opora.config.commands.migrate import bring_up_to_date
    from opora.reminders.jobs.watch import worker_beside

    bring_up_to_date()
    told = documents_key.prepare(another=arguments.new_documents_key)
    if arguments.demo:
        load_demo()
    expect_all_services()
    print(f"Opora: http://{arguments.host}:{arguments.port}/", flush=True)
    for name, password, who in demo_logins():
        print(f"  {name}  {password}  {who}", flush=True)
    for sentence in told:
        print(sentence, flush=True)
    _load_once()
    connections.close_all()
    with nullcontext() if arguments.no_jobs else worker_beside():
        serve(arguments.host, arguments.port, arguments.workers)
    return 0


def expect_all_services() -> None:
    """Raises Unusable where people work in a service that is described here no more.

    Every page of theirs would ask its definition; told now, it is mended before anybody signs in.
    """
    from opora.access.queries import services_worked_in
    from opora.catalog.current import folder
    from opora.config.environment import Unusable

    lacking = sorted(one for one in services_worked_in() if not (folder() / one).is_dir())
    if lacking:
        raise Unusable(
            "v těchto datech se pracuje ve službách, které tu nejsou popsané:"
            f" {', '.join(lacking)}. Vraťte jejich složky do {folder()}, nebo zvolte jinou složku"
            " služeb (OPORA_SERVICES) nebo dat (make run DATA=jina-slozka)"
        )


def _load_once() -> None:
    """Load the addresses and all views before the processes part: they share them.

    The rules are left to the first page that asks them: nobody waits for them at the sign-in.
    """
    import gc

    from django.urls import get_resolver

    _ = get_resolver().reverse_dict  # reads the addresses, and with them all views
    gc.collect()
    gc.freeze()


def serve(
    host: str, port: int, workers: int, application: str = "opora.config.wsgi:application"
) -> None:
    """Run the web server in the foreground."""
    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, ENDS),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS),
        after_in_child=_hear_only_the_parent,
    )
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,  # more only wait for each other and make the slowest answers slower
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        log_access=False,  # it would write whole addresses
        workers_kill_timeout=PATIENCE,
    ).serve()


def _hear_only_the_parent() -> None:
    """Ctrl-C in a terminal reaches every process at once; who is to end, this one's parent says.

    A process that ends by itself is taken for a fallen one and replaced. Until this one answers it
    has no way of its own to end; its parent's would only note it down.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
