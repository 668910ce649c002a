"""Requests as a browser of a signed-in worker sends them, over one kept connection."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import NamedTuple, Protocol
from urllib.parse import urlencode

SECRET = "bench" * 6 + "ab"  # of the right length; a browser gets its own from the first page


class Unexpected(Exception):
    """An answer that no page should give."""


class Shows(NamedTuple):
    """What a page must hold, and how often: a page that shows nothing is quick."""

    what: re.Pattern[bytes]
    times: int = 1

    def must_be_in(self, page: bytes, path: str) -> None:
        """Unexpected, when the page does not show it."""
        there = len(self.what.findall(page))
        if there < self.times:
            wanted = f"{self.what.pattern!r} {self.times} times"
            raise Unexpected(f"{path}: wanted {wanted}, shown {there} times")


def leading_to(address: str, path: str, where: re.Pattern[str]) -> str:
    """The address without its place on the page; Unexpected, when it leads elsewhere."""
    reached = address.partition("#")[0]
    if not where.fullmatch(reached):
        raise Unexpected(f"{path}: leads to {reached!r}, not to {where.pattern!r}")
    return reached


class Asks(Protocol):
    """What a visit does with a browser, or with what stands in for one."""

    def get(self, path: str, shows: Shows) -> None:
        """Ask for a page that has to show that."""

    def send(self, path: str, typed: dict[str, str], leads_to: re.Pattern[str]) -> str:
        """Save what was typed; where the answer leads to, which must match."""

    def ask(self, path: str, typed: dict[str, str], shows: Shows) -> None:
        """Send words that are no part of an address; the answer has to show that."""


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

    def get(self, path: str, shows: Shows) -> None:
        """Ask for a page that has to show that."""
        shows.must_be_in(self._ask("GET", path, None, 200)[1], path)

    def send(self, path: str, typed: dict[str, str], leads_to: re.Pattern[str]) -> str:
        """Save what was typed; where the answer leads to, which must match."""
        address, _page = self._ask("POST", path, _typed(typed), 302)
        return leading_to(address, path, leads_to)

    def ask(self, path: str, typed: dict[str, str], shows: Shows) -> None:
        """Send words that are no part of an address; the answer has to show that."""
        shows.must_be_in(self._ask("POST", path, _typed(typed), 200)[1], path)

    def _ask(self, method: str, path: str, body: str | None, wanted: int) -> tuple[str, bytes]:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={SECRET}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        if answer.status != wanted:
            raise Unexpected(f"{method} {path}: {answer.status}")
        return answer.headers.get("Location", ""), page


def _typed(typed: dict[str, str]) -> str:
    return urlencode({"csrfmiddlewaretoken": SECRET, **typed})


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
