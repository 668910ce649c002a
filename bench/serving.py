"""Servers under measure: started as in production, watched, and ended by their own id."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60


@dataclass
class Server:
    """A running server and how long it took to answer first."""

    process: subprocess.Popen[bytes]
    port: int
    first_answer: float

    def memory(self) -> float:
        """Megabytes of all its processes, shared pages divided among them."""
        pids = [self.process.pid, *_children(self.process.pid)]
        return sum(_proportional(pid) for pid in pids) / 1024

    def stop(self) -> None:
        """Ends this process and those it started."""
        pids = [self.process.pid, *_children(self.process.pid)]
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            for pid in pids:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            self.process.wait(15)


def start(
    words: Sequence[str], port: int, environ: Mapping[str, str], path: str, log: Path
) -> Server:
    """Starts ``python words`` and waits for the first answer from ``path``."""
    with log.open("ab") as said:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, *words], env=dict(environ), stdout=said, stderr=said
        )
    while time.monotonic() - began < PATIENCE:
        if process.poll() is not None:
            break
        try:
            connection = HTTPConnection(HOST, port, timeout=PATIENCE)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.01)
            continue
        return Server(process, port, time.monotonic() - began)
    process.kill()
    raise RuntimeError(f"the server did not start; see {log}")


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children(int(child))]
    return found


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((float(line.split()[1]) for line in lines if line.startswith("Pss:")), 0.0)
