"""Who waits by points that the service has published, in a service known by its definition only."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from opora.cases.models import Case
from opora.catalog import Catalog, current, folder, swapped
from opora.catalog.folders import SAMPLES, SHARED
from opora.catalog.load import load
from tests.features.intake.conftest import case_page, step, text_of

CARE = "pecovatelska_sluzba"
HERE = f"/prehledy/obsazenost/?service={CARE}"
SignedIn = Callable[..., Client]
Opened = Callable[..., int]
LIMIT = """
- id: PS9.agreements
  topic: zadost
  effect: forbid
  kind: capacity
  capacity: {counts: agreements_running, limit: 5}
  at: [may_accept, may_conclude_agreement]
  instead: [refer]
  source: {basis: published, document: podminky, place: {cs: kapacita, en: capacity}}
  cs: "Máme {limit:num} míst."
  en: "There are {limit:num} places."
  no: {cs: "Obsazeno je {agreements_running} z {limit:num}.", en: "{agreements_running} taken."}
"""


@pytest.fixture(autouse=True)
def care(tmp_path: Path) -> Iterator[Catalog]:
    """An installation in which home care is worked in, with five places."""
    shutil.copytree(folder() / SAMPLES, tmp_path / "services")
    shutil.copytree(folder() / SHARED, tmp_path / "services" / SHARED)
    rules = tmp_path / "services" / CARE / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + LIMIT, encoding="utf-8")
    more = load(tmp_path / "services").services
    with swapped(Catalog({**current().services, **more})) as catalog:
        yield catalog


@pytest.fixture
def waiting(signed_in: SignedIn, opened: Opened) -> tuple[Client, dict[str, int]]:
    """Three who applied one after another: nothing known of the first, 85 years, from hospital."""
    client = signed_in(CARE)
    found = {}
    people: dict[str, tuple[str, dict[str, str]]] = {
        "Neptaná": ("70 let", {}),
        "Stará": ("85 let", {"lives_alone": "no", "from_hospital": "no"}),
        "Nemocná": ("66 let", {"lives_alone": "yes", "from_hospital": "yes"}),
    }
    for name, (birth, answers) in people.items():
        found[name] = opened(client, CARE, birth=birth, family_name=name)
        asked = text_of(client.get(f"/pripady/{found[name]}/poradnik/"))
        assert "Bydlí zájemce bez dalších lidí?" in asked
        sent = step(client, found[name], "poradnik", **answers)
        assert sent.status_code == 302, text_of(sent)
        assert Case.objects.get(pk=found[name]).stage == Case.Stage.WAITING
    return client, found


def test_more_points_come_first_and_say_why(waiting: tuple[Client, dict[str, int]]) -> None:
    client, _cases = waiting
    words = text_of(client.get(HERE))
    assert words.index("Nemocná") < words.index("Stará") < words.index("Neptaná")
    assert "7 bodů: bydlí bez dalších lidí 3, přichází z nemocnice 4." in words
    assert "2 body: věk 85 let 2." in words
    assert "podle bodů, potom podle dne, kdy se ozvali" in words
    assert "V domácnostech, první den" in words
    assert " 0 dní" not in words


def test_what_nobody_asked_gives_no_points_and_is_asked(
    waiting: tuple[Client, dict[str, int]],
) -> None:
    client, cases = waiting
    words = text_of(client.get(HERE))
    assert "0 bodů. Zatím nevíme: zda přichází z nemocnice, zda bydlí bez dalších lidí." in words
    answers = f"/pripady/{cases['Neptaná']}/odpovedi/"
    assert answers in client.get(HERE).content.decode()
    assert "Přichází zájemce z nemocnice?" in text_of(client.get(answers))
    said = {"how": "changed", "lives_alone": "yes", "from_hospital": "yes"}
    assert step(client, cases["Neptaná"], "odpovedi", **said).status_code == 302
    again = text_of(client.get(HERE))
    assert "Zatím nevíme" not in again
    assert again.index("Neptaná") < again.index("Nemocná"), "the same points: the earlier first"


def test_a_free_place_tells_who_is_next_by_points(
    waiting: tuple[Client, dict[str, int]],
) -> None:
    client, cases = waiting
    page = text_of(case_page(client, cases["Nemocná"]))
    assert "Je volné místo, na řadě:" in page
    assert "7 bodů: bydlí bez dalších lidí 3, přichází z nemocnice 4." in page


def test_only_so_many_are_next_as_there_are_places(
    waiting: tuple[Client, dict[str, int]], care: Catalog
) -> None:
    client, cases = waiting
    Case.objects.exclude(pk__in=cases.values()).delete()
    rule = next(one for one in care.service(CARE).rulebook.rules if one.id == "PS9.agreements")
    object.__setattr__(rule.kind, "limit", 1)
    assert "Je volné místo, na řadě:" in text_of(case_page(client, cases["Nemocná"]))
    assert "Je volné místo, na řadě:" not in text_of(case_page(client, cases["Neptaná"]))


def test_where_no_points_are_published_nothing_is_asked(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in("ohrozene_rodiny")
    case_id = opened(client, "ohrozene_rodiny")
    asked = text_of(client.get(f"/pripady/{case_id}/poradnik/"))
    assert "bez dalších lidí" not in asked
    assert step(client, case_id, "poradnik", reason="Místo.").status_code == 302
    words = text_of(client.get("/prehledy/obsazenost/?service=ohrozene_rodiny"))
    assert "bodů" not in words


def test_the_case_says_its_place_by_points(waiting: tuple[Client, dict[str, int]]) -> None:
    client, cases = waiting
    page = text_of(case_page(client, cases["Nemocná"]))
    assert "Je 1. v pořadí (v pořadníku celkem 3)." in page
    assert "Pořadí je podle bodů. 7 bodů: bydlí bez dalších lidí 3" in page
