"""Addresses that nobody was led to: ids, questions and bodies that no page has made."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse, QueryDict

import opora
from tests.access.addresses import WAYS
from tests.access.ways import GET_ONLY
from tests.bad_input.conftest import Storm
from tests.bad_input.values import HUGE, LONG
from tests.division import WHOLE

pytestmark = pytest.mark.django_db

ASKED = re.compile(r'GET\.get(?:list)?\(\s*"(\w+)"')
"""Names that the product reads from addresses."""
VALUES: tuple[str, ...] = ("", "abc", "²", HUGE, "9" * 5000, "%00", "%ED%A0%80", "9999-12-31")
if not WHOLE:
    VALUES = (HUGE, "%00")  # what a database may stumble over
IDS = (10**30, 2**63)
BODIES = ("a\x00b", HUGE, "raw:%ED%A0%80", *(("", "   ", "🙂", LONG, "²") if WHOLE else ()))
BESIDE = (
    "search", "login", "logout", "contact_draft", "contact_discard", "contact_follows",
    "acts_weigh", "agreement_preview", "handover_aside",
)  # fmt: skip
"""What is posted without a page of its own."""


def names_asked() -> set[str]:
    """Every name that is read from an address; others are never looked at."""
    folder = Path(opora.__file__).parent
    files = [one for one in folder.rglob("*.py") if one.name != "gallery.py"]
    return {name for one in files for name in ASKED.findall(one.read_text())}


def test_the_names_are_found() -> None:
    assert {"co", "den", "entries", "from", "predano", "schuzka", "ukon", "year"} <= names_asked()


EVERY_STEP = {"predano"}
"""Every step looks at it in one place: the first contact stands for all of them."""


def readers(storm: Storm) -> set[str]:
    """Pages that look at a question of their address; to the others it is the same page again."""
    paths = {storm.places(name, 1)[0][-1] for name, way in WAYS.items() if way.get != GET_ONLY}
    looked_at: set[str] = set()
    names = names_asked() - EVERY_STEP
    found: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        for look in ("get", "getlist", "__contains__"):
            patch.setattr(QueryDict, look, noting(getattr(QueryDict, look), looked_at))
        for path in paths:
            looked_at.clear()
            storm.get(path)
            if looked_at & names:
                found.add(path)
    return found | {"/kontakt/"}


def noting(look: Callable[..., Any], looked_at: set[str]) -> Callable[..., Any]:
    """The same look, after the name has been noted."""

    def noted(asked: QueryDict, name: str, *more: Any) -> Any:
        looked_at.add(name)
        return look(asked, name, *more)

    return noted


def test_no_question_in_an_address_is_an_error(storm: Storm) -> None:
    asked_of = readers(storm)
    assert {"/pripady/", "/kontakt/", "/den/", "/prehledy/", "/stiznosti/"} <= asked_of
    names = sorted((names_asked() | {"mesic", "strana"}) - {"service"})
    wrong = {}
    for value in VALUES:
        said = value if value.startswith("%") else quote(value)
        asked = "&".join(f"{name}={said}" for name in names)
        for path in asked_of:
            status = storm.get(f"{path}?{asked}").status_code
            if status not in {200, 302, 403, 404}:
                wrong[path, value[:20]] = status
        assert storm.get(f"/prehledy/?service={said}").status_code == 404
    assert wrong == {}


@pytest.mark.parametrize("number", IDS)
def test_an_id_that_is_nowhere_is_absent(number: int, storm: Storm) -> None:
    found = {}
    for name, way in WAYS.items():
        numbers = [one for one in re.findall(r"{(\w+)}", way.path) if one not in TEXTS]
        for one in numbers:
            path = way.path.format(**storm.made | {one: number})
            for answer in (storm.get(path), storm.post(path, {})):
                if answer.status_code not in {404, 405}:
                    found[f"{name}: {path}"] = answer.status_code
    assert found == {}


TEXTS = {"service", "question", "parameter"}


@pytest.mark.parametrize("text", ["neni", "0", "a" * 3000, "%00"])
def test_a_name_that_is_nowhere_is_absent(text: str, storm: Storm) -> None:
    for way in WAYS.values():
        for one in TEXTS & set(re.findall(r"{(\w+)}", way.path)):
            known = {"service": "dluhova_poradna", "question": "x", "parameter": "x"}
            path = way.path.format(**{**known, one: text})
            assert storm.get(path).status_code in {403, 404}, path
            assert storm.post(path, {}).status_code in {403, 404, 405}, path


@pytest.mark.parametrize("value", BODIES)
@pytest.mark.parametrize("name", BESIDE)
def test_what_is_posted_beside_the_forms_is_no_error(name: str, value: str, storm: Storm) -> None:
    path = storm.places(name, 1)[0][-1]
    sent: dict[str, str | list[str]] = dict.fromkeys(TYPED_BESIDE, value)
    answer: HttpResponse = storm.post(path, sent)
    assert answer.status_code in {200, 204, 302, 403, 404, 405, 422}
    if name == "search" and value.strip() and not value.startswith("raw:"):
        assert value.replace("\x00", "")[:50] in answer.content.decode()


TYPED_BESIDE = (
    "words", "username", "password", "next", "post", "way", "who", "given_name", "request", "on",
    "birth", "kind", "day", "at", "minutes", "people", "note", "place", "form", "concluded_on",
    "valid_until", "goals", "acts", "fee", "fact-age", "once", "seen", "justification", "departure",
    "decided", "hand_over", "hand_over_why", "again",
)  # fmt: skip


def test_a_page_too_long_to_be_read_is_told_in_czech(storm: Storm) -> None:
    answer = storm.post("/kontakt/", {f"name{one}": "x" for one in range(1100)})
    assert answer.status_code == 400
    assert "Tolik" in answer.content.decode()
