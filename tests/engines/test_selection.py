"""On PostgreSQL the tests run that use a database, and no others."""

import pytest

from tests.conftest import uses_database
from tests.settings import ENGINE


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
    others = {one.path.parent.name for one in request.session.items if not uses_database(one)} - {
        "engines"
    }
    assert others == set() or ENGINE == "sqlcipher"
