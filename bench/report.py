"""Writes docs/performance.md: ratios first, then what they were measured on."""

import itertools
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.measure import ROUNDS, TIMES, Run
from bench.pages import ROWS

HEAD = """# How fast Opora is

Written by `make bench` (`python -m bench --help`). Times differ from machine to machine, ratios
hardly do, so ratios stand first. Each row is measured in Opora, on a minimal Django page that does
the same with no rights, rules or record of events, and in plain SQL on the same data. The three
take turns within one run. Opora is served by granian as in production; the requests come from
another process over loopback, signed in. *8 at once* are eight workers who send one request after
another.

The minimal page (`bench/minimal`) is what an ordinary Django project would have: the same things
are typed into a form that checks them, kept in tables with the same links, and shown again on the
case in the same Czech words: people, contacts, agreement, plan, meetings and the last 20 acts with
who was there. It has no history, no decision, no chain of events, no guard against a second
sending and no sight; (d) commits one row for the look. Until November 2026 it took what was posted
unchecked and showed the names of its columns; against that poorer page the same rows of Opora
stood at 3.7 to 6 in (a), (b), (d) and (g). (e) lists the same things that are due, worked out from
days in its tables with a few ifs, with the same buttons, today's meetings and eight of the cases.
Until 22 November 2026 it only listed the cases; to that list my day stood at 4, and stands at 2.8
now that verdicts are recalled (processor time in one process, 10,000 clients, SQLCipher).
(c) has to show a case since 23 November 2026. For a while before, Opora's search was sent its words
under another name and found nothing, so its row (0.4 to 1.5) meant nothing.

(f) counts the different clients of the whole year, too, on all three sides since 23 November 2026
(of each kind, of each month and in all).

The data: one team of {team} clients is made by the actions themselves, each with the acts the run
was asked for; the next teams are copies of every row that this wrote, under new ids and names,
with the chain of events forged anew (`bench/clone.py`; `opora audit verify` passes). The 200
appointments of (h) are planned by actions too, with ten clients of one worker of each team; the
rows about a case are measured on other clients.

Aim: at most twice the minimal page, at most 15 queries a page, 10,000 clients at most a fifth
slower than 1,000 ((f) aside), the first answer within 2 seconds. **Bold** is over the aim.
"""

AIM, QUERIES, GROWTH, START = 2.0, 15, 1.2, 2.0


def write(runs: Sequence[Run], file: Path, acts: int) -> None:
    """The whole page."""
    parts = [HEAD.format(team=100)]
    for run in runs:
        parts.append(f"## {run.engine}, {run.clients:,} clients of {acts} acts\n")
        parts.append(_table(run))
        parts.append(_beside(run))
    parts.append(_growth(runs))
    times = ", ".join(f"{n * 1} visits of each row with {w} at once" for w, n in TIMES.items())
    parts.append(
        f"## Measured on\n\n{os.cpu_count()} processors, {platform.system()}, Python"
        f" {platform.python_version()}; {times}, in {ROUNDS} turns.\n"
    )
    file.write_text("\n".join(parts), encoding="utf-8")


def _table(run: Run) -> str:
    lines = [
        (
            "| row | to minimal, median | p95 | 8 at once, median | p95 | to plain SQL |"
            " queries | minimal's | median, ms |"
        ),
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row, what in ROWS.items():
        ours, theirs, plain = (run.times[row, 1, side] for side in ("opora", "minimal", "sql"))
        many, theirs_many = (run.times[row, 8, side] for side in ("opora", "minimal"))
        ratios = (
            ours.median / theirs.median,
            ours.slowest / theirs.slowest,
            many.median / theirs_many.median,
            many.slowest / theirs_many.slowest,
        )
        shown = " | ".join(_over(one, AIM, f"{one:.1f}") for one in ratios)
        queries = run.queries["opora"][row]
        lines.append(
            f"| ({row}) {what} | {shown} | {ours.median / plain.median:.0f} |"
            f" {_over(queries, QUERIES, str(queries))} | {run.queries['minimal'][row]} |"
            f" {1000 * ours.median:.0f} |"
        )
    return "\n".join(lines) + "\n"


def _beside(run: Run) -> str:
    start, memory = run.start, run.memory
    first = _over(start["opora"], START, f"{start['opora']:.1f} s")
    return (
        f"First answer after {first} ({start['opora'] / start['minimal']:.1f} times the minimal"
        f" page); memory {memory['opora'] / memory['minimal']:.1f} times the minimal page's"
        f" ({memory['opora']:.0f} MB in all processes).\n"
    )


def _growth(runs: Sequence[Run]) -> str:
    lines = []
    for engine in dict.fromkeys(run.engine for run in runs):
        own = sorted((run for run in runs if run.engine == engine), key=lambda run: run.clients)
        for small, large in itertools.pairwise(own):
            lines.append(_grown(small, large))
    return "## What grows with the data\n\n" + "\n".join(lines) + "\n" if lines else ""


def _grown(small: Run, large: Run) -> str:
    found = []
    for row in ROWS:
        ratio = large.times[row, 1, "opora"].median / small.times[row, 1, "opora"].median
        theirs = large.times[row, 1, "minimal"].median / small.times[row, 1, "minimal"].median
        shown = f"{ratio:.2f}" if row == "f" else _over(ratio, GROWTH, f"{ratio:.2f}")
        found.append(f"({row}) {shown} (minimal {theirs:.2f})")
    more = [row for row in ROWS if large.queries["opora"][row] > small.queries["opora"][row]]
    return (
        f"{small.engine}, {large.clients:,} against {small.clients:,} clients, medians:"
        f" {', '.join(found)}. Queries that grow: {', '.join(more) or 'none'}.\n"
    )


def _over(value: float, aim: float, shown: str) -> str:
    return f"**{shown}**" if value > aim else shown
