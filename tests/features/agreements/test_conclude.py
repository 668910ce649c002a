"""Concluding an agreement on its screen, and what the rules say to it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.actions import conclude as conclude_agreement
from opora.agreements.models import Agreement
from opora.agreements.terms import Terms as WholeTerms
from opora.cases.models import Case
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn, Worker

Head = Callable[[str], Account]
Conclude = Callable[..., Client]


def sent(browser: Client, case: Case, typed: Terms) -> str:
    """The page that comes back instead of a saved agreement."""
    answer = browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", typed)
    assert answer.status_code == 422, answer.status_code
    assert not Agreement.objects.filter(case=case).exists()
    return answer.content.decode().replace("\xa0", " ")


def test_an_applicant_becomes_a_client(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("ohrozene_rodiny", site="most", family="Šimkovi")
    browser = conclude(case, terms)
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLIENT
    page = browser.get(f"/pripady/{case.pk}/").content.decode()
    assert "Co je domluveno" in page
    assert "Uzavření písemné smlouvy" in page


@pytest.mark.rule("C7.head")
def test_a_written_agreement_is_concluded_by_the_head(
    make_case: MakeCase, worker: Worker, client_of: SignIn, terms: Terms, head: Head
) -> None:
    case = make_case("kontaktni_centrum")
    terms["acts"] = ["exchange"]
    other = client_of(worker("kontaktni_centrum", Role.SOCIAL_WORKER))
    assert "Písemnou smlouvu uzavírá vedoucí." in sent(other, case, terms)


@pytest.mark.rule("C7.registered")
@pytest.mark.rule("C7.two_copies")
def test_the_agreement_has_a_number_and_two_copies(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum")
    browser = conclude(case, terms | {"acts": ["exchange"], "copies": "yes"})
    row = Agreement.objects.get(case=case)
    assert row.number
    assert row.copies is True
    page = browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/").content.decode()
    assert row.number in page
    assert "Dvě vyhotovení" in page


@pytest.mark.rule("C7.goals")
def test_a_talk_has_set_the_goals(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum")
    typed = terms | {"acts": ["exchange"], "goals": ""}
    page = sent(client_of(head("kontaktni_centrum")), case, typed)
    assert "Napište aspoň jednou větou, na čem budete spolupracovat." in page


@pytest.mark.rule("C7.first_contact")
def test_a_first_contact_needs_no_agreement(
    make_case: MakeCase, head: Head, client_of: SignIn
) -> None:
    case = make_case("kontaktni_centrum")
    browser = client_of(head("kontaktni_centrum"))
    act = {"kind": "information_service", "day": "dnes", "minutes": "10"}
    assert browser.post(f"/pripady/{case.pk}/ukon/", act).status_code == 302
    page = browser.get(f"/pripady/{case.pk}/").content.decode().replace("\xa0", " ")
    assert "při prvním kontaktu, smlouva není potřeba" in page


@pytest.mark.rule("B15.form")
def test_only_the_informed_consent_concludes(make_case: MakeCase, head: Head, today: date) -> None:
    case = make_case("rodinna_poradna")
    terms = WholeTerms(form="spoken", concluded_on=today, goals="Dohoda o péči.")
    with pytest.raises(Refused) as refused:
        conclude_agreement(case_id=case.pk, terms=terms, by=viewer_of(head(case.service)), on=today)
    assert "B15.form" in [one.rule for one in refused.value.verdict.refusing]


@pytest.mark.rule("C8.contents")
def test_what_belongs_in_an_agreement_can_not_be_left_out(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum")
    typed = terms | {"acts": ["exchange"], "ways_to_end": ""}
    page = sent(client_of(head("kontaktni_centrum")), case, typed)
    page = page.replace("\xa0", " ")
    assert "Napište, kdy a jak lze službu změnit nebo ukončit." in page
    assert "Výjimku tu nemůže udělit nikdo" not in page
    assert 'name="departure"' not in page
    assert "Nejdřív si o tom promluvíme." in page


@pytest.mark.rule("C8.words")
def test_that_the_client_understands_is_kept(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum")
    conclude(case, terms | {"acts": ["exchange"], "understandable": "yes"})
    assert Agreement.objects.get(case=case).understandable is True


@pytest.mark.rule("C9")
def test_with_a_code_the_agreement_is_spoken_only(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum", anonymous=True)
    browser = client_of(head("kontaktni_centrum"))
    typed = terms | {"acts": ["exchange"]}
    first = browser.get(f"/pripady/{case.pk}/smlouva/uzavrit/").context["form"]
    assert first.initial["form"] == "spoken"
    page = sent(browser, case, typed)
    assert "Smlouva i plán jsou proto jen ústní" in page
    # Nothing is written down here, not even as a departure.
    assert 'id="mimo-pravidla"' not in page
    sent(browser, case, typed | {"departure": "Podepsáno předem."})
    typed |= {"form": "spoken", "extent": "Kdykoli je otevřeno"}
    browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", typed)
    made = Agreement.objects.get(case=case)
    assert made.form == "spoken"
    told = browser.get(f"/pripady/{case.pk}/smlouva/{made.pk}/").content.decode()
    assert "vyhotovení" not in told
    band = browser.get(f"/pripady/{case.pk}/").content.decode().replace("\xa0", " ")
    assert "Kdykoli je otevřeno. <a" in band


def test_what_a_rule_refuses_without_is_not_called_optional(
    make_case: MakeCase, head: Head, client_of: SignIn
) -> None:
    for service, optional in (("kontaktni_centrum", False), ("dluhova_poradna", True)):
        browser = client_of(head(service))
        form = browser.get(f"/pripady/{make_case(service).pk}/smlouva/uzavrit/").context["form"]
        for name in ("when_broken", "ways_to_end"):
            assert form.fields[name].is_optional is optional, service


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        pytest.param(
            "kontaktni_centrum",
            "Podmínky a pravidla ještě probrané nejsou.",
            marks=pytest.mark.rule("C5.before.agreement"),
        ),
        pytest.param(
            "nekam_patrit",
            "ještě neprošel pravidla",
            marks=pytest.mark.rule("A10.before.agreement"),
        ),
        pytest.param(
            "rodinna_poradna",
            "ještě nemá informace o službě",
            marks=pytest.mark.rule("B13.before.consent"),
        ),
    ],
)
def test_the_rules_are_gone_through_before(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    service: str,
    sentence: str,
) -> None:
    case = make_case(service, informed=False)
    answer = client_of(head(service)).post(
        f"/pripady/{case.pk}/smlouva/uzavrit/", terms | {"acts": []}
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode().replace("\xa0", " ")


@pytest.mark.rule("B15.personal_data")
def test_the_informed_consent_concludes_and_holds_the_consent_to_data(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("rodinna_poradna")
    conclude(case, terms | {"data_consent": "yes"})
    row = Agreement.objects.get(case=case)
    assert row.form == "informed_consent"
    assert row.data_consent is True
    case.refresh_from_db()
    assert case.stage == Case.Stage.CLIENT


@pytest.mark.parametrize("service", ["nekam_patrit", "rodinna_poradna"])
def test_the_key_worker_comes_first(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms, service: str
) -> None:
    case = make_case(service, key_worker=False)
    page = sent(client_of(head(service)), case, terms)
    assert "Nejdřív určete, kdo to bude." in page


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        pytest.param(
            "ohrozene_rodiny",
            "Žádnou úhradu nelze chtít",
            marks=pytest.mark.rule("D10"),
        ),
        pytest.param("dluhova_poradna", "úhradu sjednat nejde", marks=pytest.mark.rule("E10")),
    ],
)
def test_the_service_is_free(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    service: str,
    sentence: str,
) -> None:
    case = make_case(service)
    browser = client_of(head(service))
    assert sentence in sent(browser, case, terms | {"fee": "200"})


@pytest.mark.rule("E2")
def test_only_an_individual_is_served(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    add_child: Callable[..., Person],
    first_contact: date,
) -> None:
    case = make_case("dluhova_poradna")
    account = head("dluhova_poradna")
    add_child(case, account, born=date(1990, 1, 1), name="Petr", on=first_contact)
    assert "Příjemcem je tu jen jednotlivec." in sent(client_of(account), case, terms)


@pytest.mark.rule("S8")
def test_the_decision_can_be_explained_from_the_agreement(
    make_case: MakeCase, conclude: Conclude, terms: Terms
) -> None:
    case = make_case("ohrozene_rodiny", site="most")
    browser = conclude(case, terms)
    row = Agreement.objects.get(case=case)
    decision = Decision.objects.get(pk=row.decision_id)
    assert decision.ask == "may_conclude_agreement"
    assert decision.verdict["facts"]["agreements_running"] == 0
    page = browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/").content.decode()
    assert f"/proc/{decision.pk}/" in page


def test_what_happened_against_a_rule_is_kept_as_a_departure(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case("ohrozene_rodiny", site="litvinov")
    browser = client_of(head("ohrozene_rodiny"))
    typed = terms | {"fee": "50"}
    assert 'id="mimo-pravidla"' in sent(browser, case, typed)
    why = "Úhradu vybrala kolegyně omylem, vracíme ji."
    browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", typed | {"departure": why})
    assert Agreement.objects.get(case=case).departure == why
    assert why in browser.get(f"/pripady/{case.pk}/").content.decode().replace("\xa0", " ")


def test_a_backdated_agreement_is_weighed_by_its_own_day(
    make_case: MakeCase, conclude: Conclude, terms: Terms, first_contact: date
) -> None:
    case = make_case("ohrozene_rodiny", site="most")
    day = first_contact + timedelta(days=3)
    conclude(case, terms | {"concluded_on": day.isoformat()})
    row = Agreement.objects.get(case=case)
    assert Decision.objects.get(pk=row.decision_id).on == day


@pytest.mark.parametrize(
    ("service", "asks"),
    [("dluhova_poradna", False), ("ohrozene_rodiny", False), ("kontaktni_centrum", True)],
)
def test_a_service_that_is_free_asks_for_no_fee(
    make_case: MakeCase, head: Head, client_of: SignIn, service: str, asks: bool
) -> None:
    case, browser = make_case(service), client_of(head(service))
    form = browser.get(f"/pripady/{case.pk}/smlouva/uzavrit/").context["form"]
    assert ("fee" in form.fields) is asks
