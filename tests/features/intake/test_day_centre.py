"""The invented day centre from the first contact to the end, through its pages only.

Nothing in the code names it. What it counts (people inside, showers, clothes, offences) comes from
what is recorded.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.catalog import Catalog, current, folder, swapped
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.catalog.folders import SAMPLES, SHARED
from opora.catalog.load import load
from opora.decisions.facts import asked
from tests.features.intake.conftest import step, text_of

DAY = "denni_centrum"
SignedIn = Callable[..., Client]
Opened = Callable[..., int]
MORE = ["DUB", "JAVOR", "BUK", "LÍPA"]


@pytest.fixture(autouse=True)
def samples() -> Iterator[Catalog]:
    """An installation in which the day centre is worked in."""
    more = load(folder() / SAMPLES).services
    with swapped(Catalog({**current().services, **more})) as catalog:
        yield catalog


@pytest.fixture
def small(tmp_path: Path) -> Iterator[None]:
    """The same with two places, one of them kept for women, so that a few people fill it."""
    shutil.copytree(folder() / SAMPLES, tmp_path / "services")
    shutil.copytree(folder() / SHARED, tmp_path / "services" / SHARED)
    rules = tmp_path / "services" / DAY / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("limit: 25", "limit: 2").replace("kept_back: 5", "kept_back: 1")
    rules.write_text(text, encoding="utf-8")
    more = load(tmp_path / "services").services
    with swapped(Catalog({**current().services, **more})):
        yield


@pytest.fixture
def days(today: date) -> list[date]:
    """The working days of the last whole month."""
    last = today.replace(day=1) - timedelta(days=1)
    month = (last.replace(day=number) for number in range(1, last.day + 1))
    return [one for one in month if one.weekday() < 5 and not CZECH_DAYS.is_holiday(one)]


class Centre:
    """People of the centre and what is written down of them."""

    def __init__(self, client: Client, opened: Opened, first: date) -> None:
        self.client, self.opened, self.first = client, opened, first

    def comes(self, number: int, **more: Any) -> int:
        """Somebody without a name, with an agreement; the case."""
        code = f"{MORE[number % 4]} {number + 10}"
        typed = {"who": "anonymous", "code": code, "given_name": "", "family_name": ""}
        since = self.first.isoformat()
        case_id = self.opened(self.client, DAY, **typed, on=since, **more)
        taken = step(self.client, case_id, "prijeti", on=since)
        assert taken.status_code == 302, text_of(taken)
        terms = {"form": "spoken", "concluded_on": since, "goals": "Mít kde být."}
        how = {"when_broken": "Zákaz vstupu podle řádu.", "ways_to_end": "Kdykoli."}
        sent = step(self.client, case_id, "smlouva/uzavrit", **terms, **how)
        assert sent.status_code == 302, text_of(sent)
        return case_id

    def record(self, case_id: int, kind: str, day: date, at: str, **more: Any) -> str:
        """Sends an act; what was said, nothing where it was written down."""
        typed = {"kind": kind, "day": day.isoformat(), "at": at, "minutes": "5", **more}
        sent = self.client.post(f"/pripady/{case_id}/ukon/", typed)
        assert sent.status_code in (302, 422), text_of(sent)
        return "" if sent.status_code == 302 else text_of(sent)

    def enters(self, case_id: int, day: date, at: str, gender: str = "muz") -> str:
        """Comes in on a pass issued on the first day."""
        said = {"fact-pass_issued_on": self.first.isoformat(), "fact-gender": gender}
        return self.record(case_id, "entry", day, at, **said)

    def breaks(self, case_id: int, day: date) -> None:
        """Breaks the house rules."""
        typed = {"happened_on": day.isoformat(), "ground": "internal_rules", "what": "Rvačka."}
        more = {"rule": "Nepereme se.", "present": "Nikdo další."}
        sent = step(self.client, case_id, "poruseni", **typed, **more)
        assert sent.status_code == 302, text_of(sent)


@pytest.fixture
def centre(signed_in: SignedIn, opened: Opened, days: list[date]) -> Centre:
    """The centre, from the first working day of the month on."""
    return Centre(signed_in(DAY), opened, days[0])


@pytest.mark.usefixtures("small")
def test_entry_is_asked_about_pass_hours_and_room(centre: Centre, days: list[date]) -> None:
    first, second, woman, late = (centre.comes(number) for number in range(4))
    day = days[2]
    asked = centre.record(first, "entry", day, "9:00")
    assert "Který den byl průkaz vystavený?" in asked
    told = centre.enters(first, day, "11:00")
    assert "Začátek v 11:00 je mimo hodiny. Vejít lze od 8 do 11 hodin." in told
    assert centre.enters(first, day, "9:00") == ""
    assert "Volná místa jsou do 10 hodin pro ženy." in centre.enters(second, day, "9:59")
    assert centre.enters(woman, day, "9:30", gender="zena") == ""
    refused = centre.enters(second, day, "9:59")
    assert "dny porušení řádu žádný den" in refused
    assert "Uvnitř je už 2 lidí, je plno." in centre.enters(late, day, "10:30")
    assert Act.objects.filter(kind="entry").count() == 2
    assert Event.objects.filter(code="step.refused", case_id=late).count() == 1
    assert centre.record(first, "departure", day, "10:15") == ""
    assert centre.enters(late, day, "10:30") == ""
    assert centre.enters(second, days[3], "9:00") == "", "nobody is inside on another day"


def test_of_a_spoken_agreement_no_copy_is_asked(centre: Centre) -> None:
    case_id = centre.opened(centre.client, DAY, who="anonymous", code="DUB 99")
    form = text_of(centre.client.get(f"/pripady/{case_id}/smlouva/uzavrit/"))
    assert "Uložit ústní smlouvu" in form
    assert "vyhotovení" not in form


def test_a_pass_is_valid_for_three_months(centre: Centre, days: list[date]) -> None:
    here = centre.comes(0)
    old = {"fact-pass_issued_on": (days[3] - timedelta(days=120)).isoformat()}
    told = centre.record(here, "entry", days[3], "9:00", **old, **{"fact-gender": "zena"})
    assert "Vystavte nový." in told
    assert "Vystavit nový průkaz" in told, "no page does it: it is said in words"
    assert not Act.objects.exists()
    renewed = {"how": "changed", "pass_issued_on": days[2].isoformat()}
    assert step(centre.client, here, "odpovedi", **renewed).status_code == 302
    about, today = Case.objects.get(pk=here), timezone.localdate()
    known = asked([subject(about, organisation_id=about.organisation_id)], today)[0]
    assert known["pass_issued_on"] in (days[2], days[2].isoformat())


def test_a_shower_once_in_two_days_and_clothes_twice_in_a_month(
    centre: Centre, days: list[date]
) -> None:
    here, other = centre.comes(0), centre.comes(1)
    assert centre.record(here, "shower", days[1], "9:00") == ""
    assert "Další sprcha může být" in centre.record(here, "shower", days[1], "14:00")
    assert centre.record(other, "shower", days[1], "14:00") == "", "others wash for themselves"
    assert centre.record(here, "shower", days[3], "9:00") == ""
    for day in days[1:3]:
        assert centre.record(here, "clothes", day, "9:00") == ""
    again = centre.record(here, "clothes", days[4], "9:00")
    assert "Tento měsíc už oblečení bylo" in again
    Act.objects.filter(case_id=here, kind="clothes", day=days[1]).update(void_reason="Omyl.")
    Act.objects.filter(case_id=here, kind="clothes", day=days[1]).update(voided_on=days[1])
    assert centre.record(here, "clothes", days[4], "9:00") == "", "a void one was none"


def test_an_act_put_right_does_not_stand_in_its_own_way(centre: Centre, days: list[date]) -> None:
    here = centre.comes(0)
    assert centre.record(here, "shower", days[1], "9:00") == ""
    act = Act.objects.get(case_id=here)
    typed = {"kind": "shower", "day": days[1].isoformat(), "at": "10:00", "minutes": "5"}
    sent = centre.client.post(
        f"/pripady/{here}/zapis/act/{act.pk}/opravit/", typed | {"why": "Hodina."}
    )
    assert sent.status_code == 302, text_of(sent)


def test_offences_shut_out_for_longer_each_time(centre: Centre, days: list[date]) -> None:
    here = centre.comes(0)
    centre.breaks(here, days[1])
    first = days[1] + timedelta(days=1)
    told = centre.enters(here, days[1], "9:00")
    assert f"Zákaz vstupu trvá do {first.day}. {first.month}. {first.year}." in told
    assert centre.record(here, "departure", days[1], "9:30") == "", "leaving is never barred"
    assert centre.enters(here, days[4], "9:00") == ""
    centre.breaks(here, days[4])
    second = days[4] + timedelta(days=7)
    told = centre.enters(here, days[5], "9:00")
    assert f"Zákaz vstupu trvá do {second.day}. {second.month}. {second.year}." in told
    assert "Zákaz vstupu" in centre.record(here, "shower", days[5], "9:00")
    assert centre.enters(here, days[11], "9:00") == ""


def test_somebody_leaves_and_may_come_again(centre: Centre, today: date) -> None:
    here = centre.comes(0)
    left = step(centre.client, here, "smlouva/konec", ended_on="dnes")
    assert left.status_code == 302, text_of(left)
    assert Agreement.objects.get(case_id=here).ended_on == today
    assert Case.objects.get(pk=here).stage == Case.Stage.CLOSED


def test_its_room_is_seen_as_it_is(centre: Centre) -> None:
    words = text_of(centre.client.get(f"/prehledy/obsazenost/?service={DAY}"))
    assert "Denní centrum: 25 míst volných." in words
