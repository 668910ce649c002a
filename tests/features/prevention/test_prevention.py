"""Prevention for institutions: no case, participants by kind, a list of institutions (C1)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.models import Event
from opora.cases.models import Case
from opora.prevention.actions import correct_institution, merge_institutions, record
from opora.prevention.models import Institution, Prevention
from opora.prevention.queries import held_in_year
from opora.prevention.told import Held, Recipient
from tests.features.conftest import SignIn, Worker, seen_at

SERVICE = "kontaktni_centrum"
URL = "/prevence/"
HELD = {"day": "dnes", "minutes": "90", "topic": "Co dělá alkohol s hlavou", "people_zaci": "24"}
NO_ONE = {"institution": "new", "name": "Jiná", "people_zaci": ""}
NEW = {"name": "ZŠ Lipová", "kind": "zakladni_skola"}


def page_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\xa0", " ")


@pytest.fixture
def petr(worker: Worker) -> Account:
    return worker(SERVICE)


@pytest.fixture
def by(petr: Account) -> Viewer:
    return viewer_of(petr)


@pytest.fixture
def desk(petr: Account, client_of: SignIn) -> Client:
    return client_of(petr)


def make(by: Viewer, on: date, name: str = "ZŠ Lipová", **told: Any) -> Prevention:
    known = Institution.objects.filter(name=name).first()
    recipient = Recipient(known.pk) if known else Recipient(name=name, kind="zakladni_skola")
    held = {"day": on, "minutes": 45, "topic": "x", "participants": {"zaci": 20}, **told}
    return record(
        service=SERVICE, site="centrum", recipient=recipient, held=Held(**held), by=by, on=on
    )


@pytest.mark.rule("C1.institutions")
def test_held_for_a_new_institution_and_then_for_a_known_one(desk: Client) -> None:
    answer = desk.post(f"{URL}nova/", HELD | NEW | {"people_pedagogove": "2"})
    assert answer.status_code == 302, page_of(answer)
    page = page_of(desk.get(answer["Location"]))
    for told in ("ZŠ Lipová", "Co dělá alkohol s hlavou", "Žáci a studenti 24, pedagogové 2."):
        assert told in page
    known = Institution.objects.get()
    form = page_of(desk.get(f"{URL}nova/"))
    assert "ZŠ Lipová" in form
    again = desk.post(f"{URL}nova/", HELD | {"institution": str(known.pk), "topic": "Drogy"})
    assert again.status_code == 302, page_of(again)
    assert Institution.objects.count() == 1
    listed = page_of(desk.get(URL))
    assert listed.count("ZŠ Lipová") == 2
    assert "26 lidí" in listed
    assert "Prevence pro instituce" in page_of(desk.get("/"))
    assert not Case.objects.exists()
    assert Event.objects.filter(code="prevention.record").count() == 2


@pytest.mark.rule("C1.participants")
def test_participants_are_counted_by_kind_and_the_year_tells_of_them_apart(
    desk: Client, by: Viewer, today: date
) -> None:
    make(by, today, participants={"zaci": 24, "rodice": 3})
    make(by, today, "Gymnázium", participants={"zaci": 30})
    told = held_in_year(by, SERVICE, today.year)
    assert (told.times, told.institutions, told.minutes) == (2, 2, 90)
    assert told.participants == {"zaci": 54, "rodice": 3}
    page = page_of(desk.get(f"/prehledy/?service={SERVICE}"))
    assert "Účastníci: žáci a studenti</span> <strong>54" in page
    assert "Pro kolik institucí</span> <strong>2" in page
    none = desk.post(f"{URL}nova/", HELD | NEW | NO_ONE)
    assert none.status_code == 422
    assert "Napište, kolik lidí se účastnilo." in page_of(none)
    nothing = page_of(desk.post(f"{URL}nova/", NO_ONE))
    missing = "Kolik lidí: žáci a studenti: Napište, kolik lidí se účastnilo."
    assert missing in nothing, "told together with everything else that is missing"
    assert "Napište, o čem to bylo." in nothing


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "zítra"}, "teprve přijde"),
        ({"day": "kdysi"}, "nerozumíme"),
        ({"minutes": "0"}, "od 1 výš"),
        ({"minutes": "mnoho"}, "Napište"),
        ({"topic": " "}, "Napište, o čem to bylo."),
        ({"name": ""}, "Napište, jak se instituce jmenuje."),
        ({"kind": ""}, "Vyberte, co je to za instituci."),
        ({"kind": "nic"}, "Vyberte"),
        ({"people_zaci": "-3"}, "Napište"),
        ({"people_zaci": "99999"}, "nejvýš"),
    ],
)
def test_bad_input_gets_a_sentence(desk: Client, typed: dict[str, str], sentence: str) -> None:
    answer = desk.post(f"{URL}nova/", HELD | NEW | {"note": "Zůstane tu."} | typed)
    assert answer.status_code == 422
    assert sentence in page_of(answer)
    assert "Zůstane tu." in page_of(answer)
    assert not Prevention.objects.exists()
    assert not Institution.objects.exists()


def test_the_same_name_is_not_added_twice(desk: Client, by: Viewer, today: date) -> None:
    make(by, today)
    answer = desk.post(f"{URL}nova/", HELD | NEW | {"institution": "new", "name": "zs lipova"})
    assert answer.status_code == 422
    assert "Instituce toho jména už v seznamu je." in page_of(answer)
    assert Institution.objects.count() == 1


def test_a_forged_record_is_refused(by: Viewer, worker: Worker, today: date) -> None:
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"service": "ohrozene_rodiny"}, NotFound),
        ({"service": "nic"}, NotFound),
        ({"site": "jinde"}, NotAllowed),
        ({"recipient": Recipient(10**9)}, Invalid),
        ({"by": viewer_of(worker("ohrozene_rodiny"))}, NotAllowed),
    ]
    good: dict[str, Any] = {
        "service": SERVICE, "site": "centrum",
        "recipient": Recipient(name="X", kind="stredni_skola"),
        "held": Held(today, 45, "x", {"zaci": 1}), "by": by, "on": today,
    }  # fmt: skip
    for told, error in wrong:
        with pytest.raises(error):
            record(**good | told)
    later = today + timedelta(days=1)
    for held in (Held(later, 45, "x", {"zaci": 1}), Held(today, 9999, "x", {"zaci": 1}),
                 Held(today, 45, " ", {"zaci": 1}), Held(today, 45, "x", {"nic": 1}),
                 Held(today, 45, "x", {"zaci": -1}),
                 Held(today, 45, "x", {"zaci": 1}, (10**9,))):  # fmt: skip
        with pytest.raises(Invalid):
            record(**good | {"held": held})
    assert not Prevention.objects.exists()


def test_it_is_put_right_and_made_void(desk: Client, by: Viewer, today: date) -> None:
    row = make(by, today)
    one = f"{URL}{row.pk}/"
    typed = HELD | {"institution": str(row.institution_id), "people_zaci": "25", "why": "Překlep."}
    seen = {"seen": seen_at(desk, f"{one}opravit/")}
    answer = desk.post(f"{one}opravit/", typed | seen)
    assert answer.status_code == 302, page_of(answer)
    page = page_of(desk.get(one))
    assert "Žáci a studenti 25." in page
    assert "Překlep." in page
    seen = {"seen": seen_at(desk, f"{one}zneplatnit/")}
    assert desk.post(f"{one}zneplatnit/", seen | {"why": ""}).status_code == 422
    assert desk.post(f"{one}zneplatnit/", seen | {"why": "Nebylo."}).status_code == 302
    assert held_in_year(by, SERVICE, today.year).times == 0
    assert "Nebylo." in page_of(desk.get(one))
    assert desk.get(f"{one}opravit/").status_code == 404


def test_institutions_are_corrected_and_merged(desk: Client, by: Viewer, today: date) -> None:
    first, second = make(by, today), make(by, today, "Základka Lipová")
    where = f"{URL}instituce/{second.institution_id}/"
    typed = {"name": "ZŠ Lipová", "kind": "zakladni_skola", "why": "Přesněji."}
    seen = {"seen": seen_at(desk, f"{where}opravit/")}
    assert desk.post(f"{where}opravit/", typed | seen).status_code == 422
    typed["name"] = "Základní škola Lipová"
    assert desk.post(f"{where}opravit/", typed | seen).status_code == 302
    assert "Základní škola Lipová" in page_of(desk.get(f"{URL}{second.pk}/"))
    assert held_in_year(by, SERVICE, today.year).institutions == 2
    merge = {"same_as": str(first.institution_id), "why": "Stejná škola."}
    merge["seen"] = seen_at(desk, f"{where}sloucit/")
    assert desk.post(f"{where}sloucit/", merge).status_code == 302
    assert held_in_year(by, SERVICE, today.year).institutions == 1
    assert "Je to stejná instituce jako" in page_of(desk.get(where))
    assert "Základní škola Lipová" not in page_of(desk.get(f"{URL}nova/")), "offered once"
    back = {"same_as": "new", "why": "Přece jen jiná."}
    back["seen"] = seen_at(desk, f"{where}sloucit/")
    assert desk.post(f"{where}sloucit/", back).status_code == 302
    assert held_in_year(by, SERVICE, today.year).institutions == 2


def test_merging_makes_no_ring(by: Viewer, today: date) -> None:
    one, two, three = (make(by, today, name).institution_id for name in ("A", "B", "C"))

    def merge(which: int, same_as: int | None) -> None:
        merge_institutions(institution_id=which, same_as_id=same_as, why="x", by=by, on=today)

    merge(one, two)
    for which, same_as in ((two, one), (two, two), (two, three)):
        with pytest.raises(Invalid):
            merge(which, same_as)
    with pytest.raises(NotFound):
        merge(three, 10**9)
    with pytest.raises(Invalid):
        correct_institution(
            institution_id=three, name="B", kind="zakladni_skola", why="x", by=by, on=today
        )


def test_who_does_not_work_there_finds_nothing(
    by: Viewer, worker: Worker, client_of: SignIn, today: date
) -> None:
    row = make(by, today)
    other = client_of(worker("ohrozene_rodiny"))
    for path in ("", "nova/", f"{row.pk}/", f"instituce/{row.institution_id}/",
                 f"instituce/{row.institution_id}/sloucit/"):  # fmt: skip
        assert other.get(URL + path).status_code == 404, path
    assert URL not in page_of(other.get("/"))
    auditor = client_of(worker(SERVICE, Role.AUDITOR))
    assert auditor.get(f"{URL}{row.pk}/").status_code == 200
    assert auditor.get(f"{URL}{row.pk}/opravit/").status_code == 403
    assert auditor.get(f"{URL}nova/").status_code == 403


def test_who_only_reads_is_not_asked_what_they_have_done(
    worker: Worker, client_of: SignIn, desk: Client
) -> None:
    auditor = client_of(worker(SERVICE, Role.AUDITOR))
    day, listed = page_of(auditor.get("/")), page_of(auditor.get(URL))
    assert "Co služba udělala pro školy" in day
    assert "Co jste udělali" not in day
    assert "zapíšete" not in listed
    assert "Co jste udělali pro školu" in page_of(desk.get("/"))
