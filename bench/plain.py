"""The same in plain SQL on the minimal page's tables; a process of its own.

Reads a row and a number of times from each line of its input, prints the seconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import cycle
from typing import Any

NEW_PERSON = (
    "INSERT INTO minimal_person (given_name, family_name, folded, sort_name, phone)"
    " VALUES ('Jana', 'Měřená', 'merena', 'merena', '') RETURNING id"
)
NEW_CASE = (
    "INSERT INTO minimal_case (person_id, service, worker_id, stage, opened_on)"
    " VALUES (%s, 'dluhova_poradna', %s, 'applicant', %s) RETURNING id"
)
NEW_CONTACT = (
    'INSERT INTO minimal_contact (case_id, way, request, "on")'
    " VALUES (%s, 'phone', 'Volá poprvé.', %s)"
)
NEW_ACT = (
    "INSERT INTO minimal_act (case_id, service, kind, day, minutes, note, worker_id)"
    " VALUES (%s, 'dluhova_poradna', 'counselling', %s, 60, 'Prošli jsme poštu.', %s)"
)
NEW_LOOK = "INSERT INTO minimal_look (case_id, user_id, at) VALUES (%s, %s, %s)"
ONE_CASE = (
    "SELECT c.id, c.service, c.stage, c.opened_on, p.given_name, p.family_name, p.phone"
    " FROM minimal_case c JOIN minimal_person p ON p.id = c.person_id WHERE c.id = %s"
)
LAST_ACTS = (
    "SELECT day, kind, minutes, note FROM minimal_act WHERE case_id = %s"
    " ORDER BY day DESC, id DESC LIMIT 20"
)
FOUND = (
    "SELECT c.id, p.given_name, p.family_name FROM minimal_person p"
    " JOIN minimal_case c ON c.person_id = p.id WHERE p.folded >= %s AND p.folded < %s"
    " ORDER BY p.sort_name LIMIT 30"
)
MINE = (
    "SELECT c.id, p.given_name, p.family_name, c.stage FROM minimal_case c"
    " JOIN minimal_person p ON p.id = c.person_id WHERE c.worker_id = %s"
    " AND c.stage IN ('applicant', 'waiting', 'accepted', 'client') ORDER BY p.sort_name LIMIT 300"
)
YEAR = (
    "SELECT kind, {month} AS month, count(*), count(DISTINCT case_id) FROM minimal_act"
    " WHERE service = 'dluhova_poradna' AND day BETWEEN %s AND %s GROUP BY kind, {month}"
)
MONTH = {"sqlite": "strftime('%%m', day)", "postgresql": "extract(month FROM day)"}


class Plain:
    """One connection and the rows of the table as statements."""

    def __init__(self, connection: Any, known: dict[str, Any]) -> None:
        self.connection = connection
        self.cases = cycle(known["cases"])
        self.surnames = cycle(known["surnames"])
        self.worker = known["users"][0]
        self.today = date.fromisoformat(known["today"])

    def a(self) -> None:
        """A person, a case, a contact."""
        from django.db import transaction

        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute(NEW_PERSON)
            cursor.execute(NEW_CASE, [cursor.fetchone()[0], self.worker, self.today])
            case = cursor.fetchone()[0]
            cursor.execute(NEW_CONTACT, [case, self.today])
        self.case = case

    def g(self) -> None:
        """The same, and the case is read."""
        self.a()
        self._read(self.case)

    def b(self) -> None:
        """An act, and the case is read."""
        case = next(self.cases)
        with self.connection.cursor() as cursor:
            cursor.execute(NEW_ACT, [case, self.today, self.worker])
        self._read(case)

    def c(self) -> None:
        """The beginning of a surname."""
        words = next(self.surnames)
        self._all(FOUND, [words, words + "\U0010ffff"])

    def d(self) -> None:
        """A look, and the case is read."""
        case = next(self.cases)
        with self.connection.cursor() as cursor:
            cursor.execute(NEW_LOOK, [case, self.worker, datetime.now(UTC)])
        self._read(case)

    def e(self) -> None:
        """The worker's cases."""
        self._all(MINE, [self.worker])

    def f(self) -> None:
        """Counts of the year."""
        month = MONTH[self.connection.vendor]
        year = self.today.year
        self._all(YEAR.format(month=month), [date(year, 1, 1), date(year, 12, 31)])

    def _read(self, case: int) -> None:
        self._all(ONE_CASE, [case])
        self._all(LAST_ACTS, [case])

    def _all(self, statement: str, values: list[Any]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.fetchall()


def main() -> None:
    """Measure what each line asks for."""
    import django

    django.setup()
    from django.db import connection

    plain = Plain(connection, json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        row, times = line.split()
        run: Callable[[], None] = getattr(plain, row)
        seconds = []
        for _ in range(int(times)):
            began = time.perf_counter()
            run()
            seconds.append(time.perf_counter() - began)
        print(json.dumps(seconds), flush=True)


if __name__ == "__main__":
    main()
