"""The same in plain SQL on the minimal page's tables; a process of its own.

Reads a row and a number of times from each line of its input, prints the seconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any

NEW_PERSON = (
    "INSERT INTO minimal_person (given_name, family_name, folded, sort_name, phone, email)"
    " VALUES ('Jana', 'Měřená', 'merena', 'merena', '', '') RETURNING id"
)
NEW_CASE = (
    "INSERT INTO minimal_case (title, service, worker_id, stage, opened_on)"
    " VALUES ('Jana Měřená', 'dluhova_poradna', %s, 'applicant', %s) RETURNING id"
)
NEW_IN_CASE = "INSERT INTO minimal_case_people (case_id, person_id) VALUES (%s, %s)"
NEW_CONTACT = (
    'INSERT INTO minimal_contact (case_id, "on", way, request, "when", message, caller_name,'
    " next_step) VALUES (%s, %s, 'phone', 'Volá poprvé.', '', '', '', '')"
)
NEW_ACT = (
    "INSERT INTO minimal_act (case_id, service, kind, day, minutes, note, worker_id)"
    " VALUES (%s, 'dluhova_poradna', 'counselling', %s, 60, 'Prošli jsme poštu.', %s) RETURNING id"
)
NEW_IN_ACT = (
    "INSERT INTO minimal_act_people (act_id, person_id)"
    " SELECT %s, person_id FROM minimal_case_people WHERE case_id = %s"
)
NEW_LOOK = "INSERT INTO minimal_look (case_id, user_id, at) VALUES (%s, %s, %s)"
ONE_CASE = (
    "SELECT c.id, c.title, c.service, c.stage, c.since, u.last_name FROM minimal_case c"
    " JOIN auth_user u ON u.id = c.worker_id WHERE c.id = %s"
)
PEOPLE = (
    "SELECT p.given_name, p.family_name, p.born_on, p.phone, p.email FROM minimal_person p"
    " JOIN minimal_case_people i ON i.person_id = p.id WHERE i.case_id = %s"
)
LAST_ACTS = (
    "SELECT a.id, day, at, kind, minutes, client_present, note, u.last_name FROM minimal_act a"
    " JOIN auth_user u ON u.id = a.worker_id WHERE case_id = %s"
    " ORDER BY day DESC, a.id DESC LIMIT 20"
)
WITH = (
    "SELECT i.act_id, p.given_name FROM minimal_act_people i JOIN minimal_person p"
    " ON p.id = i.person_id WHERE i.act_id IN"
    " (SELECT id FROM minimal_act WHERE case_id = %s ORDER BY day DESC, id DESC LIMIT 20)"
)
NEXT = "SELECT * FROM minimal_meeting WHERE case_id = %s ORDER BY starts_at LIMIT 5"
BESIDE = tuple(
    f"SELECT * FROM minimal_{table} WHERE case_id = %s"
    for table in ("contact", "agreement", "informed", "goal")
)
FOUND = (
    "SELECT c.id, c.title, c.service, c.stage FROM minimal_person p"
    " JOIN minimal_case_people i ON i.person_id = p.id JOIN minimal_case c ON c.id = i.case_id"
    " WHERE p.folded >= %s AND p.folded < %s ORDER BY p.sort_name LIMIT 30"
)
MINE = (
    "SELECT id, title, stage FROM minimal_case WHERE worker_id = %s"
    " AND stage IN ('applicant', 'waiting', 'accepted', 'client') ORDER BY title LIMIT 300"
)
MY_CASES = (
    "(SELECT id FROM minimal_case WHERE worker_id = %s"
    " AND stage IN ('applicant', 'waiting', 'accepted', 'client'))"
)
OF_MINE = (
    f"SELECT case_id, max(day) FROM minimal_act WHERE case_id IN {MY_CASES} GROUP BY case_id",
    f'SELECT case_id, max("on") FROM minimal_contact WHERE case_id IN {MY_CASES} GROUP BY case_id',
    f"SELECT * FROM minimal_agreement WHERE case_id IN {MY_CASES} ORDER BY concluded_on",
    f"SELECT * FROM minimal_meeting WHERE case_id IN {MY_CASES} ORDER BY starts_at",
)
OF_YEAR = (
    " FROM minimal_act a LEFT JOIN minimal_act_people i ON i.act_id = a.id"
    " WHERE service = 'dluhova_poradna' AND day BETWEEN %s AND %s"
)
YEAR = (
    (
        "SELECT kind, {month} AS month, count(DISTINCT a.id), count(DISTINCT person_id)"
        f"{OF_YEAR} GROUP BY kind, {{month}}"
    ),
    f"SELECT kind, count(DISTINCT person_id){OF_YEAR} GROUP BY kind",
    f"SELECT {{month}}, count(DISTINCT person_id){OF_YEAR} GROUP BY {{month}}",
    f"SELECT count(DISTINCT person_id){OF_YEAR}",
)
WEEK = (
    "SELECT m.id, m.starts_at, m.minutes, m.kind, c.id, c.title FROM minimal_meeting m"
    " JOIN minimal_case c ON c.id = m.case_id"
    " WHERE m.worker_id = %s AND m.starts_at >= %s AND m.starts_at < %s ORDER BY m.starts_at"
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
        day = datetime.fromisoformat(known["week"]).astimezone()
        first = day - timedelta(days=day.weekday())
        self.week = (first, first + timedelta(days=7))

    def a(self) -> None:
        """A person, a case, a contact."""
        from django.db import transaction

        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute(NEW_PERSON)
            person = cursor.fetchone()[0]
            cursor.execute(NEW_CASE, [self.worker, self.today])
            case = cursor.fetchone()[0]
            cursor.execute(NEW_IN_CASE, [case, person])
            cursor.execute(NEW_CONTACT, [case, self.today])
        self.case = case

    def g(self) -> None:
        """The same, and the case is read."""
        self.a()
        self._read(self.case)

    def b(self) -> None:
        """An act, and the case is read."""
        from django.db import transaction

        case = next(self.cases)
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute(NEW_ACT, [case, self.today, self.worker])
            cursor.execute(NEW_IN_ACT, [cursor.fetchone()[0], case])
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
        """The worker's cases, and what their days are counted from."""
        for statement in (MINE, *OF_MINE):
            self._all(statement, [self.worker])

    def f(self) -> None:
        """Counts of the year."""
        month = MONTH[self.connection.vendor]
        year = self.today.year
        for statement in YEAR:
            self._all(statement.format(month=month), [date(year, 1, 1), date(year, 12, 31)])

    def h(self) -> None:
        """The worker's meetings of the week."""
        self._all(WEEK, [self.worker, *self.week])

    def _read(self, case: int) -> None:
        for statement in (ONE_CASE, PEOPLE, LAST_ACTS, WITH, NEXT, *BESIDE):
            self._all(statement, [case])

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
