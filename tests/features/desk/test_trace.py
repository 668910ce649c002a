"""The trace of a case is written in words."""

import ast
import re
from collections.abc import Iterator

import pytest

from opora.access.doors import ACTIONS
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.actions import Happening, append
from opora.cases.models import Case
from opora.desk.event_words import LOOKS, STEPS, event_words
from tests.access.conftest import OpenCase, file_of  # noqa: F401  a fixture
from tests.architecture.tree import SOURCE, python_files
from tests.features.conftest import SignIn, ViewerOf, Worker

SERVICE, SITE = "rodinna_poradna", "poradna"


def looked_at() -> Iterator[str]:
    """Pages named where a look is written."""
    for file in python_files(SOURCE):
        for node in ast.walk(file.tree()):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in {"look", "looked_at"}:
                pages = [one.value for one in node.keywords if one.arg == "page"]
                yield from (str(one.value) for one in pages if isinstance(one, ast.Constant))


def test_every_action_has_its_words_and_no_words_are_left_over() -> None:
    assert set(STEPS) == {*ACTIONS, "step.refused"}


def test_every_look_has_its_words() -> None:
    pages = set(looked_at())
    assert {"case", "trace", "why", "my_day"} <= pages
    assert pages == set(LOOKS)


@pytest.fixture
def case(worker: Worker, file_of: OpenCase) -> Case:  # noqa: F811  a fixture of that name
    return file_of(worker(SERVICE, site=SITE), SERVICE, SITE)


def test_the_page_shows_no_code_of_an_event(
    case: Case, worker: Worker, client_of: SignIn, seen_by: ViewerOf
) -> None:
    head = worker(SERVICE, Role.HEAD)
    who: Viewer = seen_by(head)
    client = client_of(head)
    client.get("/")  # the first request loads every room with its actions
    codes = [*STEPS, *(f"look.{one}" for one in [*LOOKS, *ACTIONS]), "old.step", "look.old_page"]
    append([Happening(one, who.account_id, who.organisation_id, case.pk) for one in codes])
    pages = [
        client.get(f"/pripady/{case.pk}/stopa/?from={start}") for start in range(0, len(codes), 100)
    ]
    shown = "".join(page.content.decode() for page in pages)
    listed = re.sub(r"<[^>]*>", " ", "".join(shown.split("<c-sheet>")))
    assert "určení, kdo případ vede" in listed
    assert "otevření formuláře: zápis plánu" in listed
    found = [line.what for page in pages for line in page.context["lines"]]
    assert len(found) >= len(codes)
    assert not [words for words in found if "_" in words or re.search(r"[a-z]\.[a-z]", words)]
    assert not [one for one in codes if f" {one} " in listed]


def test_what_only_older_records_have_is_called_by_its_kind() -> None:
    assert event_words("old.step") == "zápis"
    assert event_words("look.old_page") == "nahlédnutí"


def test_looks_and_changes_are_told_apart(
    case: Case, worker: Worker, client_of: SignIn, seen_by: ViewerOf
) -> None:
    head = worker(SERVICE, Role.HEAD)
    who: Viewer = seen_by(head)
    client, path = client_of(head), f"/pripady/{case.pk}/stopa/"
    done = [Happening("acts.void", who.account_id, who.organisation_id, case.pk)] * 101
    append(done)

    def shown(query: str) -> tuple[set[bool], int]:
        page = client.get(path + query)
        assert page.status_code == 200
        told = {"nahlédnutí" in line.what for line in page.context["lines"]}
        return told, page.context["in_all"]

    assert shown("?co=nahledy") == ({True}, 1)
    changes, in_all = shown("?co=zmeny")
    assert changes == {False}
    assert in_all >= 101
    assert shown("?co=nevim")[1] == in_all + 1 == shown("")[1]
    assert "?from=100&amp;co=zmeny" in client.get(path + "?co=zmeny").content.decode()
    assert shown("?co=zmeny&from=100")[0] == {False}
