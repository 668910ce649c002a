"""The rows of the table: what a worker does, in Opora and on the minimal page."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from bench.asking import Asks, Shows, Visit

ROWS = {
    "a": "create a client with a case (one request)",
    "b": "record one act and see it (two requests)",
    "c": "search by five letters of a surname",
    "d": "open a case with its last 20 acts",
    "e": "my day",
    "f": "the year's statistic",
    "g": "record a first contact (form, saving, case)",
    "h": "a calendar week with 200 appointments",
}
SERVICE = "dluhova_poradna"
_CASE = re.compile(r"/pripady/\d+/")
# Nothing is written twice, also not by the next process: Opora would ask about it.
_numbers = count(int(time.time() * 100))


@dataclass
class Pages:
    """Makes visits of each row; cases are taken in turn so that every look is a new one."""

    minimal: bool
    cases: list[int]
    surnames: list[str]
    today: date
    week: str
    """A day of the week in which each worker of the sessions has 200 appointments."""

    def __post_init__(self) -> None:
        self._cases, self._surnames = cycle(self.cases), cycle(self.surnames)

    def visits(self, row: str) -> Iterator[Visit]:
        """Endlessly many visits of one row."""
        make: Any = getattr(self, f"_{row}")
        while True:
            yield make()

    def _contact(self, **more: str) -> dict[str, str]:
        number = next(_numbers)
        typed = {
            "given_name": "Jana",
            "family_name": f"Měřená{number}",
            "way": "phone",
            **more,
        }
        if self.minimal:
            return typed | {"service": SERVICE, "on": self.today.isoformat()}
        return typed | {
            "once": str(uuid4()),
            "who": "named",
            "post": f"{SERVICE}:poradna",
            "on": "dnes",
        }

    def _a(self) -> Visit:
        typed = self._contact()
        return lambda browser: _done(browser.send("/kontakt/", typed, _CASE))

    def _g(self) -> Visit:
        typed = self._contact(
            phone="601 000 999", request="Volá poprvé, potřebuje poradit s exekucí."
        )
        form, there = _text('name="family_name"'), _text(typed["family_name"])

        def visit(browser: Asks) -> None:
            browser.get("/kontakt/", form)
            browser.get(browser.send("/kontakt/", typed, _CASE), there)

        return visit

    def _b(self) -> Visit:
        case = next(self._cases)
        note = f"Prošli jsme poštu, dopis {next(_numbers)}."
        typed = {"kind": "counselling", "minutes": "60", "note": note}
        if self.minimal:
            typed |= {"day": self.today.isoformat(), "client_present": "true"}
        else:
            typed |= {"once": str(uuid4()), "day": "dnes", "client_present": "yes"}
        there = _text(note)

        def visit(browser: Asks) -> None:
            browser.get(browser.send(f"/pripady/{case}/ukon/", typed, _CASE), there)

        return visit

    def _c(self) -> Visit:
        typed = {"q" if self.minimal else "words": next(self._surnames)}
        found = self._links(r"/pripady/\d+/")
        return lambda browser: browser.ask("/hledat/", typed, found)

    def _d(self) -> Visit:
        case = next(self._cases)
        acts = self._links(rf"/pripady/{case}/{'ukon' if self.minimal else 'zapis/act'}/\d+/", 20)
        return lambda browser: browser.get(f"/pripady/{case}/", acts)

    def _e(self) -> Visit:
        mine = self._links(r"/pripady/\d+/", 8)
        return lambda browser: browser.get("/", mine)

    def _f(self) -> Visit:
        # Every team has thousands of acts; a month with none of them tells nothing.
        counted = Shows(re.compile(rb"<td[^>]*>\s*[1-9]\d*"), 10)
        return lambda browser: browser.get(f"/prehledy/?service={SERVICE}", counted)

    def _h(self) -> Visit:
        meetings = Shows(re.compile(rb'class="o-cal-one'), 200)
        if self.minimal:
            meetings = self._links(r"/pripady/\d+/", 200)
        return lambda browser: browser.get(f"/kalendar/?den={self.week}", meetings)

    def _links(self, to: str, times: int = 1) -> Shows:
        return Shows(re.compile(f'href="{to}'.encode()), times)


def _text(shown: str) -> Shows:
    return Shows(re.compile(re.escape(shown).encode()))


def _done(_address: str) -> None:
    """Where it leads to was looked at."""
