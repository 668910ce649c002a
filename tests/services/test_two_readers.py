"""Both readers of YAML see the same in the definitions of the five services.

``tests/catalog`` compares them on what is odd or broken; to read all definitions slowly takes
longer than all tests of the core.
"""

from pathlib import Path

import pytest

import opora
from tests.catalog.both_readers import both_seen

SERVICES = Path(__file__).parents[2] / "services"
OWN = Path(opora.__file__).parent
FILES = sorted(one for folder in (SERVICES, OWN) for one in folder.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_seen_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, explained = both_seen(file.read_text(encoding="utf-8"), monkeypatch)
    assert fast == explained


def test_there_are_files() -> None:
    assert len(FILES) > 90
