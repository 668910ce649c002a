"""Requests as a browser of a signed-in worker sends them, over one kept connection."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Protocol
from urllib.parse import urlencode

SECRET = "bench" * 6 + "ab"  # of the right length; a browser gets its own from the first page


class Unexpected(Exception):
    """An answer that no page should give."""


Shows = re.Pattern[bytes] | None


class Asks(Protocol):
    """What a visit does with a browser, or with what stands in for one."""

    def get(self, path: str) -> bytes:
        """The page."""

    def post(
        self, path: str, typed: dict[str, str], *, moved: bool = True, shows: Shows = None
    ) -> str:
        """Where the answer leads to; ``moved``: it has to lead on; ``shows``: what must be there.

        A search that asks nothing is quick.
        """


@dataclass
class Browser:
    """One worker's browser."""

    host: str
    port: int
    session: str
    connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection(self.host, self.port, timeout=60)

    def renew(self) -> None:
        """A server closes what was not used for a while: the other sides may take long."""
        self.connection.close()
        self.connection.connect()

    def get(self, path: str) -> bytes:
        """The page."""
        return self._ask("GET", path, None, 200)[1]

    def post(
        self, path: str, typed: dict[str, str], *, moved: bool = True, shows: Shows = None
    ) -> str:
        """Where the answer leads to, which must be as it is said."""
        body = urlencode({"csrfmiddlewaretoken": SECRET, **typed})
        leads_to, page = self._ask("POST", path, body, 302 if moved else 200)
        if shows is not None and not shows.search(page):
            raise Unexpected(f"POST {path}: the answer does not show {shows.pattern!r}")
        return leads_to

    def _ask(self, method: str, path: str, body: str | None, wanted: int) -> tuple[str, bytes]:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={SECRET}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        if answer.status != wanted:
            raise Unexpected(f"{method} {path}: {answer.status}")
        return answer.headers.get("Location", "").partition("#")[0], page


Visit = Callable[[Asks], None]


def timed(visits: Iterator[Visit], browsers: list[Browser], times: int) -> list[float]:
    """Seconds of ``times`` visits, spread over the browsers, all at once."""
    seconds: list[float] = []
    wrong: list[Exception] = []
    lock = threading.Lock()
    chosen = [next(visits) for _ in range(times)]
    for browser in browsers:
        browser.renew()

    def work(browser: Browser) -> None:
        while not wrong:
            with lock:
                if not chosen:
                    return
                visit = chosen.pop()
            began = time.perf_counter()
            try:
                visit(browser)
            except (Unexpected, OSError) as error:
                wrong.append(error)
                return
            seconds.append(time.perf_counter() - began)

    threads = [threading.Thread(target=work, args=(one,)) for one in browsers]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if wrong:
        raise wrong[0]
    return seconds
