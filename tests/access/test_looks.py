"""What is shown was written down before: every case of a page, and no page without its look."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest
from django.db import connection

from opora.access.models import Account
from opora.access.roles import Role
from opora.acts.models import Act
from opora.appointments.models import Appointment
from opora.audit.models import Event
from opora.cases.actions import move
from opora.cases.models import Case
from tests.access.addresses import WAYS
from tests.access.conftest import OpenCase
from tests.access.test_urls import Stand, ask, grounds, stand  # noqa: F401  fixtures
from tests.features.conftest import SignIn, Worker

SERVICE, SITE = "ohrozene_rodiny", "most"
NAMES = {"own": "Alžběta Vlastní", "met": "Blanka Schůzková", "over": "Cecílie Zavřená"}
# Pages without an address of their own case; a search is sent.
LISTS = [
    "/",
    "/tym/",
    "/pripady/",
    "/den/",
    "/prehledy/",
    "/prehledy/obsazenost/",
    "/pravidla/",
    f"/pravidla/{SERVICE}/",
]


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, site=SITE)


@pytest.fixture
def shown(me: Account, worker: Worker, file_of: OpenCase, today: date) -> dict[str, Case]:
    """My case, a colleague's case in which I have a meeting, a closed one with my act of today."""
    colleague = worker(SERVICE, site=SITE)
    found = {
        key: file_of(me if key == "own" else colleague, SERVICE, SITE, name=name)
        for key, name in NAMES.items()
    }
    move(found["over"], Case.Stage.CLOSED, on=today)
    shared = {"organisation_id": me.organisation_id, "service": SERVICE, "site": SITE}
    Appointment.objects.create(
        **shared, case=found["met"], kind="x", day=today, at=time(9), minutes=30, worker=me,
        booked_on=today, booked_by=me,
    )  # fmt: skip
    Act.objects.create(
        **shared, case=found["over"], kind="x", day=today, minutes=30, worker=me, recorded_on=today
    )
    return found


@pytest.mark.parametrize("path", [*LISTS, "/hledat/"])
def test_the_look_names_every_case_that_the_page_names(
    path: str, me: Account, shown: dict[str, Case], client_of: SignIn
) -> None:
    client = client_of(me)
    for key in shown:
        sent = {"words": NAMES[key].split()[0]}
        answer = client.post(path, sent) if path == "/hledat/" else client.get(path)
        page = answer.content.decode()
        looks = Event.objects.filter(code__startswith="look.").values_list("subjects", flat=True)
        written = {one for subjects in looks for one in subjects}
        named = {f"case:{shown[one].pk}" for one in shown if NAMES[one] in page}
        assert named <= written, path


@pytest.mark.parametrize(("path", "keys"), [("/", {"own", "met"}), ("/den/", {"own"})])
def test_these_pages_do_name_them(
    path: str, keys: set[str], me: Account, shown: dict[str, Case], client_of: SignIn
) -> None:
    """Else the test above would look at empty pages."""
    page = client_of(me).get(path).content.decode()
    assert {key for key in shown if NAMES[key] in page} == keys


@contextmanager
def full() -> Iterator[None]:
    """The database takes no more events."""
    postgres = connection.vendor == "postgresql"
    refusal = (
        "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
        if postgres
        else "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TRIGGER full_up BEFORE INSERT ON audit_event {refusal}")
        yield
        cursor.execute("DROP TRIGGER full_up" + " ON audit_event" * postgres)


OF_CASE = sorted(name for name, way in WAYS.items() if way.of_case and way.get == 200)
FORMS = sorted(name for name in OF_CASE if WAYS[name].post == 422)


def test_there_are_such_pages() -> None:
    assert {"case", "case_trace", "why", "act", "agreement", "plan", "letter"} <= set(OF_CASE)
    assert len(FORMS) > 20


@pytest.mark.parametrize(
    ("method", "name"), [("get", one) for one in OF_CASE] + [("post", one) for one in FORMS]
)
def test_no_page_of_a_case_is_shown_without_its_look(
    method: str,
    name: str,
    stand: Stand,  # noqa: F811  a fixture of that name
    client_of: SignIn,
) -> None:
    ground = stand(WAYS[name].service)
    client = client_of(ground.roles["head"])
    path = ground.path(WAYS[name])
    assert ask(client, method, path).status_code == (200 if method == "get" else 422)
    client.raise_request_exception = False
    with full():
        answer = ask(client, method, path)
    assert answer.status_code == 500
    assert ground.case.title not in answer.content.decode()


@pytest.mark.parametrize("path", [*LISTS[:4], "/prehledy/"])
def test_no_list_is_shown_without_its_look(
    path: str, me: Account, shown: dict[str, Case], client_of: SignIn
) -> None:
    client = client_of(me)
    client.raise_request_exception = False
    with full():
        answer = client.get(path)
    assert answer.status_code == 500
    assert not any(name in answer.content.decode() for name in NAMES.values())
