"""Pravidla, K rozhodnutí, numbers, signing in, and each person's own look."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Account, Organisation
from opora.access.roles import Role
from opora.audit.models import Event
from opora.catalog import current
from opora.decisions.models import Parameter, Reading
from opora.decisions.panels import shown_basis
from opora.decisions.queries import parameters
from opora.team.models import Procedure
from tests.features.conftest import SignIn, Worker

SERVICE = "ohrozene_rodiny"
PASSWORD = "dlouhé heslo pro zkoušku"


def text_of(answer: Any) -> str:
    return str(answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " "))


# --- Pravidla ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "service",
    ["nekam_patrit", "rodinna_poradna", "kontaktni_centrum", "ohrozene_rodiny", "dluhova_poradna"],
)
def test_a_stranger_reads_what_is_published_and_only_that(
    service: str, db: None, today: date
) -> None:
    answer = Client().get(f"/pravidla/{service}/")
    shown = {one.id for topic in answer.context["topics"] for one in topic.promises}
    known = current().service(service)
    rules = [one for one in known.rulebook.rules if known.version_in_force(one.id, today) is one]
    assert shown == {one.id for one in rules if shown_basis(one.source) == "published"}
    assert shown
    words = text_of(answer)
    for hidden in ("K rozhodnutí", "Čísla, která texty neříkají", "letos použito"):
        assert hidden not in words
    for one in known.open_questions:
        assert one.question.cs not in words


def test_inside_every_rule_in_force_is_shown_with_what_is_open(
    worker: Worker, client_of: SignIn, today: date
) -> None:
    answer = client_of(worker(SERVICE)).get(f"/pravidla/{SERVICE}/")
    shown = {one.id for topic in answer.context["topics"] for one in topic.promises}
    known = current().service(SERVICE)
    assert shown == {
        one.id for one in known.rulebook.rules if known.version_in_force(one.id, today) is one
    }
    assert "K rozhodnutí" in text_of(answer)
    assert "rozhodnout/" not in answer.content.decode()


def test_no_such_service_is_nothing(db: None) -> None:
    assert Client().get("/pravidla/jina_sluzba/").status_code == 404
    assert Client().get("/pravidla/").status_code == 200


@pytest.fixture
def head(worker: Worker, client_of: SignIn) -> Client:
    return client_of(worker(SERVICE, Role.HEAD))


def test_the_head_settles_what_the_texts_leave_open(head: Client, today: date) -> None:
    path = f"/pravidla/{SERVICE}/rozhodnout/twenty_agreements/"
    assert path in head.get(f"/pravidla/{SERVICE}/").content.decode()
    answer = head.post(path, {"decision": "Pro každého pracovníka zvlášť."})
    assert (answer.status_code, answer["Location"]) == (302, f"/pravidla/{SERVICE}/")
    row = Reading.objects.get()
    assert (row.decision, row.confirmed, row.on) == ("Pro každého pracovníka zvlášť.", False, today)
    assert "Pro každého pracovníka zvlášť." in text_of(head.get(f"/pravidla/{SERVICE}/"))
    assert Event.objects.latest("number").code == "decisions.settle_reading"


def test_only_what_is_undecided_counts_and_a_decision_claims_no_more_than_it_does(
    head: Client, today: date
) -> None:
    page = f"/pravidla/{SERVICE}/"
    before = head.get(page).context["undecided"]
    assert f"K rozhodnutí ({before})" in text_of(head.get(page))
    assert "Opora dál počítá" not in text_of(head.get(page))
    settle = f"{page}rozhodnout/twenty_agreements/"
    assert "To, co Opora počítá, se jím nezmění" in text_of(head.get(settle))
    head.post(settle, {"decision": "Pro každého pracovníka zvlášť."})
    after = text_of(head.get(page))
    assert f"K rozhodnutí ({before - 1})" in after
    told = "Opora dál počítá podle výkladu: Dohromady, a počítají se běžící smlouvy. Změnu"
    assert told in after
    assert "stojí ve smlouvách" not in after
    head.post(settle, {"decision": "Dohromady, a počítají se běžící smlouvy."})
    assert "Opora dál počítá" not in text_of(head.get(page)), "it counts by these very words"
    head.post(f"{page}rozhodnout/target_group/", {"decision": "Rodiny z Litvínova."})
    assert "To, co Opora počítá, se jím nemění" in text_of(head.get(page))
    head.post(f"{page}rozhodnout/our_notice/", {"decision": "Vedoucí, do měsíce."})
    assert "Jeho slova stojí ve smlouvách" in text_of(head.get(page))


def test_where_all_is_decided_nothing_waits(head: Client) -> None:
    page = f"/pravidla/{SERVICE}/"
    for one in head.get(page).context["open"]:
        assert head.post(f"{page}rozhodnout/{one.id}/", {"decision": "Takto."}).status_code == 302
    shown = text_of(head.get(page))
    assert "K rozhodnutí (" not in shown
    assert ">Rozhodnuto<" in shown


def test_a_declared_procedure_waits_for_no_decision(
    worker: Worker, client_of: SignIn, organisation: Organisation, today: date
) -> None:
    client = client_of(me := worker("rodinna_poradna", Role.HEAD))
    before = client.get("/pravidla/rodinna_poradna/").context["undecided"]
    Procedure.objects.create(
        organisation_id=organisation.pk,
        service="rodinna_poradna",
        people=[],
        steps=[["Zavolat", "", 1]],
        since=today,
        by_id=me.pk,
    )
    assert client.get("/pravidla/rodinna_poradna/").context["undecided"] == before - 1


def test_our_reading_left_as_it_is_counts_as_confirmed(head: Client) -> None:
    path = f"/pravidla/{SERVICE}/rozhodnout/twenty_agreements/"
    reading = head.get(path).context["form"]["decision"].value()
    head.post(path, {"decision": reading})
    assert Reading.objects.get().confirmed


def test_a_decision_without_words_is_none(head: Client) -> None:
    answer = head.post(f"/pravidla/{SERVICE}/rozhodnout/twenty_agreements/", {"decision": " "})
    assert answer.status_code == 422
    assert "Napište, jak to u vás bude platit." in text_of(answer)
    assert not Reading.objects.exists()


def test_the_head_sets_a_number_and_takes_it_back(
    head: Client, organisation: Organisation, today: date
) -> None:
    path = f"/pravidla/{SERVICE}/cislo/complaint_answer_days/"

    def now() -> dict[str, int]:
        return parameters(organisation.pk, SERVICE, today)

    assert head.post(path, {"value": "30"}).status_code == 302
    assert now() == {"complaint_answer_days": 30}
    assert head.get(path).context["form"]["value"].value() == 30
    assert head.post(path, {"value": ""}).status_code == 302
    assert now() == {}
    assert Parameter.objects.count() == 2, "both words stay"
    for wrong in ("-1", "4000", "x", "3,5"):
        assert head.post(path, {"value": wrong}).status_code == 422


def test_numbers_are_said_with_their_units_in_the_language_of_the_page(
    worker: Worker, client_of: SignIn, organisation: Organisation, today: date
) -> None:
    me = worker("nekam_patrit", Role.HEAD)
    numbers = {"days_without_contact": 90, "consent_days_before": 1, "agreement_days_before": 3}
    months = {"plan_revision_months": 6, "no_show_counts": 1, "cancellations_across_workers": 0}
    for name, value in (numbers | months).items():
        Parameter.objects.create(
            organisation_id=organisation.pk,
            service="nekam_patrit",
            name=name,
            value=value,
            since=today,
            by_id=me.pk,
        )
    client = client_of(me)
    shown = [one.shown for one in client.get("/pravidla/nekam_patrit/").context["numbers"]]
    assert [one.replace("\u00a0", " ") for one in shown] == [
        "90 dní", "1 den", "3 dny", "6 měsíců", "ano", "ne", "",
    ]  # fmt: skip
    page = text_of(client.get("/pravidla/nekam_patrit/"))
    assert "(1 = ano)" not in page
    for machine in ("90 days", "6 months", "1 count", "yes_no"):
        assert machine not in page
    Account.objects.filter(pk=me.pk).update(language="en")
    english = text_of(client_of(me).get("/pravidla/nekam_patrit/"))
    for told in ("90 days", "1 day<", "6 months", "<strong>yes</strong>", "<strong>no</strong>"):
        assert told in english, told


def test_a_yes_or_no_is_answered_and_not_counted(
    worker: Worker, client_of: SignIn, organisation: Organisation, today: date
) -> None:
    head = client_of(worker("nekam_patrit", Role.HEAD))
    path = "/pravidla/nekam_patrit/cislo/no_show_counts/"
    assert "Co texty neříkají" in text_of(head.post(path, {"value": "2"}))
    assert head.post(path, {"value": "0"}).status_code == 302
    assert parameters(organisation.pk, "nekam_patrit", today) == {"no_show_counts": 0}
    assert head.get(path).context["form"]["value"].value() == "0"


@pytest.mark.parametrize("tail", ["rozhodnout/nic/", "cislo/nic/"])
def test_what_was_never_asked_is_nothing(tail: str, head: Client) -> None:
    assert head.get(f"/pravidla/{SERVICE}/{tail}").status_code == 404
    assert head.post(f"/pravidla/{SERVICE}/{tail}", {"value": "1"}).status_code == 404


# --- signing in --------------------------------------------------------------------------------
def sign_in(username: str, password: str, client: Client | None = None) -> Any:
    sent = {"username": username, "password": password}
    return (client or Client()).post("/prihlaseni/", sent)


@pytest.fixture
def account(worker: Worker) -> Account:
    return worker(SERVICE)


def test_the_right_word_leads_to_my_day(account: Account) -> None:
    client = Client()
    answer = sign_in(account.username, PASSWORD, client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert client.post("/odhlaseni/").status_code == 302
    assert client.get("/")["Location"].startswith("/prihlaseni/")


@pytest.mark.parametrize(("name", "word"), [("", PASSWORD), ("nobody", PASSWORD), (None, "jiné")])
def test_it_is_not_said_which_of_the_two_was_wrong(
    name: str | None, word: str, account: Account
) -> None:
    answer = sign_in(account.username if name is None else name, word)
    assert answer.status_code == 200
    shown = text_of(answer)
    assert "Přihlášení se nepodařilo" in shown
    wanted = "Napište přihlašovací jméno" if name == "" else "Jméno a heslo k sobě nepatří."
    assert wanted in shown
    assert word not in shown


def test_an_account_that_was_switched_off_is_out_at_once(
    account: Account, client_of: SignIn
) -> None:
    client = client_of(account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get("/").status_code == 302
    assert sign_in(account.username, PASSWORD).status_code == 200


def test_ten_wrong_words_lock_the_account_at_that_machine(account: Account) -> None:
    for _ in range(9):
        assert sign_in(account.username, "špatně").status_code == 200
    locked = sign_in(account.username, "špatně")
    assert locked.status_code == 429
    assert "Příliš mnoho pokusů" in text_of(locked)
    assert sign_in(account.username, PASSWORD).status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    assert sign_in(account.username, PASSWORD, elsewhere).status_code == 302


def test_nobody_is_led_away_after_signing_in(account: Account) -> None:
    sent = {"username": account.username, "password": PASSWORD, "next": "https://zlo.example/"}
    assert Client().post("/prihlaseni/", sent)["Location"] == "/"


# --- each person's own look --------------------------------------------------------------------
def test_theme_and_language_are_kept_with_the_account(account: Account, client_of: SignIn) -> None:
    client = client_of(account)
    assert client.post("/ja/", {"theme": "dark", "language": "en"}).status_code == 302
    page = client_of(account).get("/ja/").content.decode()
    assert '<html lang="en" data-theme="dark">' in page
    assert Event.objects.get().code == "access.profile"


def test_being_away_is_nothing_outside_opora(account: Account, client_of: SignIn) -> None:
    page = text_of(client_of(account).get("/ja/"))
    outside, away = page.index("Mimo Oporu"), page.index("Když tu nejste")
    assert (
        outside < page.index("Připomínky e-mailem") < away < page.index("Nepřítomnosti a zástupy")
    )


@pytest.mark.parametrize("sent", [{}, {"theme": "pink", "language": "cs"}, {"theme": "dark"}])
def test_an_unknown_look_is_refused(
    sent: dict[str, str], account: Account, client_of: SignIn
) -> None:
    answer = client_of(account).post("/ja/", sent)
    assert answer.status_code == 422
    assert "Nastavení ještě není uložené" in text_of(answer)
    assert not Event.objects.exists()


def test_a_role_without_the_right_reads_a_sentence(worker: Worker, client_of: SignIn) -> None:
    answer = client_of(worker(SERVICE, Role.AUDITOR)).get("/kontakt/")
    assert answer.status_code == 403
    assert "Tohle udělat nejde" in text_of(answer)
