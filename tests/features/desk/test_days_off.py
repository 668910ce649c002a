"""A due day on which nobody works says which working day comes before it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.desk.day import compose, my_cases
from opora.ui import words
from tests.access.conftest import OpenCase, open_for
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue

SERVICE, SITE = "rodinna_poradna", "poradna"
SAID = [
    (date(2026, 11, 22), "v neděli 22. 11.", "pátek 20. 11."),
    (date(2026, 11, 21), "v sobotu 21. 11.", "pátek 20. 11."),
    (date(2026, 11, 17), "v úterý 17. 11., na svátek", "pondělí 16. 11."),
    (date(2026, 10, 28), "ve středu 28. 10., na svátek", "úterý 27. 10."),
    (date(2027, 3, 29), "v pondělí 29. 3., na svátek", "čtvrtek 25. 3."),
    (date(2026, 12, 25), "v pátek 25. 12., na svátek", "středa 23. 12."),
    (date(2027, 1, 1), "v pátek 1. 1., na svátek", "čtvrtek 31. 12."),
]


def note(day: date) -> str:
    return words.day_off_note(day, CZECH_DAYS).replace(words.NBSP, " ")


@pytest.mark.parametrize(("day", "on", "before"), SAID)
def test_a_day_off_names_the_working_day_before(day: date, on: str, before: str) -> None:
    assert note(day) == f"Termín je {on}; poslední pracovní den před ním je {before}"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 18)])
def test_of_a_working_day_there_is_nothing_to_say(day: date) -> None:
    assert note(day) == ""


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE)


def test_it_stands_wherever_the_due_thing_does(
    me: Account, client_of: SignIn, set_due: SetDue, monkeypatch: pytest.MonkeyPatch
) -> None:
    friday = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Prague"))
    monkeypatch.setattr(timezone, "now", lambda: friday)
    case = open_for(me, SERVICE, SITE, friday.date())
    set_due({case.pk: [date(2026, 11, 22), date(2026, 11, 24)]})
    client = client_of(me)
    for path in ("/", "/tym/", f"/pripady/{case.pk}/", f"/pripady/{case.pk}/tisk/"):
        page = client.get(path).content.decode().replace(words.NBSP, " ")
        said = "Termín je v neděli 22. 11.; poslední pracovní den před ním je pátek 20. 11."
        if path.endswith("/tisk/"):
            said = said.replace(" 11.", " 11. 2026")
        assert page.count(said) == 1, path


def test_a_day_that_has_passed_is_left_in_peace(
    me: Account, file_of: OpenCase, set_due: SetDue
) -> None:
    case = file_of(me, SERVICE, SITE)
    set_due({case.pk: [date(2026, 11, 22)]})
    who = viewer_of(me)
    rows, in_all = my_cases(who)

    def said(on: date) -> list[str]:
        day = compose(who, rows, in_all, on, shown=0)
        return [line.day_off for group in day.groups for line in group.lines]

    assert said(date(2026, 11, 23)) == [""]
    assert said(date(2026, 11, 22)) == [""]
    assert all(said(date(2026, 11, 20)))
