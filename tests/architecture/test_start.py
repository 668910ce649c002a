"""What a start does not load: whoever waits for the sign-in waits for all that is loaded before."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().reverse_dict
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
ONLY_FOR_SOME_PAGES = {
    "pydantic": "the definitions are checked when the first page asks the rules",
    "ruamel": "the definitions are read when the first page asks the rules",
    "icalendar": "a feed is written where somebody asks for one",
    "typst": "a paper is set where somebody prints",
    "pikepdf": "a scan is looked into where somebody attaches one",
}


def test_a_start_loads_nothing_that_only_some_pages_need(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "opora.config.settings", "OPORA_DATA": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", START],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "opora" in loaded
    assert loaded & set(ONLY_FOR_SOME_PAGES) == set()
