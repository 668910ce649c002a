"""Fixtures for every test. The database engine is chosen by ``tests.settings``."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.sqlite3.base import DatabaseWrapper
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests import division, migrated
from tests.browser import chromium
from tests.browser.accessibility import Accessibility
from tests.settings import TEST_DATA, TIME_ZONE

# How fast a machine makes examples tells nothing of what they show.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any_machine")


class OpenPage(Protocol):
    """Opens an empty page of the given width."""

    def __call__(self, *, width: int = 1280, height: int = 900, dark: bool = False) -> Page: ...


class CheckAccessibility(Protocol):
    """Fails when the page breaks WCAG 2.2 AA."""

    def __call__(self, page: Page) -> None: ...


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what opens a browser, so that ``-m 'not browser'`` leaves it out.

    On PostgreSQL only what can tell the engines apart is run (`tests.division`).
    What takes longest begins first, or one process would still be at it when the others are done.
    What needs the whole demo follows, so that one process loads it, and not each that takes over
    some of the rest.
    """
    for item in items:
        if "browser" in division.fixtures_of(item):
            item.add_marker(pytest.mark.browser)
    if not division.WHOLE:
        known: set[str] = set()
        needed = [
            one
            for one in items
            if division.goes_to_postgres(one) and division.refuses_anew(one, known)
        ]
        kept = set(needed)
        config.hook.pytest_deselected(items=[one for one in items if one not in kept])
        items[:] = needed
    items.sort(
        key=lambda item: (
            item.get_closest_marker("browser") is None,
            not item.nodeid.startswith("tests/bad_input/"),
        )
    )


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the search for garbage goes through it no more, and seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The database of this process of the run: a copy, where it was migrated once already."""
    with django_db_blocker.unblock():
        stack = ExitStack()
        stack.enter_context(migrated.ready())
    yield
    with django_db_blocker.unblock():
        stack.close()


@pytest.fixture(scope="session", autouse=True)
def emptying_passes_triggers() -> Iterator[None]:
    """Let the test bench empty tables whose triggers refuse it, as the record of events does.

    A test with a live server cannot be rolled back: its tables are emptied. PostgreSQL truncates
    them, which fires no trigger for rows; SQLite deletes.
    """
    operations = DatabaseWrapper.ops_class
    flush = operations.execute_sql_flush

    def flushed(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = dict(cursor.fetchall())
        dropped = [f"DROP TRIGGER {self.quote_name(name)}" for name in triggers]
        flush(self, [*dropped, *statements, *triggers.values()])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flushed)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for each process of the run."""
    # Playwright keeps an event loop running in the thread in which the tests use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = chromium.install(chromium.lacking())
    chromium.lend_libraries()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages, each with cookies of its own; errors of scripts and of the CSP fail the test."""
    contexts, faults = [], []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def opened(*, width: int = 1280, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="cs-CZ",
            timezone_id=TIME_ZONE,
            color_scheme="dark" if dark else "light",
            has_touch=width < 600,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page as wide as a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A page as narrow as a phone."""
    return open_page(width=390, height=844)


@pytest.fixture(scope="session")
def check_accessibility() -> CheckAccessibility:
    """Ask axe about a page, where pages are looked at."""
    return Accessibility(TEST_DATA / "sound") if division.WHOLE else lambda page: None
