"""How workers are named beside what they do, and where one says who is not to work with whom."""

import re

import pytest

from opora.access.models import Account
from opora.appointments.models import Appointment
from opora.people.models import Person
from tests.features.cases.test_case_steps import Opened, SignedIn
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import case_page, opened, signed_in, step, text_of

__all__ = ["opened", "signed_in"]

SERVICE = "rodinna_poradna"
FORMS = [
    ("feminine", "Klíčová pracovnice"),
    ("masculine", "Klíčový pracovník"),
    ("neutral", "Případ vede"),
]


@pytest.mark.parametrize(("form", "called"), FORMS)
def test_a_named_key_worker_is_called_as_they_chose(
    form: str, called: str, worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    one = worker(SERVICE, name="Iva Malá")
    client = client_of(one)
    case_id = opened(client, SERVICE)
    page = text_of(case_page(client, case_id))
    assert "Kdo případ vede Zatím nikdo" in page
    own = {"theme": "device", "language": "cs", "role_form": form}
    assert client.post("/ja/", own).status_code == 302
    assert (
        step(client, case_id, "klicovy-pracovnik", worker=one.pk, since="dnes").status_code == 302
    )
    page = text_of(case_page(client, case_id))
    assert f"{called} Iva Malá" in page, "above the sheet"
    assert f"{called}: Iva Malá" in page, "in the course"
    assert f"{called}: Iva Malá" in text_of(client.get(f"/pripady/{case_id}/klicovy-pracovnik/"))
    assert f"{called} Iva Malá" in text_of(client.get(f"/pripady/{case_id}/tisk/"))
    others = {words for _form, words in FORMS} - {called}
    assert not [words for words in others if f"{words}: Iva" in page or f"{words} Iva" in page]


def test_the_form_is_never_guessed_from_a_name(worker: Worker, client_of: SignIn) -> None:
    one = worker(SERVICE, name="Jana Nováková")
    assert one.role_form == Account.RoleForm.NEUTRAL
    page = client_of(one).get("/ja/").content.decode()
    assert re.search(r'value="neutral"[^>]*checked', page)


def test_working_without_one_of_us_stands_quietly_with_the_people(
    signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(SERVICE)
    case_id = opened(client, SERVICE)
    page = case_page(client, case_id).content.decode()
    assert "Vynechat" not in page
    people = page[page.index('id="people"') :]
    people = people[: people.index("</section>")]
    first = Person.objects.get()
    link = f'<a href="/pripady/{case_id}/lide/{first.pk}/bez-koho/">'
    assert (
        f'o-second o-acts-only">{link}Vyloučit pracovníka z\N{NO-BREAK SPACE}případu</a>' in people
    )
    born = {"birth": "1988", "client": "named"}
    step(client, case_id, "lide", given_name="Petr", family_name="Matoušek", **born)
    page = text_of(case_page(client, case_id))
    assert "Vyloučit pracovníka z případu Jana Matoušková Petr Matoušek" in page


def test_a_meeting_without_the_client_says_nothing_of_gender() -> None:
    labels = [str(one) for one in Appointment.CancelledBy.labels]
    assert labels == ["Klient", "Bez omluvy", "My", "Někdo další"]
