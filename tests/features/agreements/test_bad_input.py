"""What can't be an agreement: each time a sentence, and what was typed stays."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.agreements.models import Agreement
from opora.people.models import Person
from tests.features.agreements.conftest import MakeCase, Terms, clients_of
from tests.features.conftest import SignIn, Worker, seen_at

Head = Callable[[str], Account]
SERVICE = "ohrozene_rodiny"


def address(case_id: int) -> str:
    return f"/pripady/{case_id}/smlouva/uzavrit/"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("concluded_on", "", "Napište den, třeba 12. 10. 2026."),
        ("concluded_on", "koncem roku", "Tomuto dni nerozumíme."),
        ("concluded_on", "31. 2. 2026", "Takový den v kalendáři není."),
        ("concluded_on", "1. 1. 2090", "Tento den teprve přijde."),
        ("concluded_on", "1. 1. 2020", "Začátek je dřív, než jste se poprvé sešli"),
        ("valid_until", "1. 1. 2021", "Konec by byl dřív než začátek."),
        ("form", "", "Vyberte jednu z možností."),
        ("form", "kouřové signály", "Vyberte jednu z nabízených možností."),
        ("goals", "x" * 4001, "Zkraťte to."),
        ("acts", "neexistuje", "Vyberte úkony ze seznamu této služby."),
        ("fee", "zadarmo", "Napište částku v celých korunách"),
    ],
)
def test_each_gives_a_sentence(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    field: str,
    typed: str,
    sentence: str,
) -> None:
    case = make_case(SERVICE, site="most")
    answer = client_of(head(SERVICE)).post(address(case.pk), terms | {field: typed})
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 422
    assert sentence in page
    assert "Smlouva ještě není uložená" in page
    if field != "goals":
        assert "Pomoc s hledáním bytu" in page
    assert not Agreement.objects.exists()


def test_a_minor_needs_somebody_who_signs(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    add_child: Callable[..., Person],
    first_contact: date,
    today: date,
) -> None:
    case = make_case(SERVICE, site="most", family="Petrů")
    account = head(SERVICE)
    child = add_child(case, account, born=today - timedelta(days=12 * 366), on=first_contact)
    browser = client_of(account)
    terms = terms | {"parties": clients_of(case)}
    page = browser.post(address(case.pk), terms).content.decode().replace("\xa0", " ")
    assert "Není zapsáno, kdo podepíše za: Jakub Petrů" in page
    assert "Vyberte zástupce." in page
    key = f"signer_{child.pk}"
    # The child can't sign for the child.
    assert browser.post(address(case.pk), terms | {key: str(child.pk)}).status_code == 422
    nameless = browser.post(address(case.pk), terms | {key: "other"})
    assert "Napište jméno zástupce." in nameless.content.decode()
    typed = terms | {key: "other", f"{key}_name": "Marie Kosová", f"{key}_relation": "babička"}
    assert browser.post(address(case.pk), typed).status_code == 302
    row = Agreement.objects.get()
    page = browser.get(f"/pripady/{case.pk}/smlouva/{row.pk}/").content.decode()
    assert "Marie Kosová, babička" in page


def test_two_agreements_do_not_run_at_once(
    make_case: MakeCase, conclude: Callable[..., Client], terms: Terms
) -> None:
    case = make_case(SERVICE, site="most")
    browser = conclude(case, terms)
    answer = browser.post(address(case.pk), terms)
    assert answer.status_code == 422
    assert "Smlouva už běží od" in answer.content.decode().replace("\xa0", " ")


def test_a_second_press_writes_nothing(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case(SERVICE, site="most")
    browser = client_of(head(SERVICE))
    typed = terms | {"once": str(uuid4()), "seen": seen_at(browser, address(case.pk))}
    for _press in range(2):
        answer = browser.post(address(case.pk), typed)
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/pripady/{case.pk}/"
    assert Agreement.objects.count() == 1


def test_the_second_of_two_tabs_is_told(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case = make_case(SERVICE, site="most")
    answer = client_of(head(SERVICE)).post(
        address(case.pk), terms | {"seen": str(case.version - 1)}
    )
    assert answer.status_code == 422
    assert "Mezitím se tu něco změnilo" in answer.content.decode().replace("\xa0", " ")


def test_the_unseen_is_not_there(
    make_case: MakeCase, worker: Worker, client_of: SignIn, terms: Terms
) -> None:
    case = make_case(SERVICE, site="most")
    stranger = client_of(worker("dluhova_poradna", Role.HEAD))
    assert stranger.get(address(case.pk)).status_code == 404
    assert stranger.post(address(case.pk), terms).status_code == 404
    other_site = client_of(worker(SERVICE, Role.SOCIAL_WORKER, site="litvinov"))
    assert other_site.get(f"/pripady/{case.pk}/smlouva/konec/").status_code == 404


def test_who_only_looks_can_not_conclude(
    make_case: MakeCase, worker: Worker, client_of: SignIn, terms: Terms
) -> None:
    case = make_case(SERVICE, site="most")
    auditor = client_of(worker(SERVICE, Role.AUDITOR))
    assert auditor.get(address(case.pk)).status_code == 403
    assert auditor.post(address(case.pk), terms).status_code == 403


def test_a_missing_fact_is_asked_for_and_kept(
    make_case: MakeCase,
    head: Head,
    client_of: SignIn,
    terms: Terms,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(asked(), SERVICE, {})
    case = make_case(SERVICE, site="most")
    browser = client_of(head(SERVICE))
    page = browser.post(address(case.pk), terms).content.decode().replace("\xa0", " ")
    assert "Patří rodina do cílové skupiny služby?" in page
    typed = terms | {"fact-in_target_group": "yes"}
    assert browser.post(address(case.pk), typed).status_code == 302


def asked() -> dict[str, dict[str, object]]:
    from tests.features.agreements import conftest

    return conftest.ASKED
