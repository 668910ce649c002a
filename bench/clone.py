"""More clients than actions could make in a coffee break: copies of a team that actions made.

A team of workers with its clients is made by actions. Then every row that this wrote, in every
table, is written again under new ids, with other names, for another team: the same rows, columns
and links as actions would have left, decisions and history included. The chain of events is forged
anew, link by link, so that it verifies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from random import Random
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from opora.access.models import Account, Assignment
from opora.access.sorting import czech_key, folded
from opora.agreements.models import Agreement
from opora.audit import chain
from opora.audit.models import Event, Head, Payload
from opora.cases.models import Case, Participant
from opora.config.settings import ROOMS
from opora.decisions.models import Decision
from opora.demo.many import BEGINNINGS, ENDINGS, GIVEN, MIDDLES
from opora.people.codes import columns
from opora.people.models import Person

# Plain ids, kept without a foreign key because their rooms lie below the ones they point to.
PLAIN = {
    "case_id": Case,
    "decision_id": Decision,
    "person_id": Person,
    "by_id": Account,
    "actor_id": Account,
    "account_id": Account,
}
SUBJECTS = {"case": Case, "person": Person, "account": Account, "decision": Decision}

Row = tuple[Any, ...]


@dataclass
class Table:
    """One table's rows of the team that is copied, and which columns hold whose ids."""

    model: type[models.Model]
    columns: list[str]
    rows: list[Row]
    ids: dict[int, type[models.Model]]

    def statement(self) -> str:
        """The INSERT of one row."""
        quoted = ", ".join(connection.ops.quote_name(one) for one in self.columns)
        marks = ", ".join(["%s"] * len(self.columns))
        name = connection.ops.quote_name(self.model._meta.db_table)
        return f"INSERT INTO {name} ({quoted}) VALUES ({marks})"


def of_rooms() -> list[type[models.Model]]:
    """The tables of the product that have rows of clients, foreign keys after what they mean."""
    labels = {room.rsplit(".", 1)[1] for room in ROOMS}
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in labels and model not in (Head, Event, Payload)
    ]


def highest() -> dict[type[models.Model], int]:
    """The highest id of every table, 0 where there is no row."""
    with connection.cursor() as cursor:
        found: dict[type[models.Model], int] = {}
        with_events: list[type[models.Model]] = [*of_rooms(), Event]
        for model in with_events:
            pk, table = model._meta.pk.column, model._meta.db_table
            if not isinstance(model._meta.pk, models.IntegerField):
                continue
            cursor.execute(f'SELECT max("{pk}") FROM "{table}"')
            found[model] = cursor.fetchone()[0] or 0
    return found


