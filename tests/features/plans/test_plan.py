"""Individual plans through their screens."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from opora.access.models import Organisation
from opora.access.roles import Role
from opora.cases.models import Case
from opora.decisions import providers
from opora.decisions.actions import set_parameter
from opora.decisions.providers import Facts, Subject, gather
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision, Step
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.plans.conftest import InCase, Typed, text


def goal_agreed(case: Case, organisation: Organisation, on: date) -> Facts:
    about = Subject(organisation.pk, case.service, case.site, case_id=case.pk)
    return gather(["goal_agreed"], [about], on)[0]


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("nekam_patrit", marks=pytest.mark.rule("A8.plan")),
        pytest.param("rodinna_poradna", marks=pytest.mark.rule("B16.plan")),
        pytest.param("kontaktni_centrum", marks=pytest.mark.rule("C6.plan")),
    ],
)
def test_a_plan_with_its_first_goal(in_case: InCase, typed: Typed, service: str) -> None:
    case, browser = in_case(service)
    assert browser.get(f"/pripady/{case.pk}/plan/").status_code == 200
    answer = browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    assert answer.status_code == 302
    page = text(browser.get(answer.headers["Location"]))
    assert "„Abychom měli kde bydlet.“" in page
    assert "Jednou týdně v kanceláři." in page
    assert "„Abychom měli kde bydlet.“" in text(browser.get(f"/pripady/{case.pk}/"))


@pytest.mark.rule("C9")
def test_with_a_code_the_plan_is_spoken_only(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("kontaktni_centrum", anonymous=True)
    address = f"/pripady/{case.pk}/plan/upravit/"
    refused = browser.post(address, typed | {"departure": "Už se stalo."})
    assert refused.status_code == 422
    assert "Smlouva i plán jsou proto jen ústní" in text(refused)
    assert not Plan.objects.exists()
    assert browser.post(address, typed | {"form": "spoken"}).status_code == 302


def test_a_step_is_added_finished_and_put_right(in_case: InCase, typed: Typed, today: date) -> None:
    case, browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    goal = Goal.objects.get()
    address = f"/pripady/{case.pk}/plan/cil/{goal.pk}/krok/"
    later = today + timedelta(days=10)
    step = {"what": "Podat žádost", "taker": "client", "due_on": later.isoformat()}
    assert browser.post(address, step).status_code == 302
    row = Step.objects.get()
    assert "Vlastními silami, do" in text(browser.get(f"/pripady/{case.pk}/"))
    done = browser.post(f"/pripady/{case.pk}/plan/krok/{row.pk}/hotovo/", {"done_on": "dnes"})
    assert done.status_code == 302
    assert "hotovo" in text(browser.get(f"/pripady/{case.pk}/"))
    correct = f"/pripady/{case.pk}/zapis/step/{row.pk}/opravit/"
    assert "Napište proč. Důvod zůstane u zápisu." in text(browser.post(correct, step))
    assert browser.post(correct, step | {"taker": "worker", "why": "Omyl."}).status_code == 302
    assert Step.history.filter(id=row.pk, taker="client").exists()
    void = f"/pripady/{case.pk}/zapis/step/{row.pk}/zneplatnit/"
    assert browser.get(void).status_code == 200
    assert browser.post(void, {"why": "Zapsáno dvakrát."}).status_code == 302
    stands, _head, no_more = text(browser.get(f"/pripady/{case.pk}/plan/")).partition(
        "Co už v plánu neplatí"
    )
    assert "Podat žádost" not in stands
    assert "Podat žádost" in no_more
    assert "Zapsáno dvakrát." in no_more
    assert "Podat žádost" not in text(browser.get(f"/pripady/{case.pk}/"))


def test_a_void_goal_stays_traceable_also_with_the_whole_plan(
    in_case: InCase, typed: Typed
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    goal = Goal.objects.get()
    assert "Co už v plánu neplatí" not in text(browser.get(f"/pripady/{case.pk}/plan/"))
    void = f"/pripady/{case.pk}/zapis/goal/{goal.pk}/zneplatnit/"
    assert browser.post(void, {"why": "Nebyl to cíl klienta."}).status_code == 302
    shown = text(browser.get(f"/pripady/{case.pk}/plan/"))
    assert goal.words in shown.partition("Co už v plánu neplatí")[2]
    assert "Nebyl to cíl klienta." in shown
    whole = f"/pripady/{case.pk}/zapis/plan/{goal.plan_id}/zneplatnit/"
    assert browser.post(whole, {"why": "Jiný případ."}).status_code == 302
    assert "Nebyl to cíl klienta." in text(browser.get(f"/pripady/{case.pk}/plan/"))


@pytest.mark.rule("E8.accompaniment")
def test_going_along_has_an_end_and_the_end_is_due(
    in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("dluhova_poradna")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    goal = Goal.objects.get()
    address = f"/pripady/{case.pk}/plan/cil/{goal.pk}/krok/"
    step = {"what": "Dojít na soud", "taker": "together"}
    assert "Doprovod je na čas." in text(browser.post(address, step))
    assert browser.post(address, step | {"until": today.isoformat()}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "Domluvit, co po doprovodu" in page
    assert "Domluvit, co po doprovodu" in text(browser.get("/"))
    row = Step.objects.get()
    browser.post(f"/pripady/{case.pk}/plan/krok/{row.pk}/hotovo/", {"done_on": "dnes"})
    assert "Domluvit, co po doprovodu" not in text(browser.get(f"/pripady/{case.pk}/"))


@pytest.mark.rule("A8.revision")
def test_the_plan_is_gone_through_within_the_organisations_months(
    in_case: InCase, typed: Typed, today: date, worker: Worker, seen_by: ViewerOf
) -> None:
    case, browser = in_case("nekam_patrit")
    head = seen_by(worker("nekam_patrit", "head"))
    set_parameter(
        service="nekam_patrit", name="plan_revision_months", value=6, by=head, on=case.opened_on
    )
    made_on = today - timedelta(days=300)
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed | {"made_on": made_on.isoformat()})
    assert "Projít plán: Eva Šimková" in text(browser.get("/"))
    address = f"/pripady/{case.pk}/plan/revize/"
    assert "Napište, co se změnilo." in text(browser.post(address, {"revised_on": "dnes"}))
    sent = {"revised_on": "dnes", "changed": "Přibyl krok."}
    assert browser.post(address, sent).status_code == 302
    assert "Projít plán" not in text(browser.get("/"))
    assert "Revize plánu" in text(browser.get(f"/pripady/{case.pk}/"))
    row = Revision.objects.get()
    void = f"/pripady/{case.pk}/zapis/revision/{row.pk}/zneplatnit/"
    assert browser.post(void, {"why": "Jiný případ."}).status_code == 302
    assert "Projít plán: Eva Šimková" in text(browser.get("/"))


@pytest.mark.rule("B16.sixth_visit")
def test_at_the_sixth_visit_somebody_decides(
    in_case: InCase, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = in_case("rodinna_poradna")
    title = "Rozhodnout o plánu: Eva Šimková"
    visits(monkeypatch, 5)
    assert title not in text(browser.get(f"/pripady/{case.pk}/"))
    visits(monkeypatch, 6)
    assert title in text(browser.get(f"/pripady/{case.pk}/"))
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed | {"form": "spoken"})
    assert title in text(browser.get(f"/pripady/{case.pk}/"))
    address = f"/pripady/{case.pk}/plan/rozhodnout/"
    assert "Napište, proč plán teď psát nebudete." in text(browser.post(address, {}))
    assert browser.post(address, {"reason": "Končíme příští týden."}).status_code == 302
    assert title not in text(browser.get(f"/pripady/{case.pk}/"))


def test_about_a_plan_nothing_is_decided_before_it_is_due(
    in_case: InCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = in_case("rodinna_poradna")
    address = f"/pripady/{case.pk}/plan/rozhodnout/"
    visits(monkeypatch, 5)
    assert "Teď tu není co ukládat" in text(browser.get(address))
    answer = browser.post(address, {"reason": "Jen tak."})
    assert answer.status_code == 422
    assert "O plánu teď není co rozhodovat" in text(answer)
    visits(monkeypatch, 6)
    assert browser.post(address, {"reason": "Končíme."}).status_code == 302
    again = browser.post(address, {"reason": "Ještě jednou."})
    assert again.status_code == 422
    assert NoPlanNeeded.objects.filter(case=case).count() == 1


def test_what_a_goal_needs_has_three_states(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("nekam_patrit")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    goal = Goal.objects.get(plan__case=case)
    told = {
        "not_asked": (None, "zatím nevíme, jestli potřebuje asistenci v terénu"),
        "no": (False, ", nepotřebuje asistenci v terénu"),
        "yes": (True, ", potřebuje asistenci v terénu"),
    }
    for said, (kept, words) in told.items():
        sent = {
            "words": goal.words,
            "said_on": "dnes",
            "needs_field": said,
            "why": "Ptali jsme se.",
        }
        assert (
            browser.post(f"/pripady/{case.pk}/zapis/goal/{goal.pk}/opravit/", sent).status_code
            == 302
        )
        goal.refresh_from_db()
        assert goal.needs_field is kept
        assert words in text(browser.get(f"/pripady/{case.pk}/plan/"))


@pytest.mark.rule("B16.sixth_visit")
def test_a_written_plan_settles_the_sixth_visit(
    in_case: InCase, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = in_case("rodinna_poradna")
    visits(monkeypatch, 6)
    assert "Rozhodnout o plánu" in text(browser.get(f"/pripady/{case.pk}/"))
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    assert "Rozhodnout o plánu" not in text(browser.get(f"/pripady/{case.pk}/"))


def visits(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """As many visits as acts would have counted."""

    def counted(subjects: Sequence[Subject], on: date) -> list[Facts]:
        return [{"visits": count} for _one in subjects]

    monkeypatch.setitem(providers._providers, "visits", counted)


def test_a_goal_tells_whether_it_needs_the_field(
    organisation: Organisation, in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("nekam_patrit")
    assert goal_agreed(case, organisation, today) == {"goal_agreed": False}
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    assert goal_agreed(case, organisation, today) == {}
    goal = Goal.objects.get()
    sent = {"words": goal.words, "said_on": "dnes", "why": "Doptali jsme se."}
    address = f"/pripady/{case.pk}/zapis/goal/{goal.pk}/opravit/"
    assert browser.post(address, sent | {"needs_field": "yes"}).status_code == 302
    assert goal_agreed(case, organisation, today) == {"goal_agreed": True}
    assert goal_agreed(case, organisation, today - timedelta(days=1)) == {"goal_agreed": False}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("form", "", "Vyberte jednu z možností."),
        ("made_on", "", "Napište den"),
        ("made_on", "1. 1. 2090", "Tento den teprve přijde."),
        ("made_on", "1. 1. 2001", "nebo pozdější den"),
        ("words", " ", "Napište cíl slovy klienta."),
        ("words", "x" * 1001, "Zkraťte to."),
        ("said_by", "999999", "Vyberte jednu z nabízených možností."),
    ],
)
def test_bad_input_gets_a_sentence(
    in_case: InCase, typed: Typed, field: str, value: str, sentence: str
) -> None:
    case, browser = in_case("nekam_patrit")
    answer = browser.post(f"/pripady/{case.pk}/plan/upravit/", typed | {field: value})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Jednou týdně v kanceláři." in text(answer)
    assert not Plan.objects.exists()


def test_what_is_not_there_is_not_found(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("ohrozene_rodiny")
    other, _browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{other.pk}/plan/upravit/", typed)
    goal = Goal.objects.get()
    case_url = f"/pripady/{case.pk}/"
    step = {"what": "Krok", "taker": "client"}
    for address in (
        f"plan/cil/{goal.pk}/krok/",
        f"zapis/goal/{goal.pk}/opravit/",
        "zapis/step/1/opravit/",
        f"zapis/goal/{goal.pk}/zneplatnit/",
        "zapis/neco/1/zneplatnit/",
    ):
        assert browser.get(case_url + address).status_code == 404
        assert browser.post(case_url + address, step | {"why": "x"}).status_code in {404, 422}
    assert not Step.objects.exists()


def test_the_way_to_the_plan_says_plan_once(
    in_case: InCase, typed: Typed, worker: Worker, client_of: SignIn
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    reader = client_of(worker("ohrozene_rodiny", Role.AUDITOR))
    for client, said in ((browser, "Upravit plán"), (reader, "Celý plán")):
        page = client.get(f"/pripady/{case.pk}/").content.decode()
        page = page[page.index('id="plan"') :]
        link = page[page.index(f'<a href="/pripady/{case.pk}/plan/">') :]
        words = re.sub(r"<[^>]*>", "", link[: link.index("</a>")])
        assert words == said


def test_the_plan_is_gone_through_only_after_it_was_agreed(
    in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("nekam_patrit")
    address = f"/pripady/{case.pk}/plan/upravit/"
    refused = browser.post(address, typed | {"next_on": "1. 1. 2020"})
    assert "Napište den po dni, kdy jste se domluvili." in text(refused)
    assert not Plan.objects.exists()
    later = today + timedelta(days=90)
    assert browser.post(address, typed | {"next_on": later.isoformat()}).status_code == 302
