"""A case that waits says since when and which it is in line, on its page and in lists."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.cases.models import Case
from opora.intake.models import Outcome
from opora.ui.words import full_day
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import case_page, step, text_of

SERVICE = "dluhova_poradna"
Opened = Callable[..., int]


@pytest.fixture
def desk(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE))


@pytest.fixture
def second(desk: Client, opened: Opened, today: date) -> int:
    """Waits for ten days; one applied before her, and one has only just come."""
    days = {"Prvá": 40, "Druhá": 30, "Třetí": 20}
    found = {}
    for name, ago in days.items():
        found[name] = opened(desk, SERVICE, family_name=name)
        assert step(desk, found[name], "poradnik").status_code == 302
        Case.objects.filter(pk=found[name]).update(opened_on=today - timedelta(days=ago))
    Outcome.objects.update(on=today - timedelta(days=10))
    opened(desk, SERVICE, family_name="Nečekající")
    return found["Druhá"]


def test_the_case_says_since_when_and_which_it_is(desk: Client, second: int, today: date) -> None:
    page = text_of(case_page(desk, second))
    since, applied = today - timedelta(days=10), today - timedelta(days=30)
    day, asked = (full_day(one).replace("\u00a0", " ") for one in (since, applied))
    assert f"V pořadníku čeká od {day} (10 dní)." in page
    assert "Je 2. v pořadí (v pořadníku celkem 3)." in page
    assert f"Pořadí je podle dne žádosti, tato je ze dne {asked}." in page


def test_lists_say_it_too(desk: Client, second: int) -> None:
    words = text_of(desk.get("/pripady/?stage=waiting"))
    lines = [words.index(f", v pořadí {place}.") for place in (1, 2, 3)]
    names = [words.index(f" {name} ") for name in ("Prvá", "Druhá", "Třetí")]
    assert sorted(zip(names, lines, strict=True)) == list(
        zip(sorted(names), sorted(lines), strict=True)
    )


def test_each_site_has_a_line_of_its_own(worker: Worker, client_of: SignIn, opened: Opened) -> None:
    family = "ohrozene_rodiny"
    both = client_of(worker(family))
    for site in ("most", "litvinov"):
        opened(both, family, post=f"{family}:{site}", family_name=f"Z {site}")
    Case.objects.update(stage=Case.Stage.WAITING)
    assert text_of(both.get("/pripady/?stage=waiting")).count("v pořadí 1.") == 2


def test_who_does_not_wait_stands_in_no_line(desk: Client, second: int) -> None:
    Case.objects.filter(pk=second).update(stage=Case.Stage.APPLICANT)
    assert "v pořadí" not in text_of(case_page(desk, second))
