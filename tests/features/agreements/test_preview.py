"""What the form of an agreement says before it is saved: what is really known, and in time."""

from collections.abc import Callable
from datetime import date

import pytest

from opora.access.models import Account
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.decisions.models import AskedFact
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms, clients_of
from tests.features.agreements.test_room import filled
from tests.features.conftest import SignIn
from tests.features.intake.conftest import text_of

__all__ = ["filled"]

D = "ohrozene_rodiny"
GREEN = "Uzavřít písemnou smlouvu můžete."
WHERE = "/pripady/{}/smlouva/uzavrit/"
Filled = Callable[[str, int], Account]


@pytest.mark.rule("D6.target_group")
def test_an_answer_that_concluding_needs_is_told_as_missing(
    make_case: MakeCase, filled: Filled, client_of: SignIn, terms: Terms
) -> None:
    browser = client_of(filled("most", 3))
    case = make_case(D, site="most")
    AskedFact.objects.filter(case_id=case.pk).delete()
    for words in (
        text_of(browser.get(WHERE.format(case.pk))),
        text_of(browser.post(WHERE.format(case.pk) + "overit/", terms)),
    ):
        assert GREEN not in words
        assert "Ještě se zeptáme na tohle: zda rodina patří do cílové skupiny." in words
    # The same is asked for when it is saved.
    assert browser.post(WHERE.format(case.pk), terms).status_code == 422
    assert not Agreement.objects.filter(case=case).exists()


def test_a_form_that_is_not_filled_in_is_promised_nothing(
    make_case: MakeCase,
    filled: Filled,
    client_of: SignIn,
    terms: Terms,
    add_child: Callable[..., Person],
    today: date,
) -> None:
    account = filled("most", 3)
    case = make_case(D, site="most")
    child = add_child(case, account, born=date(today.year - 8, 1, 1), name="Ema", on=today)
    browser = client_of(account)
    empty = text_of(browser.get(WHERE.format(case.pk)))
    assert "můžete." not in empty
    assert "až bude všechno vyplněné." in empty
    live = WHERE.format(case.pk) + "overit/"
    assert "Zbývá vyplnit: „S kým to uzavíráte“." in text_of(browser.post(live, terms))
    terms = terms | {"parties": clients_of(case)}
    unsigned = text_of(browser.post(live, terms))
    assert GREEN not in unsigned
    assert "Zbývá vyplnit: „Kdo podepíše za: Ema" in unsigned
    parent = case.participants.exclude(person_id=child.pk).first()
    assert parent is not None
    signed = terms | {f"signer_{child.pk}": str(parent.person_id)}
    assert GREEN in text_of(browser.post(live, signed))


@pytest.mark.rule("D8.agreements")
def test_what_nothing_on_the_form_can_change_is_said_before_it(
    make_case: MakeCase, filled: Filled, client_of: SignIn
) -> None:
    browser = client_of(filled("litvinov", 8))
    case = make_case(D, site="litvinov")
    words = text_of(browser.get(WHERE.format(case.pk)))
    assert words.index("Volné místo teď není.") < words.index("Platí od")
    assert words.count("Volné místo teď není.") == 1
    other = make_case(D, site="most")
    free = text_of(browser.get(WHERE.format(other.pk)))
    assert free.index("V Mostě je volné místo.") > free.index("Platí od")


def test_that_somebody_has_to_lead_the_case_first_is_said_before_the_form(
    make_case: MakeCase, head: Callable[[str], Account], client_of: SignIn
) -> None:
    case: Case = make_case("rodinna_poradna", key_worker=False)
    words = text_of(client_of(head("rodinna_poradna")).get(WHERE.format(case.pk)))
    assert words.index("Nejdřív určete klíčového pracovníka.") < words.index("Platí od")


@pytest.mark.rule("C8.contents")
def test_what_is_missing_is_named_until_nothing_is(
    make_case: MakeCase, head: Callable[[str], Account], client_of: SignIn, terms: Terms
) -> None:
    case = make_case("kontaktni_centrum")
    live, browser = WHERE.format(case.pk) + "overit/", client_of(head("kontaktni_centrum"))
    typed = terms | {"ways_to_end": "", "when_broken": ""}
    said = text_of(browser.post(live, typed))
    for label in ("úkonech jste se dohodli", "podmínky nedodrží", "změnit nebo ukončit"):
        assert label in said.partition("Zbývá vyplnit:")[2]
    said = text_of(browser.post(live, terms))
    assert "Zbývá vyplnit: „Na jakých úkonech jste se dohodli“." in said
    assert "Zbývá vyplnit" not in text_of(browser.post(live, terms | {"acts": ["exchange"]}))
