"""Starting the worker beside the server, and starting it again when it ends."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

log = structlog.get_logger("opora.jobs")
AGAIN = 5.0
"""Seconds until an ended worker is started again."""
FIRST = 3.0
"""Seconds that the server has for itself when it starts: somebody waits for its first page."""
PATIENCE = 10.0
COMMAND = ("-c", "from opora.config.cli import main; raise SystemExit(main(['work']))")


@contextmanager
def worker_beside() -> Iterator[None]:
    """The worker runs while the block does."""
    stopping = threading.Event()
    watcher = threading.Thread(target=_watch, args=(stopping,), name="jobs", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stopping.set()
        watcher.join(PATIENCE + AGAIN)


def _watch(stopping: threading.Event) -> None:
    stopping.wait(FIRST)
    while not stopping.is_set():
        # In a group of its own: Ctrl-C in the terminal is not for it, it is ended from here.
        worker = subprocess.Popen(  # noqa: S603  no shell; this programme, and no word from outside
            [sys.executable, *COMMAND], process_group=0
        )
        while worker.poll() is None and not stopping.wait(0.5):
            pass
        if stopping.is_set():
            _end(worker)
            return
        log.error("jobs ended", code=worker.returncode)
        stopping.wait(AGAIN)


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
