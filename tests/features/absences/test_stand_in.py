"""A stand-in sees what is due for whoever is away: the worker's dues, the stand-in's own sight."""

from datetime import date, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from opora.access.absences.actions import note_absence
from opora.access.actions import exclude
from opora.access.models import Absence, Account, Grant
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.appointments.models import Appointment
from opora.audit.models import Event
from opora.cases.actions import assign_key_worker
from opora.cases.models import Case
from opora.cases.queries import case_rows
from opora.desk.standing_in import days_instead
from opora.ui.words import typed_day
from tests.access.conftest import OpenCase, file_of  # noqa: F401  a fixture
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue, set_due  # noqa: F401  a fixture

SERVICE, SITE = "rodinna_poradna", "poradna"
DEBTS = "dluhova_poradna"
NEW = "/nepritomnosti/nova/"


@pytest.fixture
def head(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def eva(worker: Worker) -> Account:
    return worker(SERVICE, name="Eva Odjíždějící")


@pytest.fixture
def lucie(worker: Worker) -> Account:
    return worker(SERVICE, name="Lucie Zastupující")


@pytest.fixture
def case(eva: Account, file_of: OpenCase) -> Case:  # noqa: F811  a fixture
    return file_of(eva, SERVICE, SITE)


def text_of(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return unescape(answer.content.decode()).replace("\xa0", " ")


def days(since: date, length: int, stand_in: object, **more: object) -> dict[str, object]:
    until = since + timedelta(days=length - 1)
    typed = {"since": typed_day(since), "until": typed_day(until), "stand_in": str(stand_in)}
    return {**typed, "once": "", **more}


def sent(client: Client, path: str, typed: dict[str, object]) -> Any:
    page = client.get(path).content.decode()
    hidden = {
        name: page.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("once", "seen")
        if f'name="{name}" value="' in page
    }
    return client.post(path, {**typed, **hidden})


def away(who: Account, stand_in: Account | None, since: date, until: date) -> Absence:
    return note_absence(
        account_id=who.pk, since=since, until=until,
        stand_in_id=stand_in.pk if stand_in else None, by=viewer_of(who), on=since,
    )  # fmt: skip


def test_the_stand_in_sees_the_dues_through_the_last_day_and_not_after(
    eva: Account, lucie: Account, case: Case, client_of: SignIn, set_due: SetDue, today: date,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    set_due({case.pk: [today - timedelta(2)]})
    answer = sent(client_of(eva), NEW, days(today, 3, lucie.pk))
    assert answer.status_code == 302
    shown = text_of(client_of(lucie).get("/"))
    assert "Zástup do" in shown
    assert "Eva Odjíždějící" in shown
    assert f"Zavolat 0: {case.title}" in shown
    looked = Event.objects.filter(code="look.my_day", actor_id=lucie.pk).latest("pk")
    assert f"case:{case.pk}" in looked.subjects
    # Through the last day, and of itself not after.
    who = viewer_of(lucie)
    assert [len(days_instead(who, today + timedelta(n))) for n in (0, 2, 3)] == [1, 1, 0]
    # Nobody else, and the worker's own day stays theirs.
    assert f"Zavolat 0: {case.title}" in text_of(client_of(eva).get("/"))


def test_nobody_else_sees_them(
    eva: Account, lucie: Account, case: Case, worker: Worker, client_of: SignIn, set_due: SetDue,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    set_due({case.pk: [today]})
    away(eva, lucie, today, today)
    assert "Eva Odjíždějící" not in text_of(client_of(worker(SERVICE)).get("/"))


def test_a_case_that_the_stand_in_may_not_see_leaks_nothing_and_is_told_to_the_head(
    head: Account, eva: Account, worker: Worker, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    set_due: SetDue, today: date,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    assistant = worker(SERVICE, Role.ASSISTANT, name="Petr Asistující")
    case = file_of(eva, SERVICE, SITE, name="Božena Ukrytá")
    set_due({case.pk: [today]})
    row = away(eva, assistant, today, today + timedelta(4))
    shown = text_of(client_of(assistant).get("/"))
    assert "Zástup do" in shown
    assert "Ukrytá" not in shown
    told = text_of(client_of(head).get("/"))
    assert "Rozhodnout o případech, které zástup nevidí: Eva Odjíždějící" in told
    path = f"/nepritomnosti/{row.pk}/pripady/"
    assert client_of(assistant).get(path).status_code == 404
    assert client_of(eva).get(path).status_code == 404
    assert "Božena Ukrytá" in text_of(client_of(head).get(path))

    assert sent(client_of(head), path, {}).status_code == 302
    lent = Grant.objects.get(account=assistant, case_id=case.pk)
    assert (lent.since, lent.until, lent.absence_id) == (today, today + timedelta(4), row.pk)
    assert "Zavolat 0: Božena Ukrytá" in text_of(client_of(assistant).get("/"))
    assert "nevidí" not in text_of(client_of(head).get("/"))
    # The loan ends with the last day, and at once with the absence.
    assert Event.objects.filter(code="access.lend_while_away", case_id=case.pk).exists()
    assert sent(client_of(eva), f"/nepritomnosti/{row.pk}/zrusit/", {}).status_code == 302
    assert case_rows(viewer_of(assistant), [case.pk]) == []
    assert "Zástup do" not in text_of(client_of(assistant).get("/"))


def test_what_is_lent_follows_the_days_and_the_stand_in(
    head: Account, eva: Account, worker: Worker, file_of: OpenCase, client_of: SignIn, today: date,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    assistant, other = (worker(SERVICE, Role.ASSISTANT) for _n in range(2))
    case = file_of(eva, SERVICE, SITE)
    row = away(eva, assistant, today, today + timedelta(4))
    sent(client_of(head), f"/nepritomnosti/{row.pk}/pripady/", {})
    path = f"/nepritomnosti/{row.pk}/"
    assert sent(client_of(eva), path, days(today, 9, assistant.pk)).status_code == 302
    assert Grant.objects.get(account=assistant).until == today + timedelta(8)
    assert sent(client_of(eva), path, days(today, 9, other.pk)).status_code == 302
    assert case_rows(viewer_of(assistant), [case.pk]) == []
    assert case_rows(viewer_of(other), [case.pk]) == []


def test_whom_no_loan_may_let_in_is_named_as_such_to_the_head_alone(
    head: Account, eva: Account, lucie: Account, case: Case, client_of: SignIn, set_due: SetDue,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    set_due({case.pk: [today]})
    exclude(
        account_id=lucie.pk, person_id=case.participants.get().person_id, reason="x",
        by=viewer_of(head), on=today,
    )  # fmt: skip
    row = away(eva, lucie, today, today)
    shown = text_of(client_of(head).get(f"/nepritomnosti/{row.pk}/pripady/"))
    assert "Půjčit nejde" in shown
    assert case.title in shown
    sent(client_of(head), f"/nepritomnosti/{row.pk}/pripady/", {})
    assert not Grant.objects.exists()
    assert case.title not in text_of(client_of(lucie).get("/"))


def test_the_head_learns_that_nobody_stands_in(
    head: Account, eva: Account, lucie: Account, client_of: SignIn, today: date
) -> None:
    away(eva, None, today, today + timedelta(1))
    assert "Určit, kdo zastupuje: Eva Odjíždějící" in text_of(client_of(head).get("/"))
    row = Absence.objects.get()
    sent(client_of(head), f"/nepritomnosti/{row.pk}/", days(today, 2, lucie.pk))
    assert "Určit, kdo zastupuje" not in text_of(client_of(head).get("/"))
    away(lucie, None, today, today)
    shown = text_of(client_of(head).get("/"))
    assert "Zástup má nepřítomnost také: Lucie Zastupující." in shown


def test_the_head_writes_it_down_for_a_worker_and_nobody_else_does(
    head: Account, eva: Account, lucie: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    path = f"{NEW}?kdo={eva.pk}"
    assert client_of(lucie).get(path).status_code == 404
    assert client_of(worker(DEBTS, Role.HEAD)).get(path).status_code == 404
    assert sent(client_of(head), path, days(today, 1, lucie.pk)).status_code == 302
    row = Absence.objects.get()
    assert (row.account_id, row.entered_by_id) == (eva.pk, head.pk)
    for who, status in ((eva, 200), (head, 200), (lucie, 404)):
        assert client_of(who).get(f"/nepritomnosti/{row.pk}/").status_code == status


@pytest.mark.parametrize(
    ("length", "begins", "words"),
    [
        (0, 0, "Poslední den je před prvním."),
        (1, -3, "Tato doba už skončila."),
        (5, 2, "Na tu dobu už nepřítomnost zapsaná je"),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_lost(
    length: int, begins: int, words: str, eva: Account, lucie: Account, client_of: SignIn,
    today: date,
) -> None:  # fmt: skip
    away(eva, None, today + timedelta(5), today + timedelta(6))
    since = today + timedelta(begins)
    answer = sent(client_of(eva), NEW, days(since, length, lucie.pk))
    shown = text_of(answer, 422)
    assert words in shown
    assert typed_day(since).replace("\xa0", " ") in shown
    assert Absence.objects.count() == 1


def test_who_stands_in_comes_from_the_same_service(
    eva: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    stranger = worker(DEBTS)
    answer = sent(client_of(eva), NEW, days(today, 1, stranger.pk))
    assert answer.status_code == 422
    assert not Absence.objects.exists()


def test_what_was_asked_by_name_waits_for_the_stand_in_too(
    eva: Account, lucie: Account, head: Account, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    """An examination in somebody else's case, asked of the absent worker."""
    from opora.findings.models import Examination

    case = file_of(head, SERVICE, SITE, name="Cizí Případ")
    assign_key_worker(case_id=case.pk, worker_id=head.pk, since=today, by=viewer_of(head), on=today)
    Examination.objects.create(
        case=case, person_id=case.participants.get().person_id, worker=eva, question="x",
        asked_on=today, asked_by=head, due_on=today,
    )  # fmt: skip
    away(eva, lucie, today, today)
    assert "Udělat vyšetření" in text_of(client_of(eva).get("/"))
    assert "Udělat vyšetření" in text_of(client_of(lucie).get("/"))


def test_whom_the_absent_worker_was_to_meet_today_stands_in_the_stand_ins_day(
    eva: Account, lucie: Account, worker: Worker, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    """By the stand-in's own sight, as everything else; the look is written down."""
    seen, unseen = (file_of(eva, SERVICE, SITE, name=one) for one in ("Čeká Dnes", "Skrytá Dnes"))
    for number, case in enumerate((seen, unseen)):
        Appointment.objects.create(
            organisation_id=case.organisation_id, case=case, service=SERVICE, site=SITE,
            kind="family_counselling", day=today,
            at=time(9 + number), minutes=50, worker=eva, booked_by=eva, booked_on=today,
        )  # fmt: skip
    exclude(
        account_id=lucie.pk, person_id=unseen.participants.get().person_id, reason="x",
        by=viewer_of(eva), on=today,
    )  # fmt: skip
    away(eva, lucie, today, today)
    shown = text_of(client_of(lucie).get("/"))
    part = shown[shown.index("Zástup do") : shown.index("Moje případy")]
    assert "Čeká Dnes" in part
    assert "9:00" in part
    assert "Skrytá" not in shown
    looked = Event.objects.filter(code="look.my_day", actor_id=lucie.pk).latest("pk")
    assert f"case:{seen.pk}" in looked.subjects
    assert f"case:{unseen.pk}" not in looked.subjects
