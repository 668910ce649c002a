"""Taking a complaint in: by which ways, from whom, about what; the register and one complaint."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.audit.models import Event
from opora.catalog import current
from opora.complaints.models import Complaint
from tests.access.conftest import open_for
from tests.features.complaints.conftest import (
    ADVICE,
    CENTRE,
    NEW,
    REGISTER,
    Take,
    text_of,
    typed,
)
from tests.features.conftest import SERVICES, SignIn, Worker

SHARED = [one for one in SERVICES if one != CENTRE]


def test_what_came_stands_in_the_register_and_on_its_page(
    take: Take, petr: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    row = take(
        petr, CENTRE, today, way="phone", who="client", name="Jan Novotný", answer_way="email",
        contact="jan@example.cz",
    )  # fmt: skip
    page = text_of(hana.get(f"{REGISTER}{row.pk}/"))
    for shown in ("Čekárna je v zimě zavřená.", "telefonem", "Jan Novotný", "jan@example.cz"):
        assert shown in page
    assert "Petr Pracovní" in page
    assert "Jan Novotný" in text_of(hana.get(REGISTER))
    assert "Jan Novotný" in text_of(client_of(petr).get(REGISTER))
    assert Event.objects.get(code="complaints.take_in").case_id is None
    looks = Event.objects.filter(code="look.complaint", subjects=[f"complaint:{row.pk}"])
    assert looks.count() == 1


@pytest.mark.rule("S5.ways")
@pytest.mark.parametrize("service", SHARED)
def test_every_way_works_in_every_service(
    service: str, take: Take, worker: Worker, client_of: SignIn, today: date
) -> None:
    taker = worker(service)
    browser = client_of(taker)
    for word in current().service(service).words("complaint_ways"):
        row = take(taker, service, today, way=word.id, words=f"Přišla {word.text.cs}.")
        page = text_of(browser.get(f"{REGISTER}{row.pk}/"))
        assert "<dd>{}</dd>".format(word.text.cs.replace("\xa0", " ")) in page


@pytest.mark.rule("C10.ways")
def test_the_centre_says_by_which_ways_one_may_complain(client_of: SignIn, petr: Account) -> None:
    page = text_of(client_of(petr).get(NEW))
    assert "do knihy v kontaktní místnosti nebo do schránky na dveřích" in page
    ways = ("Kniha přání a stížností", "Schránka důvěry", "Ústně", "Telefonem", "Písemně")
    assert [one for one in ways if one not in page] == []


@pytest.mark.rule("C10.anyone")
def test_the_centre_takes_a_complaint_from_anyone(client_of: SignIn, petr: Account) -> None:
    assert "Stížnost přijmeme od kohokoli, i beze jména." in text_of(client_of(petr).get(NEW))


@pytest.mark.rule("S5.anyone")
@pytest.mark.parametrize("service", SHARED)
def test_who_it_comes_from_is_kept_and_nobody_has_to_say(
    service: str, take: Take, worker: Worker, client_of: SignIn, today: date
) -> None:
    taker = worker(service)
    named = take(
        taker, service, today, who="representative", name="Olga Malá", represents="Jan Malý",
        answer_way="spoken",
    )  # fmt: skip
    page = text_of(client_of(taker).get(f"{REGISTER}{named.pk}/"))
    assert "Olga Malá, zástupce klienta. Zastupuje: Jan Malý" in page
    row = take(taker, service, today, who="anonymous", name="Nezapsané Jméno", words="Jiná věc.")
    assert (row.name, row.who) == ("", "anonymous")
    assert "beze jména" in text_of(client_of(taker).get(f"{REGISTER}{row.pk}/"))


@pytest.mark.parametrize(
    ("service", "rule"),
    [
        pytest.param(CENTRE, "C11.way", marks=pytest.mark.rule("C11.way")),
        *(
            pytest.param(one, "S5.answer_way", marks=pytest.mark.rule("S5.answer_way"))
            for one in SHARED
        ),
    ],
)
def test_the_way_of_the_answer_is_chosen(
    service: str, rule: str, take: Take, worker: Worker, client_of: SignIn, today: date
) -> None:
    taker = worker(service)
    browser = client_of(taker)
    promise = {
        "C11.way": "Odpovíme tak, jak si člověk vybral: ústně, e-mailem, telefonem nebo poštou.",
        "S5.answer_way": "Odpovíme způsobem, který si člověk vybral.",
    }[rule]
    assert promise in text_of(browser.get(NEW))
    row = take(taker, service, today, answer_way="post", contact="Dlouhá 4, Most")
    assert "poštou: Dlouhá 4, Most" in text_of(browser.get(f"{REGISTER}{row.pk}/"))


@pytest.mark.parametrize(
    ("service", "promise"),
    [
        pytest.param(
            CENTRE, "na nástěnce v kontaktní místnosti", marks=pytest.mark.rule("C11.nameless")
        ),
        *(
            pytest.param(one, "odpovíme na nástěnce", marks=pytest.mark.rule("S5.nameless"))
            for one in SHARED
        ),
    ],
)
def test_without_a_name_and_a_way_the_notice_board_answers(
    service: str, promise: str, take: Take, worker: Worker, client_of: SignIn, today: date
) -> None:
    taker = worker(service)
    assert promise in text_of(client_of(taker).get(NEW))
    row = take(taker, service, today)
    assert row.answer_way == "notice_board"
    assert "na nástěnce" in text_of(client_of(taker).get(f"{REGISTER}{row.pk}/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": "  "}, "Napište, co zaznělo nebo co stojí na papíru."),
        ({"kind": ""}, "Vyberte, co to je."),
        ({"kind": "hněv"}, "Vyberte jednu z nabízených možností."),
        ({"way": "holub"}, "Vyberte jednu z nabízených možností."),
        ({"received_on": "1. 1. 2090"}, "Tento den teprve přijde."),
        ({"received_on": "31. 2. 2026"}, "Takový den v kalendáři není."),
        ({"about": "worker"}, "Vyberte, o koho jde."),
        ({"about": "worker", "workers": "999999"}, "Vyberte jen z nabízených možností."),
        ({"who": "client", "name": ""}, "Napište jméno."),
        ({"answer_way": "email", "contact": ""}, "Napište, kam odpovědět"),
        ({"taken_by": "999999"}, "Vyberte jednu z nabízených možností."),
    ],
)
def test_what_can_t_be_taken_is_said_and_nothing_is_lost(
    wrong: dict[str, object], sentence: str, petr: Account, client_of: SignIn, today: date
) -> None:
    sent = typed(CENTRE, petr, today, words="Tohle jsem napsal.") | wrong
    page = text_of(client_of(petr).post(NEW, sent), 422)
    assert sentence in page
    assert "Tohle jsem napsal." in page or "words" in wrong
    assert not Complaint.objects.exists()


def test_pressed_twice_it_is_one(petr: Account, client_of: SignIn, today: date) -> None:
    browser = client_of(petr)
    sent = typed(CENTRE, petr, today, once="00000000-0000-4000-8000-000000000001")
    first, second = browser.post(NEW, sent), browser.post(NEW, sent)
    assert first["Location"] == second["Location"]
    again = browser.post(NEW, sent | {"once": "00000000-0000-4000-8000-000000000002"})
    assert "Opravdu ještě jednou?" in text_of(again, 422)
    assert Complaint.objects.count() == 1


def test_who_works_in_more_services_says_which(
    worker: Worker, client_of: SignIn, today: date
) -> None:
    from opora.access.actions import give_post

    taker = worker(CENTRE, Role.INTAKE)
    give_post(account_id=taker.pk, role=Role.INTAKE, service=ADVICE)
    browser = client_of(taker)
    assert "Které služby se týká" in text_of(browser.get(NEW))
    assert "Dluhová poradna" in text_of(browser.get(f"{NEW}?service={ADVICE}"))
    assert browser.get(f"{NEW}?service=rodinna_poradna").status_code == 404
    path = f"{NEW}?service={ADVICE}"
    assert browser.post(path, typed(ADVICE, taker, today)).status_code == 302
    assert Complaint.objects.get().service == ADVICE


def test_from_a_case_it_is_about_that_case(
    petr: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    case = open_for(petr, CENTRE, "centrum", today, name="Eva Nová")
    browser = client_of(petr)
    path = f"/pripady/{case.pk}/stiznost/"
    assert f'href="{path}"' in text_of(browser.get(f"/pripady/{case.pk}/"))
    assert browser.post(path, typed(CENTRE, petr, today)).status_code == 302
    row = Complaint.objects.get()
    assert row.about_case_id == case.pk
    page = f"{REGISTER}{row.pk}/"
    assert f'href="{page}"' in text_of(hana.get(f"/pripady/{case.pk}/"))
    assert f'href="/pripady/{case.pk}/"' in text_of(hana.get(page))


def test_others_of_the_service_do_not_see_it(
    take: Take, petr: Account, worker: Worker, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    case = open_for(petr, CENTRE, "centrum", today, name="Eva Nová")
    Complaint.objects.update(about_case=case)
    other = client_of(worker(CENTRE))
    assert other.get(f"{REGISTER}{row.pk}/").status_code == 404
    assert f"{REGISTER}{row.pk}/" not in text_of(other.get(REGISTER))
    assert f"{REGISTER}{row.pk}/" not in text_of(other.get(f"/pripady/{case.pk}/"))


def test_the_register_is_filtered_and_counted(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    take(petr, CENTRE, today, words="První.")
    take(petr, CENTRE, today, kind="praise", words="Druhá.")
    take(petr, CENTRE, today - timedelta(days=400), words="Třetí.")
    every = text_of(hana.get(REGISTER))
    assert every.count('class="o-second" aria-hidden') == 2
    for asked, lines in (("kind=praise", 1), ("kind=wish", 0), ("state=open", 1), ("kind=x", 2)):
        page = text_of(hana.get(f"{REGISTER}?{asked}"))
        assert page.count('class="o-second" aria-hidden') == lines, asked
    assert "<span>pochvala</span> <strong>1</strong>" in every
    assert "<span>celkem</span> <strong>2</strong>" in every
    assert hana.get(f"{REGISTER}?service={ADVICE}").status_code == 404


def test_it_is_put_right_with_a_reason_and_the_earlier_wording_stays(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    path = f"{REGISTER}{row.pk}/opravit/"
    sent = typed(CENTRE, petr, today, words="Čekárna je v létě zavřená.", way="book")
    assert "Důvod zůstane u zápisu" in text_of(hana.post(path, sent), 422)
    assert hana.post(path, sent | {"why": "Přepsané špatně."}).status_code == 302
    page = text_of(hana.get(f"{REGISTER}{row.pk}/"))
    assert "Čekárna je v létě zavřená." in page
    assert "Čekárna je v zimě zavřená." in page
    assert "Přepsané špatně." in page
    assert "schránka důvěry" in page


def test_void_it_stays_and_counts_nowhere(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    path = f"{REGISTER}{row.pk}/zneplatnit/"
    assert "Důvod zůstane" in text_of(hana.post(path, {}), 422)
    assert hana.post(path, {"why": "Zapsaná dvakrát."}).status_code == 302
    page = text_of(hana.get(REGISTER))
    assert "neplatí" in page
    assert "celkem" not in page
    assert "Zapsaná dvakrát." in text_of(hana.get(f"{REGISTER}{row.pk}/"))
    assert hana.get(path).status_code == 404


def test_who_only_reads_it_changes_nothing(
    take: Take, petr: Account, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    browser = client_of(petr)
    assert "můžete to jen číst" in text_of(browser.get(f"{REGISTER}{row.pk}/"))
    for step in ("opravit/", "zneplatnit/"):
        assert browser.get(f"{REGISTER}{row.pk}/{step}").status_code == 403
        assert browser.post(f"{REGISTER}{row.pk}/{step}", {"why": "x"}).status_code == 403
