"""My day: what is due, in groups and in words; putting it off; the team's page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.audit.models import Event
from opora.cases.actions import agree_way, assign_key_worker, move
from opora.cases.models import Case
from opora.decisions.models import Postponement
from opora.desk.day import my_day
from tests.access.conftest import OpenCase
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue

SERVICE, SITE = "rodinna_poradna", "poradna"


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE, Role.SOCIAL_WORKER)


@pytest.fixture
def case(me: Account, file_of: OpenCase) -> Case:
    return file_of(me, SERVICE, SITE)


def text_of(answer: Any) -> str:
    return str(answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " "))


def page(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return text_of(answer)


def test_groups_go_by_day_and_only_to_the_end_of_next_week(
    me: Account, case: Case, set_due: SetDue, today: date
) -> None:
    sunday = today + timedelta(days=13 - today.weekday())
    days = [today - timedelta(1), today, sunday, sunday + timedelta(1)]
    set_due({case.pk: days})
    day = my_day(viewer_of(me), today)
    assert [(group.kind, [line.due.day for line in group.lines]) for group in day.groups] == [
        ("late", [days[0]]),
        ("today", [days[1]]),
        ("later", [days[2]]),
    ]
    assert day.later == 1
    far = my_day(viewer_of(me), today, far=True)
    assert [line.due.day for line in far.groups[-1].lines] == [days[3]]
    assert far.later == 0


def test_what_is_due_later_is_one_press_away(
    me: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    set_due({case.pk: [today + timedelta(60)]})
    browser = client_of(me)
    first = page(browser)
    assert "Za 60 dní" not in first
    assert "?pozdeji=ano" in first
    assert "Za 60 dní" in page(browser, "/?pozdeji=ano")


@pytest.mark.parametrize(
    ("late", "now", "words"),
    [
        (0, 0, "Dnes nemá termín nic"),
        (1, 0, "Po termínu je 1 věc."),
        (2, 1, "Po termínu jsou 2 věci, dnes má termín 1 věc."),
        (5, 5, "Po termínu je 5 věcí, dnes má termín 5 věcí."),
        (0, 3, "Dnes mají termín 3 věci."),
    ],
)
def test_the_lead_says_how_the_day_stands(
    late: int, now: int, words: str, me: Account, case: Case, client_of: SignIn, set_due: SetDue,
    today: date,
) -> None:  # fmt: skip
    set_due({case.pk: [today - timedelta(1)] * late + [today] * now})
    assert words in page(client_of(me))


def test_a_line_says_why_by_when_and_how_to_get_in_touch(
    me: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    agree_way(
        case_id=case.pk, channel="phone", contact="601 000 000", when="po čtvrté", message=False,
        caller_name="paní Jana", by=viewer_of(me), on=today,
    )  # fmt: skip
    set_due({case.pk: [today - timedelta(2)]})
    shown = page(client_of(me))
    for words in (
        f"Zavolat 0: {case.title}", "2 dny po termínu", "Slíbili jsme to", "Zapsat hovor",
        "601 000 000 po čtvrté.", "Představit se: paní Jana.", "Vzkaz nenechávat.",
    ):  # fmt: skip
        assert words in shown, words


def test_the_day_belongs_to_whoever_answers_for_the_case(
    me: Account, case: Case, worker: Worker, set_due: SetDue, today: date
) -> None:
    """Before a key worker is chosen whoever opened the case; then the key worker alone."""
    colleague = worker(SERVICE)
    set_due({case.pk: [today]})

    def waiting(account: Account) -> int:
        return sum(len(group.lines) for group in my_day(viewer_of(account), today).groups)

    assert (waiting(me), waiting(colleague)) == (1, 0)
    assign_key_worker(
        case_id=case.pk, worker_id=colleague.pk, since=today, by=viewer_of(me), on=today
    )
    assert (waiting(me), waiting(colleague)) == (0, 1)
    move(Case.objects.get(pk=case.pk), Case.Stage.CLOSED, on=today)
    assert (waiting(me), waiting(colleague)) == (0, 0)


def test_what_is_due_comes_first_then_todays_meetings_then_the_cases(
    me: Account, case: Case, client_of: SignIn
) -> None:
    """In this order on a phone, where everything stands in one column."""
    text = page(client_of(me))
    places = [
        text.index(f">{title}<") for title in ("K vyřízení", "Dnešní schůzky", "Moje případy")
    ]
    assert places == sorted(places)


def test_a_day_without_anything_says_so(worker: Worker, client_of: SignIn) -> None:
    shown = page(client_of(worker(SERVICE)))
    assert shown.count("Dnes nemá termín nic") == 1
    assert 'href="/kontakt/"' in shown


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TECHNICAL_ADMIN, Role.ASSISTANT])
def test_nobody_is_offered_what_is_not_theirs_to_do(
    role: Role, worker: Worker, client_of: SignIn
) -> None:
    answer = client_of(worker(SERVICE, role)).get("/")
    assert answer.context["contact_url"] == ""


def test_the_look_names_the_cases_that_were_shown(
    me: Account, case: Case, client_of: SignIn
) -> None:
    client_of(me).get("/")
    assert Event.objects.get(code="look.my_day").subjects == [f"case:{case.pk}"]


# --- putting off -------------------------------------------------------------------------------
def put_off(client: Client, case: Case, key: str, **typed: str) -> Any:
    return client.post(f"/pripady/{case.pk}/odlozit/?co={key}", typed)


def test_what_is_put_off_comes_back_on_its_day(
    me: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    set_due({case.pk: [today]})
    until = today + timedelta(days=3)
    answer = put_off(
        client_of(me), case, "thing:0", until=f"{until.day}. {until.month}. {until.year}",
        reason="Klientka odjela.",
    )  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, f"/pripady/{case.pk}/")
    kept = Postponement.objects.get()
    assert (kept.until, kept.reason, kept.by_id) == (until, "Klientka odjela.", me.pk)
    by = viewer_of(me)
    assert my_day(by, until - timedelta(1)).groups == ()
    assert [group.kind for group in my_day(by, until).groups] == ["late"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"until": "", "reason": "x"}, "Napište den."),
        ({"until": "zítra", "reason": " "}, "Napište, proč se to odkládá."),
        ({"until": "dnes", "reason": "x"}, "Napište den po dnešku."),
        ({"until": "včera", "reason": "x"}, "Napište den po dnešku."),
    ],
)
def test_putting_off_needs_a_later_day_and_a_reason(
    typed: dict[str, str], sentence: str, me: Account, case: Case, client_of: SignIn,
    set_due: SetDue, today: date,
) -> None:  # fmt: skip
    set_due({case.pk: [today]})
    answer = put_off(client_of(me), case, "thing:0", **typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Postponement.objects.exists()


@pytest.mark.parametrize("key", ["", "thing:1", "intro"])
def test_only_what_is_due_can_be_put_off(
    key: str, me: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    set_due({case.pk: [today]})
    assert put_off(client_of(me), case, key, until="zítra", reason="x").status_code == 404
    assert not Postponement.objects.exists()


def test_putting_off_twice_by_one_form_is_once(
    me: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date
) -> None:
    set_due({case.pk: [today, today]})
    client = client_of(me)
    once = client.get(f"/pripady/{case.pk}/odlozit/?co=thing:0").context["form"]["once"].value()
    answers = [
        put_off(client, case, "thing:1", until="zítra", reason="x", once=str(once))
        for _ in range(1)
    ]
    again = put_off(client, case, "thing:0", until="zítra", reason="x", once=str(once))
    assert again["Location"] == answers[0]["Location"]
    assert Postponement.objects.count() == 1


# --- the team ----------------------------------------------------------------------------------
def test_the_team_sees_what_waits_in_all_running_cases(
    me: Account, case: Case, worker: Worker, client_of: SignIn, file_of: OpenCase, set_due: SetDue,
    today: date,
) -> None:  # fmt: skip
    other = file_of(worker("kontaktni_centrum"), "kontaktni_centrum", "centrum", code="ABC 1")
    set_due({case.pk: [today], other.pk: [today]})
    shown = page(client_of(worker(SERVICE, Role.HEAD)), "/tym/")
    assert case.title in shown
    assert "ABC 1" not in shown
    assert Event.objects.get(code="look.team").subjects == [f"case:{case.pk}"]


def test_the_team_page_goes_on(
    me: Account, client_of: SignIn, file_of: OpenCase, set_due: SetDue, today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from opora.desk import views

    monkeypatch.setattr(views, "PAGE", 2)
    made = [file_of(me, SERVICE, SITE, name=f"Eva {name}") for name in ("Cah", "Adam", "Čapková")]
    set_due({one.pk: [today] for one in made})
    first, second = page(client_of(me), "/tym/"), page(client_of(me), "/tym/?from=2")
    assert "1 až 2 z 3" in first
    assert ("Eva Adam" in first, "Eva Cah" in first, "Eva Čapková" in first) == (True, True, False)
    assert "Eva Čapková" in second


def test_what_is_most_overdue_stands_first_whosever_it_is(
    me: Account, client_of: SignIn, file_of: OpenCase, set_due: SetDue, today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from opora.desk import views

    monkeypatch.setattr(views, "PAGE", 1)
    first, last = (file_of(me, SERVICE, SITE, name=f"Eva {name}") for name in ("Adam", "Žák"))
    set_due({first.pk: [today], last.pk: [today - timedelta(days=3)]})
    shown, following = page(client_of(me), "/tym/"), page(client_of(me), "/tym/?from=1")
    assert "Eva Žák" in shown
    assert "Eva Adam" not in shown
    assert "Po termínu je 1 věc, dnes má termín 1 věc." in shown.replace("\xa0", " ")
    assert "Eva Adam" in following
    subjects = [one.subjects for one in Event.objects.filter(code="look.team").order_by("number")]
    assert subjects == [[f"case:{last.pk}"], [f"case:{first.pk}"]], "only what was shown"


@pytest.fixture
def no_dues(set_due: SetDue) -> Callable[[], None]:
    return lambda: set_due({})
