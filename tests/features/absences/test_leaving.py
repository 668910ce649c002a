"""A worker who leaves: first everything has somebody else, then the account is closed."""

from datetime import date, time, timedelta

import pytest

from opora.access.absences.queries import absences
from opora.access.actions import exclude, give_post, keep_draft
from opora.access.models import Account
from opora.access.queries import viewer_of, viewers_by_login
from opora.access.roles import Role
from opora.appointments.models import Appointment
from opora.audit.models import Event
from opora.cases.actions import assign_key_worker
from opora.cases.models import Case
from opora.desk.day import my_day
from tests.access.conftest import OpenCase, file_of  # noqa: F401  a fixture
from tests.features.absences.test_stand_in import DEBTS, SERVICE, SITE, away, sent, text_of
from tests.features.conftest import SignIn, Worker
from tests.features.desk.conftest import SetDue, set_due  # noqa: F401  a fixture


@pytest.fixture
def head(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def eva(worker: Worker) -> Account:
    return worker(SERVICE, name="Eva Odcházející")


@pytest.fixture
def lucie(worker: Worker) -> Account:
    return worker(SERVICE, name="Lucie Zůstávající")


def closing(who: Account) -> str:
    return f"/pracovnici/{who.pk}/konec/"


def last(day: date) -> dict[str, object]:
    return {"last_day": f"{day.day}. {day.month}. {day.year}"}


def meeting(case: Case, who: Account, day: date) -> Appointment:
    made: Appointment = Appointment.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site, case=case,
        kind="x", day=day, at=time(9), minutes=30, worker=who, booked_on=day, booked_by=who,
    )  # fmt: skip
    return made


