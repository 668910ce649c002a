"""On PostgreSQL the tests run that use a database, and no others."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from opora.access.actions import found_organisation
from opora.catalog import current
from tests.asked import OF_ONE_ENGINE, ROOT, Asked, asked_alone, untaken
from tests.division import (
    FORBIDDEN,
    JOURNEYS,
    ONCE,
    WHOLE,
    goes_to_postgres,
    refuses_anew,
    uses_database,
)


@pytest.mark.django_db
def test_the_mark_tells_it(request: pytest.FixtureRequest) -> None:
    assert uses_database(request.node)


def test_a_fixture_of_a_fixture_tells_it(
    request: pytest.FixtureRequest, django_db_setup: None
) -> None:
    assert uses_database(request.node)


def test_whatever_has_neither_uses_none(request: pytest.FixtureRequest) -> None:
    assert not uses_database(request.node)


def test_nothing_else_runs_on_postgresql(request: pytest.FixtureRequest) -> None:
    others = [one for one in request.session.items if not goes_to_postgres(one)]
    assert others == [] or WHOLE


def test_of_forbidden_steps_the_first_of_each_action_is_tried() -> None:
    def step(action: str, address: str = FORBIDDEN) -> Any:
        row = SimpleNamespace(by=action)
        return SimpleNamespace(
            nodeid=f"{address}[x]", callspec=SimpleNamespace(params={"row": row})
        )

    known: set[str] = set()
    tried = ["acts.record", "acts.record", "plans.write"]
    assert [refuses_anew(step(one), known) for one in tried] == [True, False, True]
    assert refuses_anew(step("acts.record", "tests/features/acts/test_x.py::test_y"), known)


def test_each_service_is_walked_through_on_both() -> None:
    assert set(JOURNEYS) == set(current().services)


@pytest.mark.parametrize("address", [FORBIDDEN, *JOURNEYS.values(), *ONCE])
def test_what_the_table_names_is_there(address: str) -> None:
    file, _colons, test = address.partition("::")
    assert (ROOT / file).exists()
    assert f"def {test}(" in (ROOT / file).read_text() if test else True


def test_every_exception_has_its_reason() -> None:
    assert all(len(reason.split()) > 3 for reason in [*ONCE.values(), *OF_ONE_ENGINE.values()])


@pytest.mark.django_db
def test_whatever_asks_the_database_is_noted_with_the_query() -> None:
    asked = Asked()
    with connection.execute_wrapper(asked.note):
        found_organisation(name="Dobrý soused, z. s.", services=["rodinna_poradna"])
    assert {one.partition(":")[0] for one in asked.places} >= {"access/actions.py"}


def test_an_action_that_nothing_takes_is_told() -> None:
    assert untaken({"x"}, {"x", "y"}) == ["no test takes the action y"]
    assert untaken({"x", "y"}, {"x", "y"}) == []


def test_what_asks_on_one_engine_alone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.asked.KEPT", tmp_path)
    assert asked_alone("sqlcipher", {"a", "b"}) == []
    assert asked_alone("postgres", {"a", "c"}) == ["asked the database on sqlcipher alone: b"]
    assert asked_alone("postgres", {"a", "b"}) == []
