"""Copies the same people, cases and acts into the minimal page's tables; a process of its own."""

import json
import pickle
from datetime import UTC, datetime
from typing import Any


def main() -> dict[str, Any]:
    """Fill the tables anew; sessions of the same workers."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from bench.minimal.models import Act, Case, Contact, Person

    call_command("migrate", run_syncdb=True, verbosity=0)
    rows = pickle.loads((settings.DATA / "rows.pickle").read_bytes())
    call_command("flush", interactive=False, verbosity=0)
    person_of = {row[0]: number for number, row in enumerate(rows["people"], 1)}
    Person.objects.bulk_create(
        [
            Person(
                pk=number,
                given_name=given,
                family_name=family,
                folded=fold,
                sort_name=sort,
                phone=phone,
            )
            for number, (_case, given, family, fold, sort, phone) in enumerate(rows["people"], 1)
        ],
        batch_size=2000,
    )
    Case.objects.bulk_create(
        [
            Case(
                pk=pk,
                person_id=person_of[pk],
                service=service,
                stage=stage,
                opened_on=on,
                worker_id=rows["keys"].get(pk, by),
            )
            for pk, service, by, stage, on in rows["cases"]
        ],
        batch_size=2000,
    )
    Contact.objects.bulk_create(
        [
            Contact(case_id=case, way=way, request=said, on=on)
            for case, way, said, on in rows["contacts"]
        ],
        batch_size=2000,
    )
    Act.objects.bulk_create(
        [
            Act(
                case_id=case,
                service=service,
                kind=kind,
                day=day,
                minutes=minutes,
                note=note,
                worker_id=worker,
            )
            for case, service, kind, day, minutes, note, worker in rows["acts"]
        ],
        batch_size=2000,
    )
    sessions = []
    for pk in rows["users"]:
        user = User.objects.create(
            pk=pk, username=f"worker{pk}", date_joined=datetime(2026, 1, 1, tzinfo=UTC)
        )
        browser = Client()
        browser.force_login(user)  # type: ignore[arg-type]  # the types know Opora's user model, not this one's
        sessions.append(browser.cookies["sessionid"].value)
    _settle(connection)
    return {"sessions": sessions}


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
