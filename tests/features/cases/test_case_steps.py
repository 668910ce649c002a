"""Key worker, people, the agreed way, programmes and leaving a worker out, through the screens."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from opora.access.models import Exclusion
from opora.access.roles import Role
from opora.cases.models import Case, Participant, Programme
from opora.people.models import Person
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import case_page, opened, signed_in, step, text_of

__all__ = ["opened", "signed_in"]

SignedIn = Callable[..., Client]
Opened = Callable[..., int]
A, B = "nekam_patrit", "rodinna_poradna"


@pytest.mark.rule("A4.key_worker")
def test_only_a_consultant_leads_a_case(worker: Worker, client_of: SignIn, opened: Opened) -> None:
    social, consultant = worker(A), worker(A, Role.CONSULTANT, name="Iva Malá")
    client = client_of(social)
    case_id = opened(client, A)
    refused = step(client, case_id, "klicovy-pracovnik", worker=social.pk, since="dnes")
    assert refused.status_code == 422
    assert "Klíčovým pracovníkem tu může být jen konzultant." in text_of(refused)
    taken = step(client, case_id, "klicovy-pracovnik", worker=consultant.pk, since="dnes")
    assert taken.status_code == 302
    assert "Případ vede Iva Malá" in text_of(case_page(client, case_id))


@pytest.mark.rule("A4.one_key_worker")
def test_never_two_consultants_answer_for_a_case(
    worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    first, second = worker(A, Role.CONSULTANT), worker(A, Role.CONSULTANT)
    client = client_of(first)
    case_id = opened(client, A, on="včera")
    sent = step(client, case_id, "klicovy-pracovnik", worker=first.pk, since="dnes")
    assert sent.status_code == 302
    again = step(client, case_id, "klicovy-pracovnik", worker=second.pk, since="včera")
    assert again.status_code == 422
    assert "právě jedn" in text_of(again)
    assert Case.objects.get(pk=case_id).key_workers.count() == 1


@pytest.mark.rule("S2.authorised")
def test_a_case_is_there_only_for_those_who_work_on_it(
    worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    case_id = opened(client_of(worker(B)), B)
    stranger = client_of(worker(A, Role.CONSULTANT))
    assert stranger.get(f"/pripady/{case_id}/").status_code == 404
    assert step(stranger, case_id, "karta", commission="Dohoda").status_code == 404
    found = stranger.post("/hledat/", {"words": "matoušková", "q": "matoušková"})
    assert "Jana Matoušková" not in text_of(found)
    assert "Jana Matoušková" not in text_of(stranger.get("/pripady/"))


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        ("", "Napište den"),
        ("1. 1. 2029", "To je až za víc než rok."),
        ("1. 1. 2020", "Případ tehdy ještě nebyl otevřený."),
    ],
)
def test_from_which_day_a_key_worker(
    since: str, sentence: str, worker: Worker, client_of: SignIn, opened: Opened
) -> None:
    one = worker(B)
    client = client_of(one)
    case_id = opened(client, B)
    sent = step(client, case_id, "klicovy-pracovnik", worker=one.pk, since=since)
    assert sent.status_code == 422
    assert sentence in text_of(sent)
    assert not Case.objects.get(pk=case_id).key_workers.exists()


def test_a_case_is_handed_over(worker: Worker, client_of: SignIn, opened: Opened) -> None:
    first, second = worker(B), worker(B, Role.PSYCHOLOGIST, name="Iva Malá")
    client = client_of(first)
    case_id = opened(client, B, on="včera")
    step(client, case_id, "klicovy-pracovnik", worker=first.pk, since="včera")
    step(client, case_id, "klicovy-pracovnik", worker=second.pk, since="dnes", reason="Mediace.")
    page = text_of(case_page(client, case_id))
    assert "Případ vede Iva Malá" in page
    assert "Mediace." in page
    stranger = worker("dluhova_poradna")
    sent = step(client, case_id, "klicovy-pracovnik", worker=stranger.pk, since="dnes")
    assert sent.status_code == 422


def test_people_are_added_and_put_right(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    typed = {"given_name": "Petr", "family_name": "Matoušek", "relation": "otec"}
    assert step(client, case_id, "lide", **typed).status_code == 422
    born = {"birth": "1988"}
    assert step(client, case_id, "lide", **typed, **born, client="named").status_code == 302
    row = Participant.objects.get(relation="otec")
    assert not row.client
    assert row.person.born_from == date(1988, 1, 1)
    page = text_of(case_page(client, case_id))
    assert "Petr Matoušek otec" in page
    assert "jen o něm víme" in page
    where = f"zapis/person/{row.person_id}/opravit"
    known = client.get(f"/pripady/{case_id}/{where}/").content.decode()
    assert 'value="1988"' in known
    changed = {"given_name": "Pavel", "family_name": "Matoušek", "phone": "702 555 014"}
    assert step(client, case_id, where, **changed).status_code == 422
    assert step(client, case_id, where, **changed, why="Přeslech").status_code == 302
    person = Person.objects.get(pk=row.person_id)
    assert str(person) == "Pavel Matoušek"
    assert person.history.first().history_change_reason == "Přeslech"


@pytest.mark.parametrize("said", ["12. 10. 2010", "2010", "15 let", "15 až 20"])
def test_a_birth_is_said_in_one_way_everywhere(
    said: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    for address in ("/kontakt/", f"/pripady/{case_id}/lide/"):
        assert "Třeba 2010, 15 let nebo 20 až 25." in text_of(client.get(address)), address
    child = {"given_name": "Ema", "relation": "dcera", "client": "named", "birth": said}
    assert step(client, case_id, "lide", **child).status_code == 302
    row = Participant.objects.get(relation="dcera")
    known = row.person.born_from, row.person.born_to
    # What the form of a correction shows means the same, however later it is sent.
    where = f"zapis/person/{row.person_id}/opravit"
    form = client.get(f"/pripady/{case_id}/{where}/").content.decode()
    shown = re.search(r'name="birth"[^>]*value="([^"]+)"', form)
    assert shown is not None
    sent = {"given_name": "Emma", "birth": shown[1], "why": "Přeslech"}
    assert step(client, case_id, where, **sent).status_code == 302
    person = Person.objects.get(pk=row.person_id)
    assert (person.born_from, person.born_to) == known
    assert str(person) == "Emma"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"given_name": "", "family_name": ""}, "Napište aspoň jméno"),
        ({"birth": "zítra"}, "Tomu nerozumíme."),
        ({"birth": "2090"}, "Datum narození je v budoucnosti."),
        ({"birth": "1. 1. 1870"}, "přes 120 let"),
        ({"birth": "31. 12. 1988 až 1. 1. 1988"}, "Tomu nerozumíme."),
    ],
)
def test_a_person_is_not_just_anybody(
    typed: dict[str, str], sentence: str, signed_in: SignedIn, opened: Opened
) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    whole = {"given_name": "Petr", "family_name": "Matoušek", "client": "client"} | typed
    sent = step(client, case_id, "lide", **whole)
    assert sent.status_code == 422
    assert sentence in text_of(sent)
    assert Person.objects.count() == 1


def test_the_case_goes_by_the_new_name(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    person = Person.objects.get()
    where = f"zapis/person/{person.pk}/opravit"
    typed = {"given_name": "Jana", "family_name": "Dvořáková", "why": "Svatba"}
    assert step(client, case_id, where, **typed).status_code == 302
    assert Case.objects.get().title == "Jana Dvořáková"
    elsewhere = opened(signed_in("dluhova_poradna"), "dluhova_poradna")
    assert step(client, elsewhere, where, **typed).status_code == 404
    other = opened(client, B)
    assert step(client, other, where, **typed).status_code == 404


def test_a_worker_left_out_sees_no_trace(worker: Worker, client_of: SignIn, opened: Opened) -> None:
    client, other = client_of(worker(B)), worker(B, Role.PSYCHOLOGIST)
    case_id = opened(client, B)
    person = Person.objects.get()
    theirs = client_of(other)
    assert theirs.get(f"/pripady/{case_id}/").status_code == 200
    typed = {"worker": other.pk, "ground": "osobni_vztah", "reason": "Je to její sestřenice."}
    assert step(client, case_id, f"lide/{person.pk}/bez-koho", **typed).status_code == 302
    assert Exclusion.objects.get().reason == "osobní vztah: Je to její sestřenice."
    assert theirs.get(f"/pripady/{case_id}/").status_code == 404
    assert "Matoušková" not in text_of(theirs.get("/pripady/"))
    assert str(other.pk) not in [value for value, _ in _choices(client, case_id)]


def _choices(client: Client, case_id: int) -> list[tuple[str, str]]:
    form = client.get(f"/pripady/{case_id}/klicovy-pracovnik/").context["form"]
    return list(form.fields["worker"].choices)


@pytest.mark.rule("A1.priorities")
def test_of_several_programmes_one_comes_first(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(A, Role.CONSULTANT)
    case_id = opened(client, A)
    assert "Kolikátý v pořadí důležitosti" in text_of(client.get(f"/pripady/{case_id}/programy/"))


@pytest.mark.rule("A3.programme")
def test_a_programme_waits_for_the_agreement(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(A)
    case_id = opened(client, A)
    typed = {"programme": "nekam_patrit", "priority": "1", "started_on": "dnes"}
    refused = step(client, case_id, "programy", **typed)
    assert refused.status_code == 422
    assert "Program zahájit zatím nejde" in text_of(refused)
    assert not Programme.objects.exists()


def test_elsewhere_there_are_no_programmes(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    assert client.get(f"/pripady/{case_id}/programy/").status_code == 404


def test_attempts_and_notes_are_no_acts(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(B)
    case_id = opened(client, B)
    assert step(client, case_id, "kontakt", kind="note").status_code == 422
    assert step(client, case_id, "kontakt", kind="first", way="phone").status_code == 422
    assert step(client, case_id, "kontakt", kind="unreached", way="phone").status_code == 302
    page = text_of(case_page(client, case_id))
    assert "Nezastihli jsme" in page
    assert "Nepočítá se jako úkon." in page
    row = Case.objects.get().contacts.get(kind="unreached")
    where = f"zapis/contact/{row.pk}/zneplatnit"
    assert step(client, case_id, where).status_code == 422
    assert step(client, case_id, where, why="Patří jinam").status_code == 302
    assert "Neplatí" in text_of(case_page(client, case_id))
    first = Case.objects.get().contacts.get(kind="first")
    assert step(client, case_id, f"zapis/contact/{first.pk}/zneplatnit", why="x").status_code == 422


def test_an_unseen_case_is_absent(signed_in: SignedIn, opened: Opened) -> None:
    case_id = opened(signed_in(B), B)
    stranger = signed_in("dluhova_poradna")
    early = (timezone.localdate() - timedelta(days=1)).isoformat()
    for where in (
        "karta", "informace", "konzultace", "posouzeni", "prijeti", "poradnik", "odmitnuti",
        "odmitnuti/dopis", "predani", "kontakt", "klicovy-pracovnik", "spojeni", "lide", "programy",
    ):  # fmt: skip
        assert stranger.get(f"/pripady/{case_id}/{where}/").status_code == 404
        assert step(stranger, case_id, where, on=early).status_code in {404, 405}


def test_why_is_asked_only_of_a_change(signed_in: SignedIn, opened: Opened) -> None:
    client = signed_in(A, Role.CONSULTANT)
    case_id = opened(client, A)
    address = f"/pripady/{case_id}/klicovy-pracovnik/"
    assert "Proč se to mění" not in text_of(client.get(address))
    worker = _choices(client, case_id)[0][0]
    step(client, case_id, "klicovy-pracovnik", worker=worker, since="dnes")
    assert "Proč se to mění" in text_of(client.get(address))
