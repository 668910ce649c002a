"""``-p tests.asked``: whatever asked the database on one engine has to ask it on the other.

Noted is each action that was taken, and each function of the product from which a query went out.
An action that nothing takes fails the run, on either engine. The run on PostgreSQL names what asked
on the encrypted file alone: such a list stays in ``build/`` from each run of the same product.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from tests.settings import ENGINE

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ROOT / "src" / "opora"
KEPT = ROOT / "build"
GO_BETWEEN = frozenset({"access/inserted.py", "access/prepared.py", "access/reading.py"})
"""They ask for others: the one for whom they ask is noted."""

OF_ONE_ENGINE = {
    "config/sqlcipher/base.py:DatabaseWrapper.keep_pages": "pages of the encrypted file are kept",
    "config/sqlcipher/base.py:DatabaseWrapper.count_tables": "the other server counts by itself",
}
"""What asks on the encrypted file alone, and why."""


class Asked:
    """What a process has seen ask."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.taken: set[str] = set()
        self._names: dict[CodeType, str] = {}

    def listen(self) -> None:
        """From now on, on every connection."""
        from django.db.backends.signals import connection_created

        from opora.access import doors

        run = doors._run

        def taken(action: Any, *more: Any) -> Any:
            self.taken.add(action.code)
            return run(action, *more)

        doors._run = taken  # type: ignore[assignment]  # it takes whatever that one takes
        connection_created.connect(self._connected, dispatch_uid="asked")

    def _connected(self, connection: Any, **_more: object) -> None:
        if self.note not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.note)

    def note(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Note the nearest function of the product; the query goes on as it was."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            name = self._name(frame.f_code)
            if name:
                self.places.add(name)
                break
            frame = frame.f_back
        return execute(sql, params, many, context)

    def _name(self, code: CodeType) -> str:
        if code not in self._names:
            file = Path(code.co_filename)
            where = file.relative_to(PRODUCT).as_posix() if file.is_relative_to(PRODUCT) else ""
            ours = where and where not in GO_BETWEEN and "/migrations/" not in where
            self._names[code] = f"{where}:{code.co_qualname}" if ours else ""
        return self._names[code]


def made_of() -> str:
    """A digest of the product: lists of two different ones are not compared."""
    digest = hashlib.sha256()
    for file in sorted(PRODUCT.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def untaken(taken: set[str], actions: set[str]) -> list[str]:
    """Sentences about actions that this run left out."""
    return [f"no test takes the action {one}" for one in sorted(actions - taken)]


def asked_alone(engine: str, places: set[str]) -> list[str]:
    """Sentences about what asked only on the encrypted file; what asked in this run is kept."""
    KEPT.mkdir(exist_ok=True)
    now = {"made_of": made_of(), "places": sorted(places)}
    (KEPT / f"asked-{engine}.json").write_text(json.dumps(now, indent=1))
    whole = KEPT / "asked-sqlcipher.json"
    kept = json.loads(whole.read_text()) if whole.exists() else {}
    if kept.get("made_of") != now["made_of"]:
        return []
    left_out = set(kept["places"]) - places - set(OF_ONE_ENGINE)
    return [f"asked the database on sqlcipher alone: {one}" for one in sorted(left_out)]


ASKED = Asked()
KNOWN: set[str] = set()
FOUND: list[str] = []
TOLD: list[str] = []


def pytest_sessionstart(session: pytest.Session) -> None:
    """Listen in every process that runs tests."""
    ASKED.listen()


def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a process of pytest-xdist has seen."""
    seen = getattr(node, "workeroutput", {}).get("asked", {})
    ASKED.places.update(seen.get("places", ()))
    ASKED.taken.update(seen.get("taken", ()))
    KNOWN.update(seen.get("actions", ()))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Hand over what was seen; the first process compares."""
    from opora.access.doors import ACTIONS

    handed_over: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if handed_over is not None:
        handed_over["asked"] = {
            "places": sorted(ASKED.places),
            "taken": sorted(ASKED.taken),
            "actions": sorted(ACTIONS),
        }
    elif exitstatus == pytest.ExitCode.OK:
        FOUND[:] = untaken(ASKED.taken, KNOWN | set(ACTIONS))
        TOLD[:] = asked_alone(ENGINE, ASKED.places)
        if FOUND:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what is missing."""
    for one in FOUND:
        terminalreporter.write_line(f"MISSING {one}", red=True)
    for one in TOLD:
        terminalreporter.write_line(f"NOTE {one}", yellow=True)
