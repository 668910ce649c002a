"""A digest a day: counts and a link, once, whatever the server does."""

from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.models import Case
from opora.reminders import actions
from opora.reminders.jobs.worker import one_round
from opora.reminders.models import Digest
from tests.access.conftest import OpenCase
from tests.features.absences.test_stand_in import away
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue
from tests.features.reminders.conftest import Post

SERVICE, SITE = "rodinna_poradna", "poradna"
PAGE = "/ja/pripominky/"


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker(SERVICE, name="Jana Pracující")


@pytest.fixture
def case(me: Account, file_of: OpenCase) -> Case:
    return file_of(me, SERVICE, SITE, name="Božena Tajemná")


def wants(who: Account, mode: str = "daily", hour: int = 0) -> None:
    by = viewer_of(who)
    actions.choose(mode=mode, email="jana@example.cz", hour=hour, by=by, on=by.today)


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\xa0", " ")


def states() -> list[tuple[str, int]]:
    return list(Digest.objects.order_by("pk").values_list("state", "tries"))


def due_again() -> None:
    Digest.objects.update(next_try=timezone.now() - timedelta(seconds=1))


def test_the_letter_says_how_many_and_names_nobody(
    me: Account,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today - timedelta(1), today - timedelta(3), today]})
    wants(me)
    one_round()
    one_round()
    [letter] = mail.letters
    assert letter["To"] == "jana@example.cz"
    body = letter.get_content()
    assert "Po termínu: 2\n- Zapsat hovor: 2\nDnes má termín: 1" in body.replace("\r", "")
    assert "https://opora.example.cz/" in body
    for named in ("Božena", "Tajemná", "Zavolat", "Jana", "pripady"):
        assert named not in body + letter["Subject"]
    assert states() == [("sent", 1)]


def test_only_overdue_and_off_and_the_hour_are_kept_to(
    me: Account,
    worker: Worker,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today]})
    wants(me, "overdue")
    one_round()
    assert states() == [("nothing", 1)]
    other = worker(SERVICE)
    wants(other, "off")
    actions.plan_day(today, timezone.localtime())
    assert Digest.objects.count() == 1
    wants(other, "daily", hour=9)
    morning = datetime.combine(today, datetime.min.time(), timezone.get_current_timezone())
    actions.plan_day(today, morning + timedelta(hours=8))
    assert Digest.objects.count() == 1
    # The machine was off at nine: it is made up when it runs again.
    actions.plan_day(today, morning + timedelta(hours=15))
    assert Digest.objects.count() == 2
    assert mail.letters == []


def test_a_server_that_refuses_is_tried_again_and_nothing_comes_twice(
    me: Account,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today]})
    wants(me)
    mail.answer = "451 later"
    one_round()
    one_round()  # its time has not come yet
    assert states() == [("waiting", 1)]
    assert Digest.objects.get().error == "SMTPDataError"
    due_again()
    mail.answer = "250 OK"
    one_round()
    due_again()
    one_round()
    assert states() == [("sent", 2)]
    assert len(mail.letters) == 1


def test_a_server_that_is_away_is_told_to_the_technical_administration(
    me: Account, worker: Worker, case: Case, mail: Post, client_of: SignIn, set_due: SetDue,
    settings: Any, today: date,
) -> None:  # fmt: skip
    set_due({case.pk: [today]})
    wants(me)
    actions.beat(timezone.now())
    admin = client_of(worker(SERVICE, Role.TECHNICAL_ADMIN))
    assert "neodcházejí" not in text_of(admin.get("/"))
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    one_round()
    assert states() == [("waiting", 1)]
    assert "Připomínky e-mailem neodcházejí" in text_of(admin.get("/"))
    shown = text_of(admin.get("/sprava/pripominky/"))
    assert "čeká na odeslání" in shown
    assert "ConnectionRefusedError" in shown
    assert "Tajemná" not in shown
    settings.EMAIL_PORT = port
    due_again()
    one_round()
    assert len(mail.letters) == 1
    assert "neodcházejí" not in text_of(admin.get("/"))


def test_a_line_that_breaks_on_the_way_is_not_sent_again(
    me: Account,
    case: Case,
    mail: Post,
    set_due: SetDue,
    settings: Any,
    today: date,
) -> None:
    """The server has it, we never heard so: a second one would be the worse."""
    set_due({case.pk: [today]})
    wants(me)
    settings.EMAIL_TIMEOUT = 1
    mail.before_answer = 2.5
    one_round()
    assert states() == [("unknown", 1)]
    due_again()
    mail.before_answer = 0
    one_round()
    assert len(mail.letters) == 1


def test_what_waited_yesterday_is_given_up_for_the_digest_of_today(
    me: Account,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today - timedelta(2)]})
    wants(me)
    Digest.objects.create(account=me, day=today - timedelta(1), tries=3, changed_at=timezone.now())
    one_round()
    assert states() == [("given_up", 3), ("sent", 1)]
    assert len(mail.letters) == 1


def test_whom_one_stands_in_for_is_counted_without_a_name(
    me: Account,
    worker: Worker,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today]})
    lucie = worker(SERVICE)
    away(me, lucie, today, today)
    wants(lucie)
    one_round()
    body = mail.letters[0].get_content()
    assert "Za kolegy, které zastupujete: 1" in body
    assert "Jana" not in body


def test_whoever_left_gets_nothing(
    me: Account,
    case: Case,
    mail: Post,
    set_due: SetDue,
    today: date,
) -> None:
    set_due({case.pk: [today]})
    wants(me)
    actions.plan_day(today, timezone.localtime())
    Account.objects.filter(pk=me.pk).update(last_day=today - timedelta(1))
    one_round()
    assert mail.letters == []


def test_the_page_keeps_the_choice_and_says_that_mail_is_not_set(
    me: Account, client_of: SignIn
) -> None:
    client = client_of(me)
    shown = text_of(client.get(PAGE))
    assert "E-maily se odsud zatím neposílají" in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    typed = {"mode": "daily", "email": "", "hour": "7", "seen": seen}
    assert client.post(PAGE, typed).status_code == 422
    assert client.post(PAGE, {**typed, "email": "jana@example.cz"}).status_code == 302
    assert 'value="jana@example.cz"' in text_of(client.get(PAGE))
    assert PAGE in text_of(client.get("/ja/"))
    one_round()  # without mail nothing is planned
    assert not Digest.objects.exists()
