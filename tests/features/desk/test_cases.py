"""The list of cases, search, and one case."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.actions import add_person, move
from opora.cases.models import Case
from opora.cases.search.queries import find
from opora.desk import views
from opora.people.actions import register_named
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker

SERVICE, SITE = "rodinna_poradna", "poradna"
FOUND = re.compile(r'<li><a href="/pripady/\d+/">(.*?)</a>')


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE)


def titles(answer: Any) -> list[str]:
    return [row.title for row in answer.context["rows"]]


def found(answer: Any) -> list[str]:
    """Titles as they stand in the list of what a search has found."""
    return [unescape(one) for one in FOUND.findall(answer.content.decode())]


def test_the_list_is_in_czech_order_and_paged(
    me: Account, client_of: SignIn, file_of: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 3)
    families = ["Zíka", "Chalupa", "Čech", "Hora", "Cibulka", "Šíma", "Cikán"]
    for family in families:
        file_of(me, SERVICE, SITE, name=f"Jan {family}")
    client = client_of(me)
    pages = [client.get(f"/pripady/?from={start}") for start in (0, 3, 6)]
    assert [title for one in pages for title in titles(one)] == [
        "Jan Cibulka", "Jan Cikán", "Jan Čech", "Jan Hora", "Jan Chalupa", "Jan Šíma", "Jan Zíka",
    ]  # fmt: skip
    assert [(one.context["previous"], one.context["next"]) for one in pages] == [
        (None, 3), (0, 6), (3, None),
    ]  # fmt: skip
    assert [one.context["in_all"] for one in pages] == [7, 7, 7]
    shown = pages[0].content.decode()
    assert re.search(r'href="\?from=3"[^>]*>(<[^>]*>|\s)*Následující', shown)
    assert len(re.findall(r">\s*Další\s*<", shown)) == 1, "the tab of the phone alone"


@pytest.mark.parametrize("start", ["", "-1", "x", "²", "9" * 30, "1e3"])
def test_an_odd_page_number_is_no_error(start: str, me: Account, client_of: SignIn) -> None:
    assert client_of(me).get("/pripady/", {"from": start}).status_code == 200
    assert client_of(me).get("/tym/", {"from": start}).status_code == 200


def test_mine_and_one_stage(
    me: Account, worker: Worker, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    file_of(me, SERVICE, SITE, name="Jan Můj")
    other = file_of(worker(SERVICE), SERVICE, SITE, name="Jan Cizí")
    move(other, Case.Stage.CLOSED, on=today)
    client = client_of(me)
    assert titles(client.get("/pripady/")) == ["Jan Cizí", "Jan Můj"]
    assert titles(client.get("/pripady/?whose=mine")) == ["Jan Můj"]
    assert titles(client.get("/pripady/?stage=closed")) == ["Jan Cizí"]
    assert titles(client.get("/pripady/?stage=nothing")) == ["Jan Cizí", "Jan Můj"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("simkova", ["Růžena Šimková"]),
        ("ŠIM", ["Růžena Šimková"]),
        ("růž", ["Růžena Šimková"]),
        ("ruzena simkova", ["Růžena Šimková"]),
        ("šimková  růžena", ["Růžena Šimková"]),
        ("ruzena novak", []),
        ("imkova", []),
        ("RK-07", ["RK-07 1998"]),
        ("1998", ["RK-07 1998"]),
        ("1998 rk", ["RK-07 1998"]),
        ("rko7 19", ["RK-07 1998"]),
        ("07", []),
        ("98", []),
        ("-", []),
        ("rk-07 1998", ["RK-07 1998"]),
        ("o'brien", ["Liam O'Brien"]),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("", []),
        ("   ", []),
        ("a b c d e f", []),
    ],
)
def test_search_takes_beginnings_without_diacritics_and_codes(
    typed: str, expected: list[str], me: Account, client_of: SignIn, file_of: OpenCase
) -> None:
    for name in ("Růžena Šimková", "Liam O'Brien", "Pavel Novák"):
        file_of(me, SERVICE, SITE, name=name)
    file_of(me, SERVICE, SITE, code="RK-07 1998")
    answer = client_of(me).post("/hledat/", {"words": typed})
    assert found(answer) == expected
    if typed.strip() and not expected:
        assert "Nic se nenašlo" in answer.content.decode()


def test_what_was_found_says_when_there_is_more(
    me: Account, client_of: SignIn, file_of: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opora.desk.found.MOST", 2)
    more = "Je jich víc než 2,"
    for name in ("Jana Nová", "Jana Malá", "Jana Bílá"):
        file_of(me, SERVICE, SITE, name=name)
    answer = client_of(me).post("/hledat/", {"words": "jana"})
    assert found(answer) == ["Jana Bílá", "Jana Malá"]
    assert more in answer.content.decode()
    assert len(Event.objects.get(code="look.search").subjects) == 2
    assert more not in client_of(me).post("/hledat/", {"words": "nova"}).content.decode()


def test_search_finds_everybody_in_the_case_each_case_once(
    me: Account, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    case = file_of(me, SERVICE, SITE, name="Jan Bílý", title="Bílých")
    by = viewer_of(me)
    sister = register_named(given_name="Jana", family_name="Bílá", by=by, on=today)
    add_person(case_id=case.pk, person=sister, relation="sestra", client=True, by=by, on=today)
    assert found(client_of(me).post("/hledat/", {"words": "jan"})) == ["Bílých"]
    assert find(by, "jana bila")
    assert [one.id for one in find(by, "Bílých")] == [case.pk], "by the name on the sheet too"
    assert [one.id for one in find(by, "bíl")] == [case.pk], "and once, however it is found"
    assert not find(by, "bila bily"), "both words are of one person"


def test_what_was_looked_for_is_neither_in_an_address_nor_in_the_trace(
    me: Account, client_of: SignIn, file_of: OpenCase
) -> None:
    case = file_of(me, SERVICE, SITE, name="Růžena Šimková")
    client = client_of(me)
    assert found(client.get("/hledat/", {"words": "Šimková"})) == []
    client.post("/hledat/", {"words": "Šimková"})
    event = Event.objects.get(code="look.search")
    assert event.subjects == [f"case:{case.pk}"]
    assert event.digest == ""


def test_a_page_is_not_shown_when_the_look_cannot_be_written(
    me: Account, client_of: SignIn, file_of: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = file_of(me, SERVICE, SITE, name="Růžena Šimková")
    client = client_of(me)
    client.raise_request_exception = False

    def fail(happenings: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("opora.access.actions.append", fail)
    for path in ("/", "/pripady/", f"/pripady/{case.pk}/", "/tym/"):
        answer = client.get(path)
        assert answer.status_code == 500, path
        assert "Šimková" not in answer.content.decode()
    answer = client.post("/hledat/", {"words": "simkova"})
    assert answer.status_code == 500
    assert "Šimková" not in answer.content.decode()


def test_looking_at_a_case_twice_is_one_look(
    me: Account, client_of: SignIn, file_of: OpenCase
) -> None:
    case = file_of(me, SERVICE, SITE)
    client = client_of(me)
    for _ in range(3):
        assert client.get(f"/pripady/{case.pk}/").status_code == 200
    assert Event.objects.filter(code="look.case", case_id=case.pk).count() == 1


@pytest.mark.parametrize("entries", ["", "5", "99999999999", "x", "²"])
def test_an_odd_number_of_entries_is_no_error(
    entries: str, me: Account, client_of: SignIn, file_of: OpenCase
) -> None:
    case = file_of(me, SERVICE, SITE)
    assert client_of(me).get(f"/pripady/{case.pk}/", {"entries": entries}).status_code == 200


def test_heads_and_auditors_read_the_trace_of_a_case(
    me: Account, worker: Worker, client_of: SignIn, file_of: OpenCase
) -> None:
    case = file_of(me, SERVICE, SITE)
    client_of(me).get(f"/pripady/{case.pk}/")
    path = f"/pripady/{case.pk}/stopa/"
    assert path not in client_of(me).get(f"/pripady/{case.pk}/").content.decode()
    for role in (Role.HEAD, Role.AUDITOR):
        client = client_of(worker(SERVICE, role))
        assert path in client.get(f"/pripady/{case.pk}/").content.decode()
        shown = client.get(path).content.decode()
        assert f"{me.full_name}: nahlédnutí" in shown
        assert f"{me.full_name}: otevření případu" in shown
        assert "nahlédnutí do historie případu" in shown


TAKES_A_CONTACT = "první kontakt."


@pytest.mark.parametrize(
    ("role", "on_the_day", "in_the_list"),
    [
        (Role.SOCIAL_WORKER, "Otevře ho první kontakt.", "Případ otevře první kontakt."),
        (Role.ASSISTANT, "Žádný váš případ tu teď není.", "Uzavřené a předané najdete"),
        (Role.AUDITOR, "Žádný váš případ tu teď není.", "Uzavřené a předané najdete"),
        (Role.TECHNICAL_ADMIN, "Žádný váš případ tu teď není.", "Vaše role případy nevidí."),
    ],
)
def test_whoever_takes_no_contact_is_not_told_to_take_one(
    role: Role, on_the_day: str, in_the_list: str, worker: Worker, client_of: SignIn
) -> None:
    client = client_of(worker(SERVICE, role))
    for path, told in (("/", on_the_day), ("/pripady/", in_the_list)):
        page = client.get(path).content.decode().replace("\u00a0", " ")
        assert told in page
        assert (TAKES_A_CONTACT in page) is (role is Role.SOCIAL_WORKER)


def test_my_day_counts_the_cases_that_its_link_opens(
    me: Account, client_of: SignIn, file_of: OpenCase, today: date
) -> None:
    """A case that is over is among mine, and neither counted nor opened by the day."""
    for name in ("Jana Nová", "Jana Malá", "Jana Bílá"):
        case = file_of(me, SERVICE, SITE, name=name)
    move(case, Case.Stage.CLOSED, on=today)
    client = client_of(me)
    day = client.get("/").content.decode()
    (path,) = set(re.findall(r'href="(/pripady/\?whose=[a-z]+)"', day))
    assert "2 případy" in day.replace("\xa0", " ")
    assert titles(client.get(path)) == ["Jana Malá", "Jana Nová"]
    assert len(titles(client.get("/pripady/?whose=mine"))) == 3
