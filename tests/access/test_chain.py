"""The chain of events: gapless, hash-chained, append-only, and erasable in its payloads."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opora.access.actions import change_profile, look
from opora.access.doors import Invalid
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit import chain
from opora.audit.actions import Happening, append
from opora.audit.models import Event, Head, Payload
from opora.audit.queries import breaks, end
from opora.decisions.actions import postpone
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker

UNSTEADY = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def by(worker: Worker) -> Viewer:
    return viewer_of(worker("rodinna_poradna", Role.HEAD))


def write(by: Viewer, on: date, times: int = 1) -> None:
    for _ in range(times):
        change_profile(theme="dark", language="cs", by=by, on=on)


def write_and_fail(by: Viewer, on: date) -> None:
    with transaction.atomic():
        write(by, on)
        raise IntegrityError


def put(code: str = "test.told", **payload: object) -> Event:
    with transaction.atomic():
        append([Happening(code, 1, 1, subjects=("case:1",), payload=payload)])
    return Event.objects.latest("number")


def run(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def drop_triggers() -> None:
    """What somebody with the key and the rights of the owner could do."""
    if connection.vendor == "postgresql":
        run("DROP TRIGGER audit_event_append_only ON audit_event")
        return
    for verb in ("update", "delete", "replace"):
        run(f"DROP TRIGGER audit_event_no_{verb}")


def test_links_have_no_gap_and_each_holds_the_one_before(by: Viewer, today: date) -> None:
    write(by, today, times=5)
    events = list(Event.objects.order_by("number"))
    assert [one.number for one in events] == list(range(1, len(events) + 1))
    assert [one.previous for one in events] == ["", *(one.hash for one in events[:-1])]
    assert len({one.hash for one in events}) == len(events)
    assert end() == (events[-1].number, events[-1].hash)
    assert list(breaks()) == []


@pytest.mark.django_db
def test_several_happenings_of_one_action_are_several_links() -> None:
    with transaction.atomic():
        append([Happening(f"test.{n}", 1, 1) for n in range(3)])
    assert [one.code for one in Event.objects.order_by("number")] == ["test.0", "test.1", "test.2"]
    assert list(breaks()) == []


@pytest.mark.django_db
def test_nothing_happened_writes_nothing() -> None:
    with transaction.atomic():
        append([])
    assert not Event.objects.exists()
    assert end() == (0, "")
    assert list(breaks()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor_id = 7",
        "UPDATE audit_event SET code = 'other' WHERE number = 1",
        "DELETE FROM audit_event",
        "DELETE FROM audit_event WHERE number = 2",
    ],
)
def test_the_database_refuses_to_change_an_event(statement: str) -> None:
    put()
    put()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(statement)
    assert Event.objects.count() == 2
    assert list(breaks()) == []


@pytest.mark.django_db
def test_an_event_is_not_replaced_by_another_of_its_number() -> None:
    event = put()
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    on_conflict = (
        "" if connection.vendor == "sqlite" else "ON CONFLICT (number) DO UPDATE SET code = 'other'"
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(
            f"{verb} INTO audit_event (number, at, code, subjects, digest, previous, hash)"
            f" VALUES (%s, %s, 'other', '[]', '', '', '') {on_conflict}",
            event.number,
            timezone.now(),
        )
    assert Event.objects.get().code == "test.told"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", timezone.now() + timedelta(days=1)),
        ("actor_id", 77),
        ("organisation_id", 77),
        ("code", "look.case"),
        ("case_id", 77),
        ("subjects", '["case:2"]'),
        ("digest", "0" * 64),
        ("previous", "0" * 64),
        ("hash", "0" * 64),
    ],
)
def test_a_changed_column_is_found(column: str, value: object) -> None:
    for _ in range(3):
        put(note="x")
    drop_triggers()
    run(f"UPDATE audit_event SET {column} = %s WHERE number = 2", value)
    found = list(breaks())
    assert found
    assert found[0].number in {2, 3}


@pytest.mark.django_db
@pytest.mark.parametrize(("gone", "where"), [(1, 1), (2, 2), (3, 2)])
def test_a_removed_event_is_found_the_last_one_too(gone: int, where: int) -> None:
    for _ in range(3):
        put()
    drop_triggers()
    run("DELETE FROM audit_event WHERE number = %s", gone)
    assert next(breaks()).number == where


@pytest.mark.django_db
def test_an_event_slipped_in_is_found() -> None:
    put()
    put()
    last = Event.objects.latest("number")
    own = chain.link(3, last.at, 1, 1, "look.case", 5, [], "", last.hash)
    Event.objects.create(
        number=3, at=last.at, actor_id=1, organisation_id=1, code="look.case", case_id=5,
        subjects=[], digest="", previous=last.hash, hash=own,
    )  # fmt: skip
    assert [one.what for one in breaks()] == ["konec řetězu nesouhlasí s posledním zápisem"]


@pytest.mark.django_db
def test_a_changed_payload_is_found() -> None:
    event = put(reason="Stěhování")
    Payload.objects.filter(event=event).update(content={"reason": "Nic"})
    assert [(one.number, one.what) for one in breaks()] == [
        (event.number, "podrobnosti události se změnily")
    ]


@pytest.mark.django_db
def test_an_erased_payload_leaves_the_chain_whole() -> None:
    kept, erased = put(reason="Zůstane"), put(reason="Zmizí")
    put()
    Payload.objects.filter(event=erased).delete()
    assert list(breaks()) == []
    put(reason="Další")
    assert list(breaks()) == []
    assert Payload.objects.get(event=kept).content == {"reason": "Zůstane"}


@pytest.mark.django_db
def test_the_digest_alone_does_not_tell_a_short_payload() -> None:
    """Salted: the same words have another digest each time, so they can't be guessed."""
    assert put(reason="ano").digest != put(reason="ano").digest


