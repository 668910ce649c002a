"""What runs on the encrypted file alone, and what on PostgreSQL as well (ADR 0018).

A test goes to PostgreSQL if it uses the database, unless it stands here with the reason why the
engine can make no difference to it. Whether too much stands here is measured: `tests.asked`
compares what asked the database on either engine, and which actions were taken.
"""

import pytest

from tests.settings import ENGINE

WHOLE = ENGINE == "sqlcipher"
"""Whether all of it is run here, every look at a page included; else the share below."""

JOURNEYS = {
    "nekam_patrit": "tests/journeys/test_nekam_patrit.py::test_an_applicant_becomes_a_client",
    "rodinna_poradna": "tests/journeys/test_rodinna_poradna.py::test_a_mother_calls",
    "kontaktni_centrum": "tests/journeys/test_kontaktni_centrum.py::test_an_exchange_in_the_street",
    "ohrozene_rodiny": "tests/journeys/test_ohrozene_rodiny.py::test_a_family_that_loses_its_flat",
    "dluhova_poradna": (
        "tests/journeys/test_dluhova_poradna.py::test_debts_and_another_kind_of_exclusion"
    ),
}
"""One journey for each service is walked on both engines; no other browser is opened twice."""

ASKERS = {"head", "excluded head", "worker of another service with a loan"}
"""Who asks for every address on PostgreSQL: each page is drawn, refused, and lent."""

ONCE = {
    (
        "tests/features/demo/test_demo.py"
        "::test_the_demo_shows_clients_at_all_stages_some_overdue_some_known_by_a_code"
    ): "the storm loads the demo on both",
    "tests/features/complaints/test_counted.py::test_the_demo_has_complaints_at_all_stages": (
        "the storm loads the demo on both"
    ),
    "tests/features/ui/": "parts of pages are drawn from what a test hands them",
    "tests/features/languages/": "words are chosen after the database has answered",
    "tests/features/desk/test_plain_for_newcomers.py": "looks at how pages say things",
    "tests/features/agreements/test_said_plainly.py": "looks at how pages say things",
    "tests/features/agreements/test_words.py": "looks at how pages say things",
    "tests/access/test_looks.py::test_no_page_of_a_case_is_shown_without_its_look": (
        "one door of Python writes each look; the lists beside it go through it on both"
    ),
    "tests/forbidden/test_forbidden.py::test_no_other_action_is_a_way_round": (
        "the rules refuse before anything is written; on both engines each rule is broken by the"
        " step itself, and each action is taken by its own tests"
    ),
    "tests/access/test_urls.py::test_a_stranger_is_sent_to_sign_in": (
        "turned away before anything about a case is asked"
    ),
    "tests/access/test_urls.py::test_no_form_is_taken_without_its_token": (
        "turned away before anything is asked"
    ),
    "tests/access/test_urls.py::test_whoever_only_reads_is_led_to_nothing_that_is_refused": (
        "follows links of pages that test_who_meets_what opens on both"
    ),
}
"""Where a test's address begins, and why once is enough."""


def goes_to_postgres(item: pytest.Item) -> bool:
    """Whether the test can tell one engine from the other."""
    if item.nodeid.startswith("tests/engines/"):
        return True
    if item.get_closest_marker("browser") is not None:
        return item.nodeid.partition("[")[0] in JOURNEYS.values()
    return uses_database(item) and not any(item.nodeid.startswith(one) for one in ONCE)


FORBIDDEN = "tests/forbidden/test_forbidden.py::test_a_forbidden_step_is_refused_on_every_way"


def refuses_anew(item: pytest.Item, known: set[str]) -> bool:
    """Whether the forbidden step is the first that is tried of its action.

    What is asked of the engine when a step is refused, the way back, is the same for every rule of
    an action; each rule is asked by the features as well, and those run on both.
    """
    if not item.nodeid.startswith(FORBIDDEN):
        return True
    action = item.callspec.params["row"].by  # type: ignore[attr-defined]  # pytest gives it to parametrized tests
    first = action not in known
    known.add(action)
    return first


def asks_here(one: tuple[str, object]) -> bool:
    """Whether somebody, named first, asks for every address on this engine."""
    return WHOLE or one[0] in ASKERS


def uses_database(item: pytest.Item) -> bool:
    """Whether the test may touch the database; to any other it is closed."""
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(fixtures_of(item) & {"django_db_setup", "live_server"})


def fixtures_of(item: pytest.Item) -> set[str]:
    """All fixtures of a test, those of its fixtures too."""
    return set(getattr(item, "fixturenames", ()))
