"""``opora account``: the way in for an organisation that begins."""

import io

import pytest
from django.test import Client

from opora.access.models import Account, Assignment, Organisation
from opora.access.queries import viewer_of
from opora.access.roles import HEADS
from opora.audit.models import Event
from opora.config import cli

pytestmark = pytest.mark.django_db

PASSWORD = "tichá voda mele"
FOUND = ["--name", "Jana Nová", "--organisation", "Dobrý soused, z. s."]
HEAD = ["--post", "head:rodinna_poradna"]


def account(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    return cli.main(["account", *words])


def signs_in(login: str, password: str) -> bool:
    answer = Client().post("/prihlaseni/", {"username": login, "password": password})
    return answer.status_code == 302


def test_the_first_account_founds_the_organisation_and_signs_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert account(monkeypatch, "jnova", *FOUND, *HEAD) == 0
    made = Account.objects.get()
    assert (made.full_name, made.organisation.name) == ("Jana Nová", "Dobrý soused, z. s.")
    assert set(viewer_of(made).services(HEADS)) == {"rodinna_poradna"}
    assert signs_in("jnova", PASSWORD)
    told = capsys.readouterr().out
    assert "vedoucí: rodinna_poradna" in told
    assert PASSWORD not in told
    codes = list(Event.objects.order_by("number").values_list("code", flat=True))
    assert codes[:3] == ["access.found_organisation", "access.open_account", "access.give_post"]
    assert cli.main(["audit", "verify"]) == 0


def test_the_next_account_is_of_the_same_organisation(monkeypatch: pytest.MonkeyPatch) -> None:
    account(monkeypatch, "jnova", *FOUND, *HEAD)
    assert account(monkeypatch, "pstary", "--name", "Petr Starý") == 0
    assert Organisation.objects.count() == 1
    assert Account.objects.get(username="pstary").organisation == Organisation.objects.get()


def test_posts_are_given_once_and_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_most = ["--post", "social_worker:ohrozene_rodiny:most"]
    account(monkeypatch, "jnova", *FOUND, *at_most)
    assert "Službu ohrozene_rodiny zatím nikdo nevede" in capsys.readouterr().out
    before = Event.objects.count()
    assert account(monkeypatch, "jnova", *at_most) == 0
    assert Event.objects.count() == before, "held already"
    assert account(monkeypatch, "jnova", "--end-post", "social_worker:ohrozene_rodiny:most") == 0
    assert not Assignment.objects.exists()
    assert "zatím bez práce ve službě" in capsys.readouterr().out
    assert Event.objects.filter(code="access.end_post").count() == 1


def test_a_new_password_signs_out_whoever_has_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    account(monkeypatch, "jnova", *FOUND, *HEAD)
    browser = Client()
    browser.post("/prihlaseni/", {"username": "jnova", "password": PASSWORD})
    assert browser.get("/").status_code == 200
    assert account(monkeypatch, "jnova", "--password", typed="břehy podemílá") == 0
    assert browser.get("/").status_code == 302
    assert not signs_in("jnova", PASSWORD)
    assert signs_in("jnova", "břehy podemílá")
    assert Event.objects.filter(code="access.new_password").count() == 1


@pytest.mark.parametrize(
    ("words", "typed", "says"),
    [
        (["jnova"], PASSWORD, "Nový potřebuje --name"),
        (["jnova", "--name", "Jana Nová"], PASSWORD, "založí ji --organisation"),
        (["jnova", *FOUND], "krátké", "aspoň 12 znaků"),
        (["jnova", *FOUND], "", "aspoň 12 znaků"),
        (["jnova", *FOUND], "1q2w3e4r5t6y", "zkouší každý"),
        (["jnova", *FOUND], "Jana Nováková", "podobné jménu"),
        (["jnova", *FOUND, "--post", "boss:rodinna_poradna"], PASSWORD, "roli „boss“ neznáme"),
        (["jnova", *FOUND, "--post", "head:poradna"], PASSWORD, "službu „poradna“ neznáme"),
        (["jnova", *FOUND, "--post", "head:ohrozene_rodiny:brno"], PASSWORD, "místo „brno“"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    words: list[str],
    typed: str,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert account(monkeypatch, *words, typed=typed) == 2
    assert says in capsys.readouterr().err
    assert not Account.objects.exists()
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()


def test_another_organisation_is_not_founded_by_a_slip(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    account(monkeypatch, "jnova", *FOUND, *HEAD)
    wrong = ["--name", "Petr Starý", "--organisation", "Dobrý soused"]
    assert account(monkeypatch, "pstary", *wrong) == 2
    assert "tady pracují: Dobrý soused, z. s." in capsys.readouterr().err
    assert Account.objects.count() == 1


@pytest.mark.parametrize("other", [["--name", "Josef Nový"], ["--organisation", "Jiní, z. s."]])
def test_a_login_that_somebody_has_is_not_given_to_another(
    other: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    account(monkeypatch, "jnova", *FOUND)
    assert account(monkeypatch, "jnova", *other, *HEAD) == 2
    assert "už má Jana Nová, Dobrý soused, z. s." in capsys.readouterr().err
    assert not Assignment.objects.exists()
    assert account(monkeypatch, "jnova", *FOUND, *HEAD) == 0, "the same words again"


def test_on_a_terminal_the_password_is_asked_for_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = iter([PASSWORD, "něco jiného než to", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(given))
    assert cli.main(["account", "jnova", *FOUND]) == 2
    assert "nejsou stejná" in capsys.readouterr().err
    assert cli.main(["account", "jnova", *FOUND]) == 0
