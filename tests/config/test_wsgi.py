"""A process that answers pages reads the rules by itself, soon after it has started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from opora.catalog import folder

STARTED = """
import sys
import threading
from opora.config import wsgi
for one in threading.enumerate():
    if isinstance(one, threading.Timer):
        one.join()
from opora.catalog import current
print(sys.modules[current.__module__]._loaded is not None)
"""


def started(data: Path, services: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STARTED],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "opora.config.settings",
            "OPORA_DATA": str(data),
            "OPORA_SERVICES": str(services),
        },
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize("there", [True, False])
def test_rules_are_read_where_they_can_be(there: bool, tmp_path: Path) -> None:
    told = started(tmp_path, folder() if there else tmp_path / "nowhere")
    assert (told.stdout, told.stderr) == (f"{there}\n", "")
