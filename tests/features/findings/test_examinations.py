"""A worker is asked for an examination; what came out is read by those who work with it (B17)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.models import Account
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.models import Event, Payload
from opora.cases.boards import dues_of, timeline_of
from opora.cases.queries import case_row
from opora.findings.actions import ask, write
from opora.findings.mending.actions import correct_finding, void_examination
from opora.findings.models import Examination, Explanation, Finding
from opora.findings.terms import Wanted
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker

SERVICE = "rodinna_poradna"
SECRET = "Výrazná úzkost z odloučení."


@dataclass
class Asked:
    """An examination that was asked for, and those around it."""

    here: Place
    row: Examination
    examiner: Account
    examining: Client

    def url(self, tail: str = "") -> str:
        return self.here.url(f"vysetreni/{self.row.pk}/{tail}")

    def write(self, by: Client, **typed: object) -> str:
        answer = by.post(self.url("vysledek/"), {"day": "dnes", "text": SECRET, **typed})
        return "" if answer.status_code == 302 else answer.content.decode()


@pytest.fixture
def asked(place: MakePlace, worker: Worker, client_of: SignIn, today: date) -> Asked:
    here = place(SERVICE, people=2)
    examiner = worker(SERVICE, Role.PSYCHOLOGIST, name="Lucie Znalá")
    typed = {"person": here.people[1].pk, "worker": examiner.pk, "question": "Co dítě prožívá?"}
    typed |= {"due_on": (today + timedelta(days=5)).isoformat(), "interpreter": here.worker.pk}
    assert here.browser.post(here.url("vysetreni/"), typed).status_code == 302
    return Asked(here, Examination.objects.get(), examiner, client_of(examiner))


def dues(asked: Asked, viewer: Viewer, on: date) -> list[str]:
    case = case_row(viewer, asked.here.case.pk)
    return [one.title for one in dues_of(viewer, [case], on) if one.key.startswith("examination:")]


@pytest.mark.rule("B17.request")
def test_who_is_asked_has_it_due_and_on_their_day(
    asked: Asked, seen_by: ViewerOf, today: date
) -> None:
    assert asked.row.worker_id == asked.examiner.pk
    day = asked.examining.get("/").content.decode().replace("\xa0", " ")
    assert "Udělat vyšetření: Jakub, Petrovi" in day
    assert dues(asked, seen_by(asked.examiner), today)
    assert asked.write(asked.examining) == ""
    assert not dues(asked, seen_by(asked.examiner), today)
    assert "Udělat vyšetření" not in asked.examining.get("/").content.decode()


@pytest.mark.rule("B17.interpretation")
def test_the_one_whom_the_family_knows_is_offered_first(place: MakePlace, today: date) -> None:
    here = place(SERVICE)
    form = here.browser.get(here.url("vysetreni/")).context["form"]
    leads = case_row(here.viewer, here.case.pk).key_worker_id
    offered = [key for key, _name in form.fields["interpreter"].choices if key]
    assert offered[0] == str(leads) == form["interpreter"].value()


@pytest.mark.rule("B17.diagnostics")
def test_what_came_out_is_kept_and_read_by_whoever_asked(asked: Asked) -> None:
    assert asked.write(asked.examining) == ""
    assert SECRET in asked.here.browser.get(asked.url()).content.decode()
    found = Finding.objects.get()
    assert found.by_id == asked.examiner.pk


@pytest.mark.rule("B17.sight")
def test_who_sees_the_case_only_does_not_read_what_came_out(
    asked: Asked, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    asked.write(asked.examining)
    found = Finding.objects.get()
    colleague = worker(SERVICE, Role.SOCIAL_WORKER)
    looking = client_of(colleague)
    page = looking.get(asked.url()).content.decode()
    assert SECRET not in page
    assert "Přečte ho jen" in page.replace("\xa0", " ")
    for tail in ("", "opravit/", "zneplatnit/"):
        where = asked.here.url(f"zapis/finding/{found.pk}/{tail}")
        assert looking.get(where).status_code == 404
    assert looking.post(asked.here.url(f"zapis/finding/{found.pk}/opravit/"), {}).status_code == 404
    with pytest.raises(NotFound):
        correct_finding(
            case_id=asked.here.case.pk, row_id=found.pk, day=today, text="Jinak.", why="Proto.",
            by=seen_by(colleague), on=today,
        )  # fmt: skip
    case = asked.here.url("")
    for path in (case, f"{case}tisk/", f"{case}stopa/"):
        for browser in (looking, asked.here.browser):
            assert SECRET not in browser.get(path).content.decode()


@pytest.mark.parametrize("who", ["head", "leads", "asked", "interpreter"])
def test_those_who_work_with_it_read_it(
    asked: Asked, worker: Worker, client_of: SignIn, who: str
) -> None:
    asked.write(asked.examining)
    case = case_row(asked.here.viewer, asked.here.case.pk)
    readers: dict[str, Callable[[], Account]] = {
        "head": lambda: worker(SERVICE, Role.HEAD),
        "leads": lambda: Account.objects.get(pk=case.responsible_id),
        "asked": lambda: asked.here.worker,
        "interpreter": lambda: Account.objects.get(full_name=asked.here.worker.full_name),
    }
    assert SECRET in client_of(readers[who]()).get(asked.url()).content.decode()


def test_who_looks_on_neither_writes_nor_explains(
    asked: Asked, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    colleague = worker(SERVICE, Role.SOCIAL_WORKER)
    looking = client_of(colleague)
    for tail in ("vysledek/", "vysvetleni/"):
        assert looking.get(asked.url(tail)).status_code == 403
        assert looking.post(asked.url(tail), {"day": "dnes", "text": "x"}).status_code == 403
    with pytest.raises(NotAllowed):
        write(
            case_id=asked.here.case.pk, examination_id=asked.row.pk, day=today, text="x",
            by=seen_by(colleague), on=today,
        )  # fmt: skip
    assert not Finding.objects.exists()


@pytest.mark.rule("B17.interpretation")
def test_who_explained_it_to_whom_and_when_is_kept(asked: Asked, today: date) -> None:
    typed = {"day": "dnes", "worker": asked.here.worker.pk, "people": asked.here.people[0].pk}
    page = asked.here.browser.post(asked.url("vysvetleni/"), typed).content.decode()
    assert "Nejdřív ho zapište" in page.replace("\xa0", " ")
    asked.write(asked.examining)
    nobody = {"day": "dnes", "worker": asked.here.worker.pk}
    page = asked.here.browser.post(asked.url("vysvetleni/"), nobody).content.decode()
    assert "Vyberte aspoň jednoho člověka" in page.replace("\xa0", " ")
    assert asked.here.browser.post(asked.url("vysvetleni/"), typed).status_code == 302
    told = Explanation.objects.get()
    assert (told.on, told.people) == (today, [asked.here.people[0].pk])
    assert "Komu: Eva." in course(asked)


def course(asked: Asked) -> str:
    case = case_row(asked.here.viewer, asked.here.case.pk)
    told = timeline_of(asked.here.viewer, case, 30)
    return " ".join(f"{one.what} {one.details} {one.note}" for one in told)


def test_the_course_tells_of_a_result_and_not_what_stands_in_it(asked: Asked) -> None:
    asked.write(asked.examining)
    told = course(asked)
    assert "Výsledek vyšetření: psychodiagnostika dítěte, Jakub" in told.replace("Psycho", "psycho")
    assert SECRET not in told


def test_the_course_names_who_wrote_the_result(asked: Asked) -> None:
    assert asked.write(asked.here.browser) == ""
    assert f"{asked.here.worker.full_name}. Výsledek je chráněný." in course(asked)
    assert f"{asked.examiner.full_name}. Výsledek" not in course(asked)


def test_a_result_is_put_right_and_made_void_by_who_reads_it(asked: Asked, today: date) -> None:
    asked.write(asked.examining)
    found = Finding.objects.get()
    record = asked.here.url(f"zapis/finding/{found.pk}/")
    typed = {"day": "dnes", "text": "Mírná úzkost.", "why": "Přepis."}
    page = asked.examining.get(f"{record}opravit/")
    seen = {"seen": page.context["form"]["seen"].value()}
    assert asked.examining.post(f"{record}opravit/", typed | seen).status_code == 302
    shown = asked.here.browser.get(record).content.decode()
    assert "Mírná úzkost." in shown
    assert SECRET in shown
    assert "úzkost" not in asked.here.browser.get(asked.here.url("")).content.decode()
    with pytest.raises(Invalid):
        void_examination(
            case_id=asked.here.case.pk, row_id=asked.row.pk, why="Omyl.", by=asked.here.viewer,
            on=today,
        )  # fmt: skip
    page = asked.examining.get(f"{record}zneplatnit/")
    typed = {"why": "Jiné dítě.", "seen": page.context["form"]["seen"].value()}
    assert asked.examining.post(f"{record}zneplatnit/", typed).status_code == 302
    assert asked.write(asked.examining) == ""
    assert Finding.objects.filter(void_reason="").count() == 1


def test_nothing_of_the_result_is_in_the_chain(asked: Asked) -> None:
    asked.write(asked.examining)
    event = Event.objects.get(code="findings.write")
    assert "úzkost" not in str(Payload.objects.filter(event=event).values_list("content"))
    looked = asked.here.browser.get(asked.url())
    assert looked.status_code == 200
    look = Event.objects.filter(code="look.examination").latest("number")
    assert f"finding:{Finding.objects.get().pk}" in look.subjects


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("person", "999999", "Vyberte"),
        ("worker", "", "Vyberte, kdo vyšetření udělá."),
        ("question", " ", "Napište, co má vyšetření zjistit."),
        ("due_on", "včera", "Napište dnešek nebo den, který teprve bude."),
        ("due_on", "kdykoli", "nerozumíme"),
    ],
)
def test_bad_input(place: MakePlace, field: str, typed: str, sentence: str) -> None:
    here = place(SERVICE)
    sent = {"person": here.people[0].pk, "worker": here.worker.pk, "question": "Proč?"}
    sent |= {"due_on": "zítra", field: typed}
    answer = here.browser.post(here.url("vysetreni/"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode().replace("\xa0", " ")
    assert not Examination.objects.exists()


def test_nobody_outside_the_case_or_the_team_is_meant(
    place: MakePlace, worker: Worker, today: date
) -> None:
    here, elsewhere = place(SERVICE), place(SERVICE)
    stranger = worker("dluhova_poradna", Role.SOCIAL_WORKER)
    good = {"person_id": here.people[0].pk, "worker_id": here.worker.pk}
    for wrong in ({"person_id": elsewhere.people[0].pk}, {"worker_id": stranger.pk}):
        named = good | wrong
        wanted = Wanted(
            person_id=named["person_id"], worker_id=named["worker_id"], question="x", due_on=today
        )
        with pytest.raises(Invalid):
            ask(case_id=here.case.pk, wanted=wanted, by=here.viewer, on=today)


def test_a_service_without_the_rule_has_no_such_page(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    assert here.browser.get(here.url("vysetreni/")).status_code == 404
    assert "vysetreni" not in here.page()