SIMPLE = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
)
KEYS = st.text("abcdefghěščř_ 0123456789", min_size=1, max_size=8)
NESTED = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS | st.integers(0, 20), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=UNSTEADY)
@given(payload=st.dictionaries(KEYS, NESTED, max_size=4))
def test_whatever_is_told_comes_back_with_its_digest(payload: dict[str, object]) -> None:
    put("test.any", **payload)
    assert list(breaks()) == []


@pytest.mark.django_db
def test_the_chain_is_written_only_within_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="transaction"):
        append([Happening("test.told", 1, 1)])


def test_an_action_rolled_back_leaves_no_event(by: Viewer, today: date) -> None:
    before = end()
    with pytest.raises(Invalid):
        postpone(case_id=1, due="x", until=today, reason="", by=by, on=today)
    assert end() == before
    with pytest.raises(IntegrityError):
        write_and_fail(by, today)
    assert end() == before
    assert list(breaks()) == []


def test_no_name_and_no_words_stand_in_an_event(
    worker: Worker, client_of: SignIn, file_of: OpenCase, site_of: Callable[[str], str]
) -> None:
    account: Account = worker("rodinna_poradna", name="Šárka Pověstná")
    case = file_of(account, "rodinna_poradna", site_of("rodinna_poradna"), name="Hedvika Ryvolová")
    client: Client = client_of(account)
    client.get(f"/pripady/{case.pk}/")
    client.post("/hledat/", {"words": "Ryvolová"})
    client.get("/pripady/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audit_event")
        written = repr(cursor.fetchall()).casefold()
    assert "look.search" in written
    for word in ("hedvika", "ryvolov", "šárka", "pověstn", account.username):
        assert word not in written


def test_one_look_in_five_minutes_at_each_page(
    by: Viewer, worker: Worker, file_of: OpenCase
) -> None:
    case = file_of(worker("rodinna_poradna"), "rodinna_poradna", "poradna")
    now = timezone.now()

    def seen(page: str = "case", minutes: float = 0, who: Viewer = by) -> int:
        moment = now + timedelta(minutes=minutes)
        look(by=who, page=page, case_id=case.pk, shown=[], now=moment)
        return Event.objects.filter(code__startswith="look.").count()

    assert seen() == 1
    assert seen(minutes=4.9) == 1
    assert seen(page="why", minutes=4.9) == 2
    assert seen(who=viewer_of(worker("rodinna_poradna")), minutes=4.9) == 3
    assert seen(minutes=6) == 4


def test_the_head_row_is_made_by_the_first_writer(by: Viewer, today: date) -> None:
    Head.objects.all().delete()
    assert not Event.objects.exists()
    write(by, today)
    assert Head.objects.get().number == 1
