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


def service_folders(root: Path) -> list[Path]:
    """The folders of the services; what begins with a dot or a line below is none."""
    return sorted(one for one in root.glob("*") if one.is_dir() and one.name[0] not in "._")


def services_there() -> frozenset[str]:
    """The services by name. Definitions that nobody has read yet are not read for it."""
    known = _swapped or _loaded
    if known is not None:
        return frozenset(known.services)
    return frozenset(one.name for one in service_folders(folder()))


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
