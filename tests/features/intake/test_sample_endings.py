"""How agreements end in services that the code has never heard of: notice without a breach."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.doors import Invalid
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.models import Agreement, Breach, Ending, Notice
from opora.agreements.notices.actions import give_notice
from opora.agreements.notices.grounds import Given, open_grounds
from opora.audit.models import Event
from opora.catalog import Catalog, current, folder, swapped
from opora.catalog.folders import SAMPLES
from opora.catalog.load import load
from opora.rules.days import add_months
from opora.ui import words
from tests.features.conftest import Worker
from tests.features.intake.conftest import case_page, step, text_of

SHELTER, CARE = "azylovy_dum", "pecovatelska_sluzba"
SignedIn = Callable[..., Client]
Opened = Callable[..., int]
FITS: dict[str, dict[str, Any]] = {
    CARE: {"infectious": "no"},
    SHELTER: {"adult_age": "30", "children": "2", "child_age": "17", "per_mille": "0",
              "ended_for_breach": "no"},
}  # fmt: skip
NOTICE = {"form": "written", "text": "Vypovídáme smlouvu.", "given_on": "dnes"}


@pytest.fixture(autouse=True)
def samples() -> Iterator[Catalog]:
    """An installation in which the samples are worked in."""
    more = load(folder() / SAMPLES).services
    with swapped(Catalog({**current().services, **more})) as catalog:
        yield catalog


@pytest.fixture
def agreed(signed_in: SignedIn, opened: Opened, today: date) -> Callable[..., tuple[Client, int]]:
    """A case with an agreement so many days old, and its head, signed in."""

    def make(service: str, days_ago: int) -> tuple[Client, int]:
        since = (today - timedelta(days=days_ago)).isoformat()
        head = signed_in(service, Role.HEAD)
        case_id = opened(head, service, birth="70 let", on=since)
        sent = step(head, case_id, "prijeti", **{**FITS[service], "on": since})
        assert sent.status_code == 302, text_of(sent)
        terms = {"form": "written", "concluded_on": since, "goals": "Pomoc doma.",
                 "when_broken": "Promluvíme si.", "ways_to_end": "Kdykoli."}  # fmt: skip
        sent = step(head, case_id, "smlouva/uzavrit", **terms)
        assert sent.status_code == 302, text_of(sent)
        return head, case_id

    return make


Agreed = Callable[..., tuple[Client, int]]


def delivered(head: Client, case_id: int) -> Notice:
    """The notice reached the client today."""
    row = Notice.objects.get(agreement__case_id=case_id)
    told = {"delivered_on": "dnes", "way": "in_hand"}
    sent = step(head, case_id, f"vypoved/{row.pk}/doruceni", **told)
    assert sent.status_code == 302, text_of(sent)
    row.refresh_from_db()
    return row


def plain(day: str) -> str:
    """With plain spaces, as ``text_of`` has them."""
    return day.replace("\xa0", " ")


def next_month(today: date) -> date:
    return add_months(today.replace(day=1), 1)


def last_after_trial(today: date) -> date:
    """One month from the first of the next one."""
    return add_months(next_month(today), 1) - timedelta(days=1)


def test_a_published_ground_without_a_breach_is_offered(agreed: Agreed, today: date) -> None:
    head, case_id = agreed(CARE, 150)
    page = text_of(head.get(f"/pripady/{case_id}/vypoved/"))
    assert "Vůle jedné ze stran" in page
    assert "Zatím tu není zapsané žádné porušení" not in page
    sent = step(head, case_id, "vypoved", **NOTICE, leans_on="either_side")
    assert sent.status_code == 302, text_of(sent)
    row = delivered(head, case_id)
    assert (row.ground, row.breach_id) == ("either_side", None)
    assert row.ends_on == last_after_trial(today)
    page = text_of(case_page(head, case_id))
    assert "Výpověď: vůle jedné ze stran" in page
    assert "Potom je výpovědní lhůta jeden měsíc" in page
    assert f"poslední den {plain(words.long_day_near(row.ends_on, today))}." in page
    if next_month(today) - today > timedelta(days=1):
        assert f"Začne běžet {plain(words.full_day(next_month(today)))}" in page
        assert "lhůta ještě neběží" in page
    paper = head.get(f"/pripady/{case_id}/dokumenty/tisk/vypoved/{row.pk}/")
    assert "vůle jedné ze stran" in text_of(paper)
    assert plain(words.full_day(row.ends_on)) in text_of(paper)


def test_through_the_trial_it_ends_from_day_to_day(agreed: Agreed, today: date) -> None:
    head, case_id = agreed(CARE, 10)
    assert step(head, case_id, "vypoved", **NOTICE, leans_on="either_side").status_code == 302
    row = delivered(head, case_id)
    assert row.ends_on == today
    page = text_of(case_page(head, case_id))
    assert f"Poslední den {plain(words.long_day_near(today, today))}." in page
    assert "Začne běžet" not in page


def test_such_an_end_is_none_for_breach(agreed: Agreed, today: date) -> None:
    head, case_id = agreed(CARE, 10)
    earlier = NOTICE | {"given_on": (today - timedelta(days=3)).isoformat()}
    assert step(head, case_id, "vypoved", **earlier, leans_on="either_side").status_code == 302
    row = Notice.objects.get()
    told = {"delivered_on": earlier["given_on"], "way": "in_hand"}
    assert step(head, case_id, f"vypoved/{row.pk}/doruceni", **told).status_code == 302
    assert step(head, case_id, f"vypoved/{row.pk}/dobehla").status_code == 302
    ending = Ending.objects.get()
    assert (ending.kind, ending.terminated_on) == (Ending.Kind.NOTICE, None)


@pytest.mark.parametrize("forged", ["internal_rules", "agreement", "conduct", "warnings", "x"])
def test_a_ground_that_a_breach_has_to_open_stays_closed(
    agreed: Agreed, today: date, forged: str
) -> None:
    """By a forged post and by the action; of another service's words it knows none."""
    head, case_id = agreed(CARE, 150)
    sent = step(head, case_id, "vypoved", **NOTICE, leans_on=forged)
    assert sent.status_code == 422
    by = viewer_of(Agreement.objects.get(case_id=case_id).concluded_by)
    given = Given(given_on=today, form="written", text="Vypovídáme.", ground=forged)
    with pytest.raises(Invalid) as told:
        give_notice(case_id=case_id, given=given, by=by, on=today)
    assert "leans_on" in told.value.sentences
    assert not Notice.objects.exists()


