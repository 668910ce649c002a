"""The agreement on paper before it is signed: what is typed, and lines for the rest."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from opora.access.models import Account
from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.cases.models import Case
from opora.documents.models import Document
from tests.features.agreements.conftest import MakeCase, Terms
from tests.features.conftest import SignIn
from tests.features.documents.conftest import squeezed, text_of

B, C, D = "rodinna_poradna", "kontaktni_centrum", "ohrozene_rodiny"
Head = Callable[[str], Account]


def where(case: Case) -> str:
    return f"/pripady/{case.pk}/smlouva/uzavrit/k-podpisu/"


def words(answer: Any) -> str:
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()
    return text_of(answer.content)


def text(browser: Client, address: str) -> str:
    return browser.get(address).content.decode().replace("\xa0", " ")


def test_what_is_typed_is_printed_and_nothing_is_kept(
    make_case: MakeCase, head: Head, client_of: SignIn, terms: Terms
) -> None:
    case, browser = make_case(D, site="most"), client_of(head(D))
    form = text(browser, f"/pripady/{case.pk}/smlouva/uzavrit/")
    assert f'formaction="{where(case)}" formtarget="_blank"' in form
    said = words(browser.post(where(case), terms | {"extent": ""}))
    assert squeezed(str(terms["goals"])) in said
    assert squeezed("Dana Petrů") in said
    assert squeezed("Místo, čas a rozsah") in said
    assert squeezed("Za poskytovatele, dne") in said
    assert squeezed("Náhled") not in said
    assert not Agreement.objects.exists()
    assert not Document.objects.exists()
    assert Event.objects.filter(case_id=case.pk, code="look.agreement_to_sign").count() == 1


def test_nothing_typed_is_all_lines(make_case: MakeCase, head: Head, client_of: SignIn) -> None:
    case, browser = make_case(B), client_of(head(B))
    listed = text(browser, f"/pripady/{case.pk}/dokumenty/")
    assert f'href="{where(case)}"' in listed
    said = words(browser.get(where(case)))
    assert squeezed("Na čem se domlouváme") in said
    assert squeezed("Smlouva platí do") in said


def test_once_it_is_concluded_the_record_is_printed_instead(
    make_case: MakeCase, conclude: Callable[..., Client], terms: Terms
) -> None:
    case = make_case(D, site="most")
    browser = conclude(case, terms)
    assert where(case) not in text(browser, f"/pripady/{case.pk}/dokumenty/")


def test_with_a_code_nothing_is_signed(make_case: MakeCase, head: Head, client_of: SignIn) -> None:
    case, browser = make_case(C, anonymous=True), client_of(head(C))
    assert where(case) not in text(browser, f"/pripady/{case.pk}/dokumenty/")
    assert where(case) not in text(browser, f"/pripady/{case.pk}/smlouva/uzavrit/")
    assert browser.get(where(case)).status_code == 404
