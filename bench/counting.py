"""How many statements each page sends to the database, beside those that begin and end it.

A process of its own; prints JSON: row -> the most statements of one request. The whole product
runs as it is served, in this process.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.asking import Shows, leading_to

_CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "START")


class Inside:
    """Stands in for a browser and counts."""

    def __init__(self, session: str) -> None:
        from django.conf import settings
        from django.test import Client

        self.client = Client()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session
        self.most = 0
        self.statements: list[str] = []

    @contextmanager
    def _counted(self) -> Iterator[None]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            yield
        sent = [one["sql"] for one in caught.captured_queries]
        real = [one for one in sent if not one.upper().startswith(_CONTROL)]
        if len(real) > self.most:
            self.most, self.statements = len(real), real

    def get(self, path: str, shows: Shows) -> None:
        """Ask for a page that has to show that."""
        with self._counted():
            answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        shows.must_be_in(answer.content, path)

    def send(self, path: str, typed: dict[str, str], leads_to: re.Pattern[str]) -> str:
        """Save what was typed; where the answer leads to, which must match."""
        with self._counted():
            answer = self.client.post(path, typed)
        assert answer.status_code == 302, (path, answer.status_code)
        return leading_to(answer.headers["Location"], path, leads_to)

    def ask(self, path: str, typed: dict[str, str], shows: Shows) -> None:
        """Send words that are no part of an address; the answer has to show that."""
        with self._counted():
            answer = self.client.post(path, typed)
        assert answer.status_code == 200, (path, answer.status_code)
        shows.must_be_in(answer.content, path)


def main(known: dict[str, Any], *, minimal: bool, loud: str = "") -> dict[str, int]:
    """The most statements of one request in every row."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from bench.pages import ROWS, Pages

    settings.ALLOWED_HOSTS = ["testserver"]
    today = timezone.localdate()
    pages = Pages(minimal, known["cases"], known["surnames"], today, known["week"])
    found = {}
    for row in ROWS:
        inside = Inside(known["sessions"][0])
        visits = pages.visits(row)
        next(visits)(inside)  # what a process does once is not a page's
        inside.most = 0
        next(visits)(inside)
        found[row] = inside.most
        if row in loud:
            print(f"== {row}", *inside.statements, sep="\n", file=sys.stderr)
    return found


if __name__ == "__main__":
    asked = json.loads(sys.stdin.readline())
    print(json.dumps(main(asked, minimal=sys.argv[1] == "minimal", loud="".join(sys.argv[2:]))))