def test_only_the_head_gives_it(agreed: Agreed, worker: Worker, client_of: Any) -> None:
    _head, case_id = agreed(CARE, 150)
    other = client_of(worker(CARE, Role.SOCIAL_WORKER))
    sent = step(other, case_id, "vypoved", **NOTICE, leans_on="either_side")
    assert sent.status_code == 422
    assert "Výpověď dává vedoucí." in text_of(sent)
    assert not Notice.objects.exists()
    assert Event.objects.filter(code="step.refused", case_id=case_id).exists()


def test_on_any_other_ground_the_texts_are_silent(agreed: Agreed) -> None:
    head, case_id = agreed(CARE, 150)
    sent = step(head, case_id, "vypoved", **NOTICE, leans_on="other")
    assert sent.status_code == 422
    assert "O výpovědi z jiného důvodu podmínky nemluví" in text_of(sent)
    assert not Notice.objects.exists()


def test_warnings_of_the_record_open_the_notice_of_the_shelter(agreed: Agreed, today: date) -> None:
    """The ground is offered to everybody; the rule opens it with three recorded warnings."""
    head, case_id = agreed(SHELTER, 150)
    assert "Opakovaná upozornění" in text_of(head.get(f"/pripady/{case_id}/vypoved/"))
    for number, ago in enumerate((60, 30, 5)):
        refused = step(head, case_id, "vypoved", **NOTICE, leans_on="warnings")
        assert refused.status_code == 422, number
        warned(head, case_id, today - timedelta(days=ago))
    sent = step(head, case_id, "vypoved", **NOTICE, leans_on="warnings")
    assert sent.status_code == 302, text_of(sent)
    assert delivered(head, case_id).ends_on == today + timedelta(days=14)


