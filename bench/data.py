"""Fills Opora's database up to a number of clients; run as a process of its own.

``python -m bench.data CLIENTS ACTS``  prints what the measuring needs to know, as JSON
"""

import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any

TEAM = 100


def main(clients: int, acts: int) -> dict[str, Any]:
    """Make a team of 100 clients by actions, then copies of it until there are enough."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django_scopes import scopes_disabled

    from bench.clone import Team, highest
    from opora.audit.models import Event
    from opora.cases.models import Case
    from opora.config.commands.migrate import bring_up_to_date

    bring_up_to_date()
    marks = settings.DATA / "team.pickle"
    with scopes_disabled():
        if not marks.exists():
            _make_team(acts, marks)
        before, size, last_event, copies = pickle.loads(marks.read_bytes())
        before = {_model(label): floor for label, floor in before.items()}
        team = Team(before, size, last_event)
        began, made = time.monotonic(), 0
        # Behind all that is there: what was measured before has added rows of its own.
        place = max(n for model, n in highest().items() if model is not Event) // size
        while copies * TEAM + TEAM < clients:
            copies, place = copies + 1, place + 1
            team.write(place)
            made += TEAM
            marks.write_bytes(
                pickle.dumps(
                    ({m._meta.label: n for m, n in before.items()}, size, last_event, copies)
                )
            )
        seconds = time.monotonic() - began
        _settle(connection)
        told = _known(settings.DATA)
        told["cases_in_all"] = Case.objects.count()
    print(f"  {made} clients copied in {seconds:.0f} s", file=sys.stderr)
    return told


def _model(label: str) -> Any:
    from django.apps import apps

    return apps.get_model(label)


def _make_team(acts: int, marks: Path) -> None:
    from django.utils import timezone
    from django_scopes import scope

    from bench.clone import highest
    from bench.week import fill_week
    from opora.audit.models import Event
    from opora.demo.cast import hire
    from opora.demo.load import LONG_AGO, set_numbers
    from opora.demo.many import make

    today = timezone.localdate()
    organisation, workers = hire()
    with scope(organisation=organisation.pk):
        set_numbers(workers["hana"], today - LONG_AGO)
    before = highest()
    began = time.monotonic()
    for _done in make(TEAM, acts, today):
        pass
    with scope(organisation=organisation.pk):
        fill_week(workers["martin"], today)
    print(f"  {TEAM} clients by actions in {time.monotonic() - began:.0f} s", file=sys.stderr)
    size = max(n for model, n in highest().items() if model is not Event) + 1000
    size = 10 ** len(str(size))  # room for what the measuring adds between the copies
    kept = {model._meta.label: floor for model, floor in before.items()}
    marks.write_bytes(pickle.dumps((kept, size, highest()[Event], 0)))


def _settle(connection: Any) -> None:
    """Counters behind the highest id; statistics for the planner."""
    from io import StringIO

    from django.apps import apps
    from django.core.management import call_command

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            labels = [one.label for one in apps.get_app_configs() if one.models_module]
            told = StringIO()
            call_command("sqlsequencereset", *labels, stdout=told, no_color=True)
            if told.getvalue().strip():
                cursor.execute(told.getvalue())
            cursor.execute("ANALYZE")  # sooner than the server does it by itself
        else:
            connection.count_tables()  # as the worker beside the server does


def _known(data: Path) -> dict[str, Any]:
    """Sessions of workers, cases and names to ask for; the rows for the minimal page."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from opora.cases.models import Case

    service = "dluhova_poradna"
    accounts = get_user_model().objects.filter(username__startswith="martin").order_by("pk")[:10]
    sessions = []
    for account in accounts:
        browser = Client()
        browser.force_login(account, backend="opora.access.sessions.Backend")
        sessions.append(browser.cookies["sessionid"].value)
    rows = _rows() | {"users": [account.pk for account in accounts]}
    (data / "rows.pickle").write_bytes(pickle.dumps(rows))
    cases = Case.objects.filter(service=service, stage="client", key_workers__isnull=False)
    cases = cases.exclude(pk__in=[one[1] for one in rows["Meeting"]])
    # Of people whom these workers see: who is looked for is found.
    seen = {one[0] for one in rows["Case"] if one[2] == service}
    people = {person for case, person in rows["in"] if case in seen}
    named = {one[3][:5] for one in rows["Person"] if one[0] in people and len(one[3]) >= 5}
    return {
        "sessions": sessions,
        "cases": list(cases.order_by("pk").values_list("pk", flat=True).distinct()[:4000]),
        "surnames": sorted(named)[:400],
        "users": rows["users"],
        "week": max(one[2] for one in rows["Meeting"]).isoformat(),
        "acts_in_all": len(rows["Act"]),
    }


def _rows() -> dict[str, list[Any]]:
    """What the minimal page keeps of the same facts; its tables -> rows (bench.minimal.fill)."""
    from django.contrib.auth import get_user_model
    from django.db.models import F, Value
    from django.db.models.functions import Coalesce, NullIf

    from opora.acts.models import Act, ActPerson
    from opora.agreements.models import Agreement
    from opora.appointments.models import Appointment
    from opora.cases.models import Case, Participant
    from opora.intake.models import Contact, Informed
    from opora.people.models import Person

    workers = get_user_model().objects.values_list("pk", "full_name")
    acts = Act.objects.values_list(
        "pk", "case_id", "service", "kind", "day", "at", "minutes", "note", "worker_id"
    )
    people = Person.objects.annotate(called=Coalesce(NullIf("given_name", Value("")), "code"))
    keys = Coalesce("key_workers__worker_id", "opened_by_id")
    cases = Case.objects.annotate(key=keys).values_list(
        "pk", "title", "service", "stage", "opened_on", "key", "key_workers__since"
    )
    told = {
        "workers": workers,
        "Person": people.values_list(
            "pk", "called", "family_name", "family_folded", "sort_name", "born_from", "phone"
        ),
        "Case": cases.order_by("pk", F("key_workers__since").asc(nulls_last=True)),
        "Contact": Contact.objects.values_list(
            "case_id", "way", "request", "on", "danger", "next_step"
        ),
        "Informed": Informed.objects.values_list("case_id", "on"),
        "Agreement": Agreement.objects.values_list(
            "case_id", "form", "concluded_on", "valid_until", "goals", "extent"
        ),
        "Act": acts,
        "Meeting": Appointment.objects.values_list(
            "pk", "case_id", "day", "at", "minutes", "kind", "worker_id"
        ),
        "with": ActPerson.objects.values_list("act_id", "person_id"),
        "in": Participant.objects.values_list("case_id", "person_id"),
    }
    kept = {name: list(rows) for name, rows in told.items()}
    kept["Case"] = list({row[0]: row for row in kept["Case"]}.values())  # the last key worker
    return kept


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