class Team:
    """The rows that actions wrote for one team, ready to be written again for others."""

    def __init__(
        self, before: dict[type[models.Model], int], fresh_id: int, last_event: int
    ) -> None:
        self.size = fresh_id
        before = {**before, Account: 0, Assignment: 0}
        self.tables = [
            table
            for model, floor in before.items()
            if model is not Event and (table := _table(model, floor, fresh_id)).rows
        ]
        self.copied = {table.model for table in self.tables}
        events = Event.objects.filter(number__gt=before[Event], number__lte=last_event)
        payloads = {one.event_id: one for one in Payload.objects.filter(event__in=events)}
        self.events = [(one, payloads.get(one.number)) for one in events.order_by("number")]
        self.people = dict(
            Participant.objects.filter(pk__lt=fresh_id)
            .order_by("-pk")
            .values_list("case_id", "person_id")
        )

    def write(self, copy: int) -> None:
        """Writes the team once more: the ``copy``-th one, in one transaction."""
        shift = copy * self.size
        names = {
            row[0]: _name(Random(f"{copy}.{row[0]}"))
            for table in self.tables
            if table.model is Person
            for row in table.rows
        }
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            else:
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            for table in self.tables:
                rows = [self._moved(table, row, copy, shift, names) for row in table.rows]
                cursor.executemany(table.statement(), rows)
            self._forge(shift)

    def _moved(
        self, table: Table, row: Row, copy: int, shift: int, names: dict[int, tuple[str, str]]
    ) -> Row:
        values = list(row)
        for index, model in table.ids.items():
            if values[index] is not None and model in self.copied:
                values[index] += shift
        told = dict(zip(table.columns, row, strict=True))
        changed = _renamed(table.model, told, copy, names, self.people)
        for name, value in changed.items():
            values[table.columns.index(name)] = value
        return tuple(values)

    def _forge(self, shift: int) -> None:
        head = Head.objects.select_for_update().get(pk=1)
        events, payloads = [], []
        for one, payload in self.events:
            number = head.number + 1
            actor = one.actor_id + shift if one.actor_id else None
            case = one.case_id + shift if one.case_id else None
            subjects = [_subject(word, shift) for word in one.subjects]
            at: datetime = one.at
            own = chain.link(
                number,
                at,
                actor,
                one.organisation_id,
                one.code,
                case,
                subjects,
                one.digest,
                head.hash,
            )
            events.append(
                Event(
                    number=number,
                    at=at,
                    actor_id=actor,
                    code=one.code,
                    case_id=case,
                    organisation_id=one.organisation_id,
                    subjects=subjects,
                    digest=one.digest,
                    previous=head.hash,
                    hash=own,
                )
            )
            if payload is not None:
                payloads.append(
                    Payload(event_id=number, salt=payload.salt, content=payload.content)
                )
            head.number, head.hash = number, own
        Event.objects.bulk_create(events, batch_size=2000)
        Payload.objects.bulk_create(payloads, batch_size=2000)
        head.save()


def _table(model: type[models.Model], floor: int, under: int) -> Table:
    meta = model._meta
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT * FROM "{meta.db_table}"'
            f' WHERE "{meta.pk.column}" > %s AND "{meta.pk.column}" < %s',
            [floor, under],
        )
        columns = [one[0] for one in cursor.description]
        rows = [tuple(map(_bindable, row)) for row in cursor.fetchall()]
    return Table(model, columns, rows, dict(_id_columns(model, columns)))


def _bindable(value: Any) -> Any:
    """SQLite's library reads hours and does not write them."""
    return value.isoformat() if isinstance(value, time) else value


def _id_columns(
    model: type[models.Model], columns: list[str]
) -> Iterator[tuple[int, type[models.Model]]]:
    for field in model._meta.concrete_fields:
        assert field.column is not None
        index = columns.index(field.column)
        original = getattr(model, "instance_type", None)
        if field.is_relation:
            assert field.related_model is not None
            yield index, field.related_model
        elif field.primary_key:
            yield index, model
        elif original is not None and field.name == "id":
            yield index, original
        elif field.name in PLAIN:
            yield index, PLAIN[field.name]


def _subject(word: str, shift: int) -> str:
    kind, _colon, number = word.partition(":")
    return f"{kind}:{int(number) + shift}" if number.isdecimal() else word


def _name(dice: Random) -> tuple[str, str]:
    family = "".join(dice.choice(part) for part in (BEGINNINGS, MIDDLES, ENDINGS))
    return dice.choice(GIVEN), family


def _renamed(
    model: type[models.Model],
    told: dict[str, Any],
    copy: int,
    names: dict[int, tuple[str, str]],
    people: dict[int, int],
) -> dict[str, Any]:
    """What must differ: names, codes and numbers that are unique."""
    original = getattr(model, "instance_type", model)
    if original is Account:
        return {"username": f"{told['username']}-{copy}"}
    if original is Agreement and told["number"]:
        return {"number": f"{told['number']}-{copy}"}
    if original is Person:
        if told["code"]:
            return columns(f"{told['code']} {copy}")
        given, family = names[told["id"]]
        return {
            "given_name": given,
            "family_name": family,
            "given_folded": folded(given),
            "family_folded": folded(family),
            "sort_name": czech_key(f"{family} {given}"),
        }
    if original is Case and (person := people.get(told["id"])) in names and not told["family"]:
        given, family = names[person]
        if not str(told["title"])[-1:].isdecimal():
            return {
                "title": f"{given} {family}",
                "sort_title": czech_key(f"{family} {given}"),
            }
    return {}