def warned(head: Client, case_id: int, day: date) -> None:
    """A breach of that day, and a warning for it."""
    broken = {"ground": "agreement", "what": "Dluh.", "rule": "Platí se včas.",
              "present": "Nikdo další.", "happened_on": day.isoformat()}  # fmt: skip
    assert step(head, case_id, "poruseni", **broken).status_code == 302
    url = f"poruseni/{Breach.objects.latest('pk').pk}/napomenuti"
    said = {"given_on": day.isoformat(), "form": "written", "text": "Zaplaťte prosím."}
    sent = step(head, case_id, url, **said)
    assert sent.status_code == 302, text_of(sent)


@pytest.mark.parametrize(("longer", "status"), [(0, 302), (1, 422)])
def test_warnings_count_from_the_first_to_the_third_of_them(
    agreed: Agreed, today: date, longer: int, status: int
) -> None:
    """However long before the notice: the conditions say so of the warnings alone."""
    head, case_id = agreed(SHELTER, 320)
    third = today - timedelta(days=90)
    first = add_months(third, -6) + timedelta(days=1 - longer)
    for day in (first, first + timedelta(days=30), third):
        warned(head, case_id, day)
    sent = step(head, case_id, "vypoved", **NOTICE, leans_on="warnings")
    assert sent.status_code == status, text_of(sent)
    if status == 422:
        assert "aspoň tři upozornění mají přijít během šesti měsíců" in text_of(sent)
        assert not Notice.objects.exists()


def test_a_notice_is_corrected_without_losing_its_ground(agreed: Agreed) -> None:
    head, case_id = agreed(CARE, 150)
    assert step(head, case_id, "vypoved", **NOTICE, leans_on="either_side").status_code == 302
    row = Notice.objects.get()
    url = f"zapis/notice/{row.pk}/opravit"
    page = head.get(f"/pripady/{case_id}/{url}/").content.decode()
    assert 'value="either_side"' in page
    changed = NOTICE | {"text": "Vypovídáme k prvnímu.", "leans_on": "either_side"}
    sent = step(head, case_id, url, **changed, why="Překlep.")
    assert sent.status_code == 302, text_of(sent)
    row.refresh_from_db()
    assert (row.ground, row.text) == ("either_side", "Vypovídáme k prvnímu.")


def test_which_grounds_need_no_breach_is_said_by_the_definition(today: date) -> None:
    services = current().services
    found = {name: open_grounds(one, today) for name, one in services.items()}
    assert {name: one for name, one in found.items() if one} == {
        CARE: ("either_side",),
        SHELTER: ("warnings",),
    }


@pytest.mark.parametrize(("days_ago", "said"), [(10, "hned dnes"), (150, "poslední den")])
def test_the_clients_own_end_says_what_is_published_and_goes_through(
    agreed: Agreed, today: date, days_ago: int, said: str
) -> None:
    head, case_id = agreed(CARE, days_ago)
    page = text_of(head.get(f"/pripady/{case_id}/smlouva/konec/"))
    assert "každý může skončit ze dne na den" in page
    assert "Když klient řekne dnes, že končí" in page
    assert said in page
    if days_ago > 100:
        assert plain(words.long_day_near(last_after_trial(today), today)) in page
    assert step(head, case_id, "smlouva/konec", ended_on="dnes").status_code == 302
    assert Agreement.objects.get(case_id=case_id).ended_on == today


def test_where_nothing_is_published_for_the_client_nothing_is_said(agreed: Agreed) -> None:
    head, case_id = agreed(SHELTER, 10)
    page = text_of(head.get(f"/pripady/{case_id}/smlouva/konec/"))
    assert "Když klient řekne dnes" not in page
