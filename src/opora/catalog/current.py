"""The catalog of this process, loaded once; definitions swapped in for tests."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opora.catalog.service import Catalog

_lock = threading.RLock()
_loaded: Catalog | None = None
_swapped: Catalog | None = None


def folder() -> Path:
    """Where the definitions lie: OPORA_SERVICES, else ``services/`` beside ``src/``."""
    named = os.environ.get("OPORA_SERVICES")
    beside = Path(__file__).resolve().parents[3] / "services"
    return Path(named) if named else beside


def current() -> Catalog:
    """The catalog that this process works by. Raises CatalogError."""
    global _loaded  # noqa: PLW0603  # the one place that keeps it
    if _swapped is not None:
        return _swapped
    if _loaded is None:
        with _lock:
            if _loaded is None:
                # What reads and checks definitions takes a quarter of all that a start loads.
                from opora.catalog.load import load

                _loaded = load(folder())
    return _loaded


@contextmanager
def swapped(catalog: Catalog) -> Iterator[Catalog]:
    """All threads of this process work by another catalog for a while (tests only)."""
    global _swapped  # noqa: PLW0603  one for the process
    with _lock:
        before, _swapped = _swapped, catalog
        try:
            yield catalog
        finally:
            _swapped = before


@contextmanager
def without(rule_id: str) -> Iterator[Catalog]:
    """A rule and its parts are taken out for a while (mutation tests)."""
    with swapped(current().without(rule_id)) as catalog:
        yield catalog
