"""Who opens accounts and gives roles, and that nobody opens the door to cases alone."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.absences.queries import team_of
from opora.access.accounts.actions import ended, given
from opora.access.accounts.post import Post
from opora.access.actions import open_account
from opora.access.models import Account, Assignment, Draft
from opora.access.queries import colleagues, everybody, viewer_of
from opora.access.roles import HEADS, PROFESSIONALS, Role
from opora.audit.models import Event, Payload
from opora.cases.actions import assign_key_worker
from opora.cases.facts import roles
from opora.cases.queries import case_rows
from opora.config import cli
from opora.decisions.providers import Subject
from opora.ui.words import typed_day
from tests.access.conftest import OpenCase, file_of  # noqa: F401  a fixture
from tests.features.absences.test_stand_in import sent, text_of
from tests.features.conftest import SignIn, Worker

SERVICE, SITE, DEBTS = "rodinna_poradna", "poradna", "dluhova_poradna"
FIRST, OWN = "tři slova dohromady", "moje vlastní tajemství"


@pytest.fixture
def head(worker: Worker) -> Account:
    return worker(SERVICE, Role.HEAD, name="Hana Vedoucí")


@pytest.fixture
def admin(worker: Worker) -> Account:
    return worker(SERVICE, Role.TECHNICAL_ADMIN, name="Filip Správný")


@pytest.fixture
def eva(worker: Worker) -> Account:
    return worker(SERVICE, name="Eva Pracující")


def new(**other: object) -> dict[str, Any]:
    typed = {"name": "Nina Nová", "login": "nnova", "password": FIRST, "again": FIRST}
    return {**typed, "place": "none", "role": "", "since": "", **other}


def role(what: Role, day: date, place: str = f"{SERVICE}:") -> dict[str, Any]:
    return {"role": what.value, "place": place, "since": typed_day(day)}


def page_of(who: Account, *more: object) -> str:
    return "/".join(["/ucty", str(who.pk), *map(str, more), ""])


def sign_in(login: str, password: str) -> Client:
    client = Client()
    client.post("/prihlaseni/", {"username": login, "password": password})
    return client


def test_the_administration_opens_the_account_and_the_head_gives_the_role(
    head: Account, admin: Account, client_of: SignIn, today: date
) -> None:
    assert sent(client_of(admin), "/ucty/novy/", new()).status_code == 302
    nina = Account.objects.get(username="nnova")
    assert not viewer_of(nina).posts
    hana = client_of(head)
    assert "zatím bez role" in text_of(hana.get("/ucty/"))
    given_role = role(Role.SOCIAL_WORKER, today)
    assert sent(hana, page_of(nina, "role"), given_role).headers["Location"] == page_of(nina)
    assert viewer_of(nina).services(PROFESSIONALS) == (SERVICE,)
    shown = text_of(hana.get(page_of(nina)))
    assert "sociální práce" in shown
    assert "nnova" in shown
    told = Event.objects.filter(subjects=[f"account:{nina.pk}"]).order_by("number")
    assert list(told.values_list("code", "actor_id")) == [
        ("access.open_account", admin.pk), ("access.give_post", head.pk),
    ]  # fmt: skip
    assert cli.main(["audit", "verify"]) == 0


def test_the_head_opens_an_account_with_a_role_of_the_own_service_only(
    head: Account, client_of: SignIn, today: date
) -> None:
    hana = client_of(head)
    offered = text_of(hana.get("/ucty/novy/"))
    assert "Dluhová poradna" not in offered
    assert "technická správa" not in offered
    assert sent(hana, "/ucty/novy/", new()).status_code == 422
    there = new(**role(Role.SOCIAL_WORKER, today, f"{DEBTS}:"))
    assert sent(hana, "/ucty/novy/", there).status_code == 422
    assert not Account.objects.filter(username="nnova").exists()
    assert sent(hana, "/ucty/novy/", new(**role(Role.INTAKE, today))).status_code == 302
    assert Assignment.objects.get(account__username="nnova").since == today


def test_the_administration_gives_no_role_that_sees_cases_where_there_is_a_head(
    head: Account, admin: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    filip = client_of(admin)
    for what in (Role.SOCIAL_WORKER, Role.HEAD, Role.AUDITOR):
        answer = sent(filip, page_of(eva, "role"), role(what, today))
        assert answer.status_code == 422, what
    assert Assignment.objects.filter(account=eva).count() == 1
    assert sent(filip, page_of(eva, "role"), role(Role.TECHNICAL_ADMIN, today)).status_code == 302


def test_a_service_without_a_head_gets_its_first_from_the_administration(
    admin: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    filip = client_of(admin)
    assert sent(filip, page_of(eva, "role"), role(Role.INTAKE, today)).status_code == 422
    assert sent(filip, page_of(eva, "role"), role(Role.HEAD, today)).status_code == 302
    assert viewer_of(eva).services(HEADS) == (SERVICE,)


def test_nobody_gives_or_ends_a_role_of_their_own(
    head: Account, admin: Account, client_of: SignIn, today: date
) -> None:
    for who, what in ((head, Role.SOCIAL_WORKER), (admin, Role.TECHNICAL_ADMIN)):
        client, held = client_of(who), Assignment.objects.get(account=who)
        assert "To jste vy." in text_of(client.get(page_of(who)))
        Assignment.objects.filter(pk=held.pk).update(site=SITE)
        given_role = role(what, today, f"{SERVICE}:{SITE if who == head else ''}")
        client.post(page_of(who, "role"), given_role)
        assert Assignment.objects.filter(account=who).count() == 1
        ends = page_of(who, "role", held.pk, "konec")
        refused = text_of(sent(client, ends, {"until": typed_day(today)}), 422)
        assert "Vlastní role si nikdo neukončuje" in refused
        Assignment.objects.filter(pk=held.pk).update(site="")
    refused = sent(client_of(admin), page_of(admin, "role"), role(Role.HEAD, today, f"{DEBTS}:"))
    assert refused.status_code == 422
    refused = sent(client_of(head), page_of(head, "role"), role(Role.INTAKE, today))
    assert "Vlastní role si nikdo nepřidává" in text_of(refused, 422)


def test_a_given_password_is_changed_before_anything_else_and_stands_nowhere(
    admin: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    assert sent(client_of(admin), page_of(eva, "heslo"), {"password": FIRST, "again": FIRST})
    her = sign_in(eva.username, FIRST)
    assert her.get("/").headers["Location"] == "/ja/heslo/"
    assert her.get("/pripady/").headers["Location"] == "/ja/heslo/"
    assert "nastavil někdo jiný" in text_of(her.get("/ja/heslo/"))
    same = {"current": FIRST, "new": FIRST, "again": FIRST}
    assert "Zvolte si jiné." in text_of(her.post("/ja/heslo/", same), 422)
    changed = her.post("/ja/heslo/", {"current": FIRST, "new": OWN, "again": OWN})
    assert changed.headers["Location"] == "/"
    assert her.get("/").status_code == 200
    eva.refresh_from_db()
    assert (eva.password_since, eva.password_is_lent) == (today, False)
    assert not Draft.objects.exists()
    kept = str(list(Payload.objects.values())) + str(list(Event.objects.values()))
    assert FIRST not in kept
    assert OWN not in kept


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"name": ""}, "Napište jméno a příjmení."),
        ({"name": "Nina"}, "Napište jméno i příjmení."),
        ({"login": "nina nová"}, "jedno slovo, bez mezer"),
        ({"login": "WORKER1"}, "Tak se už někdo přihlašuje."),
        ({"password": "krátké", "again": "krátké"}, "aspoň 12 znaků"),
        ({"again": "něco jiného než to"}, "Napsali jste něco jiného než poprvé."),
        ({"place": f"{SERVICE}:"}, "Vyberte roli."),
        ({"place": ""}, "Vyberte službu."),
        (
            {"role": "technical_admin", "place": f"{SERVICE}:", "since": "1. 1. 2020"},
            "Zpětně roli přidat nejde.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    other: dict[str, Any], says: str, admin: Account, client_of: SignIn
) -> None:
    answer = text_of(sent(client_of(admin), "/ucty/novy/", new(**other)), 422)
    assert says in answer
    assert new(**other)["name"] in answer
    assert new(**other)["login"] in answer
    assert FIRST not in answer
    assert Account.objects.count() == 1


def test_all_that_is_wrong_with_a_new_account_is_said_at_once(
    admin: Account, head: Account, client_of: SignIn
) -> None:
    """What only the record knows (the login is taken) beside what is left empty."""
    typed = new(name="Nina", login=head.username, password="krátké", again="krátké")
    typed |= {"place": f"{SERVICE}:", "role": "", "since": "1. 1. 2020"}
    shown = text_of(sent(client_of(admin), "/ucty/novy/", typed), 422)
    for words in ("Napište jméno i příjmení.", "Tak se už někdo přihlašuje.", "Je krátké,",
                  "Vyberte roli.", "Zpětně roli přidat nejde."):  # fmt: skip
        assert words in shown, words


def test_only_roles_that_the_service_has_are_offered(
    head: Account, eva: Account, client_of: SignIn, today: date
) -> None:
    given(head.pk, Post(Role.HEAD, DEBTS), today)
    hana, path = client_of(head), page_of(eva, "role")
    page = hana.get(path).content.decode()
    lists = re.findall(r'<select[^>]*name="(role(?:_\d)?)"(.*?)</select>', page, re.S)
    fields = {name for name, _choices in lists}
    family = {name for name, choices in lists if "psychologist" in choices}
    assert len(fields) == 2
    assert len(family) == 1, "debts have no such role"
    (debts,) = fields - family
    sends = role(Role.PSYCHOLOGIST, today, f"{DEBTS}:")
    wrong = {**sends, "role": "", debts: sends["role"]}
    assert sent(hana, path, wrong).status_code == 422
    there = role(Role.PSYCHOLOGIST, today)
    assert sent(hana, path, {**there, "role": "", family.pop(): there["role"]}).status_code == 302
    assert Assignment.objects.filter(account=eva, role=Role.PSYCHOLOGIST).count() == 1


def test_a_role_does_not_end_while_cases_are_led_by_it(
    head: Account, eva: Account, worker: Worker, file_of: OpenCase, client_of: SignIn,  # noqa: F811  a fixture
    today: date,
) -> None:  # fmt: skip
    case = file_of(eva, SERVICE, SITE, name="Nora Vedená")
    hana, held = client_of(head), Assignment.objects.get(account=eva)
    ends = page_of(eva, "role", held.pk, "konec")
    assert "Nora Vedená" in text_of(hana.get(ends))
    assert Event.objects.get(code="look.end_role").subjects == [f"case:{case.pk}"]
    refused = text_of(sent(hana, ends, {"until": typed_day(today)}), 422)
    assert "Některé případy by pak neměl kdo vést" in refused
    assert "Případy, které nikdo nevede" in refused, "only opened by her"
    assert "Případy, které tu vede" not in refused
    assert Assignment.objects.get(account=eva).until is None

    assign_key_worker(
        case_id=case.pk, worker_id=worker(SERVICE).pk, since=today, by=viewer_of(head), on=today
    )
    assert sent(hana, ends, {"until": typed_day(today)}).status_code == 302
    assert case_rows(viewer_of(eva), [case.pk]), "through its last day"
    ended(eva.pk, Post(Role.SOCIAL_WORKER, SERVICE), today - timedelta(1))
    assert not case_rows(viewer_of(eva), [case.pk])
    assert "Role, které skončily" in text_of(hana.get(page_of(eva)))


def test_a_role_that_another_one_covers_ends_at_once(
    head: Account,
    eva: Account,
    file_of: OpenCase,  # noqa: F811  a fixture
    client_of: SignIn,
    today: date,
) -> None:
    case = file_of(eva, SERVICE, SITE)
    assign_key_worker(case_id=case.pk, worker_id=eva.pk, since=today, by=viewer_of(eva), on=today)
    held = Assignment.objects.get(account=eva)
    given(eva.pk, Post(Role.HEAD, SERVICE, SITE), today)
    ends = page_of(eva, "role", held.pk, "konec")
    assert sent(client_of(head), ends, {"until": typed_day(today)}).status_code == 302


@pytest.mark.parametrize(("since", "until"), [(1, None), (None, -1)])
def test_a_role_counts_on_its_days_only(
    since: int | None, until: int | None, head: Account, eva: Account, client_of: SignIn,
    today: date,
) -> None:  # fmt: skip
    shift = {
        name: today + timedelta(by)
        for name, by in (("since", since), ("until", until))
        if by is not None
    }
    hana = viewer_of(head)

    def beside() -> set[int]:
        there = colleagues(hana, service=SERVICE, site=SITE, roles=PROFESSIONALS, person_ids=())
        return {one.id for one in there}

    before = client_of(eva)
    assert eva.pk in beside()
    Assignment.objects.filter(account=eva).update(**shift)
    assert viewer_of(Account.objects.get(pk=eva.pk)).posts == ()
    assert before.get("/kontakt/").status_code == 403
    assert eva.pk not in beside()
    assert eva.pk not in {one.id for one in everybody(hana)}
    assert eva.pk not in dict(team_of(hana))


def test_closed_at_once_and_opened_again_by_whoever_leads_there(
    head: Account, admin: Account, eva: Account, client_of: SignIn
) -> None:
    hers, filip, hana = client_of(eva), client_of(admin), client_of(head)
    assert hers.get("/").status_code == 200
    assert "na stránce Můj den" in text_of(filip.get(page_of(eva, "zavrit")))
    assert sent(filip, page_of(eva, "zavrit"), {}).status_code == 302
    assert hers.get("/").status_code == 302
    assert "Zavřené účty" in text_of(filip.get("/ucty/"))
    assert "Otevřít účet znovu" not in text_of(filip.get(page_of(eva)))
    again = f"/pracovnici/{eva.pk}/zpet/"
    assert filip.get(again).status_code == 404, "it would see cases at once"
    assert "Otevřít účet znovu" in text_of(hana.get(page_of(eva)))
    assert sent(hana, again, {}).status_code == 302
    assert hers.get("/").status_code == 200
    assert sent(filip, page_of(admin, "zavrit"), {}).status_code == 422


def test_the_account_leads_to_what_its_viewer_may_do(
    head: Account, admin: Account, eva: Account, client_of: SignIn
) -> None:
    ways = ("heslo/", "zavrit/", "role/", "konec/")
    for who, may in ((head, (False, False, True, True)), (admin, (True, True, True, False))):
        shown = client_of(who).get(page_of(eva)).content.decode()
        assert tuple(f'{page_of(eva)}{one}"' in shown for one in ways[:3]) == may[:3]
        assert (f"/{Assignment.objects.get(account=eva).pk}/konec/" in shown) == may[3]
        assert 'href="/ucty/"' in client_of(who).get("/ja/").content.decode()
    assert 'href="/ucty/"' not in client_of(eva).get("/ja/").content.decode()


@pytest.mark.parametrize(
    ("since", "until", "head_from", "known"),
    [
        (0, None, 9, Role.SOCIAL_WORKER),
        (1, None, 9, Role.SOCIAL_WORKER),
        (-9, -1, 9, Role.HEAD),
        (-2, 0, 0, Role.HEAD),
    ],
)
def test_the_rules_know_the_role_of_the_day(
    since: int, until: int | None, head_from: int, known: Role, eva: Account, today: date
) -> None:
    """Of whoever writes down what was before their first day, the first role; none that ended."""
    Assignment.objects.filter(account=eva).update(
        since=today + timedelta(since), until=None if until is None else today + timedelta(until)
    )
    given(eva.pk, Post(Role.HEAD, SERVICE), today + timedelta(head_from))
    about = Subject(eva.organisation_id, SERVICE, SITE, worker_id=eva.pk)
    assert roles([about], today) == [{"by_role": known.value}]


def test_whoever_sees_no_case_is_led_to_the_accounts(
    head: Account, admin: Account, client_of: SignIn
) -> None:
    shown = client_of(admin).get("/").content.decode()
    assert 'href="/ucty/"' in shown
    assert 'href="/pripady/"' not in shown
    assert 'role="search"' not in shown
    led = client_of(head).get("/").content.decode()
    assert 'href="/ucty/"' not in led
    assert 'href="/pripady/"' in led
    assert 'role="search"' in led


def test_whoever_has_no_role_yet_is_told_so(eva: Account, client_of: SignIn) -> None:
    here = eva.organisation_id
    new_one = open_account(
        organisation_id=here, username="nina", full_name="Nina Nová", password=FIRST
    )
    told = "Zatím nemáte žádnou roli."
    assert told in text_of(client_of(new_one).get("/"))
    assert told not in text_of(client_of(eva).get("/"))
