"""One run: both servers and plain SQL in turn, so that all three meet the same weather."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench import serving
from bench.asking import Browser, timed
from bench.pages import ROWS, Pages

TIMES = {1: 40, 8: 80}
ROUNDS = 4
AT_DESK = 8
"""Workers who go about their cases; the others of the run take the calls."""
OPENING = ("a", "g")
SIDES = ("opora", "minimal", "sql")


@dataclass
class Times:
    """Seconds of one row on one side."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Half are quicker."""
        return statistics.median(self.seconds)

    @property
    def slowest(self) -> float:
        """One of twenty is slower."""
        return statistics.quantiles(self.seconds, n=20)[-1]


@dataclass
class Run:
    """All that was measured on one engine with one number of clients."""

    engine: str
    clients: int
    times: dict[tuple[str, int, str], Times] = field(default_factory=dict)
    queries: dict[str, dict[str, int]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    start: dict[str, float] = field(default_factory=dict)


def environ(data: Path, databases: Mapping[str, str]) -> dict[str, str]:
    """What the processes of one run are told."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "opora.config.settings", "OPORA_DATA": str(data)}
    return {**kept, **settings, **databases}


def asked(words: list[str], env: Mapping[str, str], said: str = "") -> Any:
    """What a process of ours prints last, read as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        env=dict(env),
        input=said,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def run(engine: str, clients: int, acts: int, data: Path, databases: Mapping[str, str]) -> Run:
    """Fill, count, start, measure, stop."""
    ours = environ(data, databases)
    theirs = {**ours, "DJANGO_SETTINGS_MODULE": "bench.minimal.settings"}
    measured = Run(engine, clients)
    known = asked(["bench.data", str(clients), str(acts)], ours)
    filled = asked(["bench.minimal.fill"], theirs)
    known["today"] = datetime.now().astimezone().date().isoformat()
    both = {"opora": known, "minimal": {**known, "sessions": filled["sessions"]}}
    for side, env in (("opora", ours), ("minimal", theirs)):
        measured.queries[side] = asked(["bench.counting", side], env, json.dumps(both[side]))
    with _servers(ours, theirs, data, measured) as servers, _plain(theirs, known) as plain:
        for workers in TIMES:
            for row in ROWS:
                _row(measured, row, workers, servers, both, plain)
        for side, server in servers.items():
            measured.memory[side] = server.memory()
    return measured


@contextmanager
def _servers(
    ours: Mapping[str, str], theirs: Mapping[str, str], data: Path, measured: Run
) -> Iterator[dict[str, serving.Server]]:
    count = str(min(os.cpu_count() or 1, 4))
    words = {
        "opora": (
            [
                "-c",
                "from opora.config.cli import main; main()",
                "serve",
                "--port",
                "8731",
                "--workers",
                count,
            ],
            ours,
        ),
        "minimal": (["-m", "bench.minimal.serve", "8732", count], theirs),
    }
    running: dict[str, serving.Server] = {}
    try:
        for port, (side, (said, env)) in zip((8731, 8732), words.items(), strict=True):
            path = "/prihlaseni/" if side == "opora" else "/"
            running[side] = serving.start(said, port, env, path, data / f"{side}.log")
            measured.start[side] = running[side].first_answer
        yield running
    finally:
        for server in running.values():
            server.stop()


@contextmanager
def _plain(env: Mapping[str, str], known: Mapping[str, Any]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.plain"],
        env=dict(env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(known) + "\n")
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(30)


def _row(
    measured: Run,
    row: str,
    workers: int,
    servers: Mapping[str, serving.Server],
    both: Mapping[str, Any],
    plain: subprocess.Popen[str],
) -> None:
    share = TIMES[workers] // ROUNDS
    visits, browsers = {}, {}
    for side, server in servers.items():
        known = both[side]
        today = date.fromisoformat(known["today"])
        pages = Pages(side == "minimal", known["cases"], known["surnames"], today, known["week"])
        visits[side] = pages.visits(row)
        # Whose day is looked at takes no first contacts: it would grow while it is measured.
        all_of_us = known["sessions"]
        desks = (all_of_us[AT_DESK:] if row in OPENING else ()) or all_of_us[:AT_DESK]
        sessions = [desks[n % len(desks)] for n in range(workers)]
        browsers[side] = [Browser(serving.HOST, server.port, one) for one in sessions]
        timed(visits[side], browsers[side], 2 * workers)  # warm
    for _ in range(ROUNDS):
        for side in servers:
            found = timed(visits[side], browsers[side], share)
            measured.times.setdefault((row, workers, side), Times()).seconds += found
        if workers == 1:
            assert plain.stdin is not None
            assert plain.stdout is not None
            plain.stdin.write(f"{row} {share}\n")
            plain.stdin.flush()
            found = json.loads(plain.stdout.readline())
            measured.times.setdefault((row, 1, "sql"), Times()).seconds += found