def test_first_everything_is_handed_over_and_then_nobody_signs_in(
    head: Account, eva: Account, lucie: Account, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    set_due: SetDue, today: date,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    case = file_of(eva, SERVICE, SITE, name="Nora Předávaná")
    planned = meeting(case, eva, today + timedelta(3))
    set_due({case.pk: [today]})
    hana, gone = client_of(head), client_of(eva)
    shown = text_of(hana.get(closing(eva)))
    for words in ("Nora Předávaná", "Zavolat 0", f"/pripady/{case.pk}/klicovy-pracovnik/", "9:00"):
        assert words in shown, words
    refused = text_of(sent(hana, closing(eva), last(today)), 422)
    assert "Ještě není všechno předané" in refused
    assert Account.objects.get(pk=eva.pk).last_day is None

    assign_key_worker(
        case_id=case.pk, worker_id=lucie.pk, since=today, by=viewer_of(head), on=today
    )
    assert "Domluvené schůzky" in text_of(sent(hana, closing(eva), last(today)), 422)
    Appointment.objects.filter(pk=planned.pk).update(worker=lucie, workers=[eva.pk], several=True)
    assert "Domluvené schůzky" in text_of(sent(hana, closing(eva), last(today)), 422)
    Appointment.objects.filter(pk=planned.pk).update(workers=[], several=False)
    assert sent(hana, closing(eva), last(today - timedelta(1))).status_code == 302

    assert gone.get("/").status_code == 302  # the session that was open is over as well
    assert eva.username not in viewers_by_login([eva.username])
    key_worker = text_of(hana.get(f"/pripady/{case.pk}/klicovy-pracovnik/"))
    assert "Eva Odcházející" not in key_worker.split('<select name="worker"')[-1].split("<ul")[0]
    # What was due went with the case.
    assert [line.due.title for group in my_day(viewer_of(lucie), today).groups
            for line in group.lines] == [f"Zavolat 0: {case.title}"]  # fmt: skip


def test_through_the_last_day_one_still_signs_in(
    head: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    assert sent(client_of(head), closing(eva), last(today)).status_code == 302
    assert client_of(eva).get("/").status_code == 200
    assert sent(client_of(head), f"/pracovnici/{eva.pk}/zpet/", {}).status_code == 302
    assert Account.objects.get(pk=eva.pk).last_day is None


def test_what_was_opened_meanwhile_falls_to_the_head(
    head: Account, eva: Account, file_of: OpenCase, client_of: SignIn, today: date,  # noqa: F811  a fixture
) -> None:  # fmt: skip
    """A first contact taken on the last day, after the account was set to close."""
    case = file_of(eva, SERVICE, SITE, name="Pozdní Příchozí")
    assert "Určit, kdo případ povede" not in text_of(client_of(head).get("/"))
    Account.objects.filter(pk=eva.pk).update(last_day=today - timedelta(1))
    shown = text_of(client_of(head).get("/"))
    assert "Určit, kdo případ povede: Pozdní Příchozí" in shown
    assert f"/pripady/{case.pk}/klicovy-pracovnik/" in shown


def test_a_head_who_does_not_decide_everywhere_closes_nothing(
    head: Account, eva: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    give_post(account_id=eva.pk, role=Role.SOCIAL_WORKER, service=DEBTS)
    assert "kde rozhoduje někdo jiný" in text_of(
        sent(client_of(head), closing(eva), last(today)), 422
    )
    assert client_of(worker("kontaktni_centrum", Role.HEAD)).get(closing(eva)).status_code == 404
    assert client_of(worker(SERVICE)).get(closing(eva)).status_code == 404


def test_nobody_closes_their_own_account(head: Account, client_of: SignIn, today: date) -> None:
    assert "Vlastní účet" in text_of(sent(client_of(head), closing(head), last(today)), 422)


def test_a_case_that_the_head_may_not_know_of_does_not_stand_in_the_way(
    head: Account, eva: Account, worker: Worker, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    """B19: no trace for the head who is left out; the other head finds it without a key worker."""
    other = worker(SERVICE, Role.HEAD)
    case = file_of(eva, SERVICE, SITE, name="Tajná Osoba")
    exclude(
        account_id=head.pk, person_id=case.participants.get().person_id, reason="x",
        by=viewer_of(other), on=today,
    )  # fmt: skip
    assert "Tajná" not in text_of(client_of(head).get(closing(eva)))
    assert sent(client_of(head), closing(eva), last(today - timedelta(1))).status_code == 302
    assert "Určit, kdo případ povede: Tajná Osoba" in text_of(client_of(other).get("/"))
    assert "Tajná" not in text_of(client_of(head).get("/"))


def test_a_stand_in_who_left_stands_in_no_more(
    head: Account, eva: Account, lucie: Account, client_of: SignIn, today: date
) -> None:
    away(lucie, eva, today, today + timedelta(2))
    Account.objects.filter(pk=eva.pk).update(last_day=today - timedelta(1))
    assert len(absences(viewer_of(head), today)) == 1
    assert "Určit, kdo zastupuje: Lucie Zůstávající" in text_of(client_of(head).get("/"))


def test_the_head_is_told_of_what_was_begun_and_not_of_what_it_says(
    head: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    """A draft is its writer's alone: it holds nobody back, and is not lost unseen."""
    page = client_of(head).get(closing(eva))
    assert "Rozepsané" not in text_of(page)
    keep_draft(page="contact", content={"request": "Tajná zakázka"}, by=viewer_of(eva))
    shown = text_of(client_of(head).get(closing(eva)))
    assert "1 rozepsaný a neuložený zápis." in shown
    assert "Tajná" not in shown
    assert sent(client_of(head), closing(eva), last(today)).status_code == 302


def test_planned_meetings_are_told_where_somebody_will_be_away(
    head: Account,
    eva: Account,
    lucie: Account,
    file_of: OpenCase,  # noqa: F811  a fixture
    client_of: SignIn,
    today: date,
) -> None:
    case = file_of(eva, SERVICE, SITE, name="Nora Předávaná")
    inside, outside = (meeting(case, eva, today + timedelta(days)) for days in (3, 30))
    hana = client_of(head)
    links = [f"/pripady/{case.pk}/zapis/meeting/{one.pk}/opravit/" for one in (inside, outside)]
    form = f"/nepritomnosti/nova/?kdo={eva.pk}"
    shown = text_of(hana.get(form))
    assert all(one in shown for one in links), "before the days are known, all that is planned"
    typed: dict[str, object] = {
        "since": (today + timedelta(1)).isoformat(),
        "stand_in": str(lucie.pk),
    }
    wrong = text_of(hana.post(form, typed), 422)
    assert "Napište poslední den." in wrong
    typed["until"] = (today + timedelta(9)).isoformat()
    sent(hana, form, typed)
    page = text_of(hana.get("/nepritomnosti/"))
    assert (links[0] in page, links[1] in page) == (True, False)
    assert "Domluvené schůzky zůstávají" in page
    row = absences(viewer_of(head), today)[0]
    again = text_of(hana.get(f"/nepritomnosti/{row.id}/"))
    assert (links[0] in again, links[1] in again) == (True, False)
    assert links[0] in text_of(client_of(lucie).get("/nepritomnosti/")), "who stands in may go"
    assert Event.objects.filter(code="look.absences", subjects=[f"case:{case.pk}"]).exists()
    saved = hana.post(f"/nepritomnosti/{row.id}/zrusit/", follow=True)
    assert text_of(saved).count("o-saved") == 1, "said once"


def test_meetings_stay_behind_when_a_case_is_handed_over(
    head: Account,
    eva: Account,
    lucie: Account,
    file_of: OpenCase,  # noqa: F811  a fixture
    client_of: SignIn,
    today: date,
) -> None:
    case, hana = file_of(eva, SERVICE, SITE, name="Nora Předávaná"), client_of(head)
    who, earlier = viewer_of(head), today - timedelta(2)
    Case.objects.filter(pk=case.pk).update(opened_on=earlier)
    assign_key_worker(case_id=case.pk, worker_id=eva.pk, since=earlier, by=who, on=today)
    url, theirs = f"/pripady/{case.pk}/klicovy-pracovnik/", "dál je vede Eva Odcházející"
    assert theirs not in text_of(hana.get(url))
    planned = meeting(case, eva, today + timedelta(3))
    meeting(case, lucie, today + timedelta(4))
    shown = text_of(hana.get(url))
    assert theirs in shown
    assert shown.count("/zapis/meeting/") == 1
    assert f"/zapis/meeting/{planned.pk}/opravit/" in shown
    given = {"worker": str(lucie.pk), "since": today.isoformat(), "reason": "Dovolená."}
    assert hana.post(url, given).status_code == 302
    assert "Domluvené schůzky s případem nepřešly" in text_of(hana.get(f"/pripady/{case.pk}/"))
