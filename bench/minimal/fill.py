"""Copies the same people, cases and acts into the minimal page's tables; a process of its own."""

import json
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

# Tables and columns, in the order in which bench.data has kept the rows of Opora.
COLUMNS = {
    "Person": ["pk", "given_name", "family_name", "folded", "sort_name", "born_on", "phone"],
    "Case": ["pk", "title", "service", "stage", "opened_on", "worker_id", "since"],
    "Contact": ["case_id", "way", "request", "on", "danger", "next_step"],
    "Informed": ["case_id", "on"],
    "Agreement": ["case_id", "form", "concluded_on", "valid_until", "goals", "extent"],
    "Act": ["pk", "case_id", "service", "kind", "day", "at", "minutes", "note", "worker_id"],
}


def main() -> dict[str, Any]:
    """Fill the tables anew; sessions of the same workers."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", "auth", verbosity=0)  # its tables are pointed to from ours
    call_command("migrate", run_syncdb=True, verbosity=0)
    rows = pickle.loads((settings.DATA / "rows.pickle").read_bytes())
    call_command("flush", interactive=False, verbosity=0)
    User.objects.bulk_create(
        [
            User(
                pk=pk,
                username=f"worker{pk}",
                last_name=name,
                date_joined=datetime(2026, 1, 1, tzinfo=UTC),
            )
            for pk, name in rows["workers"]
        ]
    )
    _tables(rows)
    sessions = []
    for user in User.objects.filter(pk__in=rows["users"]).order_by("pk"):
        browser = Client()
        browser.force_login(user)  # type: ignore[arg-type]  # the types know Opora's user model, not this one's
        sessions.append(browser.cookies["sessionid"].value)
    _settle(connection)
    return {"sessions": sessions}


def _tables(rows: dict[str, Any]) -> None:
    from bench.minimal import models

    for name, columns in COLUMNS.items():
        model = getattr(models, name)
        found = (model(**dict(zip(columns, row, strict=True))) for row in rows[name])
        _write(model, found)
    _write(models.Meeting, (_meeting(*row) for row in rows["Meeting"]))
    with_people = models.Act.people.through
    _write(with_people, (with_people(act_id=act, person_id=one) for act, one in rows["with"]))
    of_case = models.Case.people.through
    _write(of_case, (of_case(case_id=case, person_id=one) for case, one in rows["in"]))


def _meeting(pk: int, case: int, day: Any, at: Any, minutes: int, kind: str, worker: int) -> Any:
    from django.utils import timezone

    from bench.minimal.models import Meeting

    starts = timezone.make_aware(datetime.combine(day, at))
    told = {"starts_at": starts, "minutes": minutes, "kind": kind, "worker_id": worker}
    return Meeting(pk=pk, case_id=case, **told)


def _write(model: Any, rows: Iterator[Any]) -> None:
    for batch in iter(lambda: list(islice(rows, 2000)), []):
        model.objects.bulk_create(batch)


def _settle(connection: Any) -> None:
    from io import StringIO

    from django.core.management import call_command

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            told = StringIO()
            call_command("sqlsequencereset", "minimal", stdout=told, no_color=True)
            cursor.execute(told.getvalue())
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    print(json.dumps(main()))
