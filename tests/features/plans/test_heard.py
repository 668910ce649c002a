"""The client's view of the steps, asked throughout; the service's goals, measured at the end."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.cases.models import Case
from opora.decisions.actions import set_parameter
from opora.plans.models import ClientView, Evaluation, Goal, Plan, Step
from tests.features.conftest import ViewerOf, Worker
from tests.features.plans.conftest import InCase, text

E = "dluhova_poradna"
GOALS = (
    "informovany",
    "zlepsena_situace",
    "kompetentni",
    "orientace_priste",
    "dalsi_odborna_pomoc",
)


def agreed(case: Case, since: date) -> Agreement:
    return Agreement.objects.create(
        case=case, form="spoken", concluded_on=since, concluded_by=case.opened_by, decision_id=1
    )


@pytest.mark.rule("E5.views")
def test_the_view_is_asked_again_by_the_organisations_interval(
    in_case: InCase, worker: Worker, seen_by: ViewerOf, today: date
) -> None:
    case, browser = in_case(E)
    agreed(case, today - timedelta(days=30))
    page, due = f"/pripady/{case.pk}/", "Zeptat se na názor klienta"
    assert due not in text(browser.get(page))
    head = seen_by(worker(E, Role.HEAD))
    set_parameter(service=E, name="views_every_days", value=30, by=head, on=today)
    assert due in text(browser.get(page))
    address = f"/pripady/{case.pk}/plan/nazor/"
    typed = {
        "view": "Radši bych splácel víc najednou.",
        "differs": "yes",
        "risks": "Nezbude na nájem.",
        "heard_on": today.isoformat(),
    }
    assert "Napište, jak klient kroky vidí." in text(browser.post(address, typed | {"view": ""}))
    assert browser.post(address, typed).status_code == 302
    shown = text(browser.get(page))
    assert due not in shown
    assert "Radši bych splácel víc najednou." in shown
    assert "Vysvětlená rizika: Nezbude na nájem." in shown
    row = ClientView.objects.get()
    void = f"/pripady/{case.pk}/zapis/client_view/{row.pk}/zneplatnit/"
    assert browser.post(void, {"why": "Jiný případ."}).status_code == 302
    assert due in text(browser.get(page))


@pytest.mark.rule("E5.views")
def test_another_view_hinders_nothing_and_risks_may_stay_unsaid(
    in_case: InCase, today: date
) -> None:
    case, browser = in_case(E)
    typed = {"view": "Ne.", "differs": "yes", "heard_on": today.isoformat()}
    assert browser.post(f"/pripady/{case.pk}/plan/nazor/", typed).status_code == 302
    other, elsewhere = in_case("nekam_patrit")
    assert elsewhere.post(f"/pripady/{other.pk}/plan/nazor/", typed).status_code == 404


@pytest.mark.rule("E9.share")
def test_the_case_shows_which_steps_were_taken_alone_and_how_that_changes(
    in_case: InCase, today: date
) -> None:
    case, browser = in_case(E)
    page = f"/pripady/{case.pk}/"
    assert "Kroky vlastními silami" not in text(browser.get(page))
    before = date(today.year - 1, 2, 10)
    plan = Plan.objects.create(
        case=case, form="spoken", made_on=before, made_by=case.opened_by, decision_id=1
    )
    goal = Goal.objects.create(plan=plan, words="Platit jen svoje.", said_on=before)
    for taker, done in (("together", before), ("client", today), ("worker", today)):
        Step.objects.create(goal=goal, what="x", taker=taker, done_on=done)
    Step.objects.create(goal=goal, what="x", taker="client")
    Act.objects.create(
        organisation_id=case.organisation_id, service=E, site=case.site, case=case, day=today,
        kind="counselling", worker=case.opened_by, recorded_on=today,
        kept={"step_taken_by": "klient"},
    )  # fmt: skip
    shown = text(browser.get(page))
    assert "Bez poradce: 2 z 3." in shown
    assert f"1. čtvrtletí {today.year - 1}: 0 z 1" in shown
    assert "2 z 2" in shown
    assert "Bez poradce: 2 z 3." in text(browser.get(f"/pripady/{case.pk}/tisk/"))


def ended(case: Case, today: date) -> None:
    row = agreed(case, today - timedelta(days=90))
    Agreement.objects.filter(pk=row.pk).update(ended_on=today)


def measured(case: Case, browser: Client, today: date, **met: str) -> int:
    typed = {f"met_{goal}": answer for goal, answer in met.items()}
    typed |= {"evaluated_on": today.isoformat(), "note": "Zvládá to."}
    return browser.post(f"/pripady/{case.pk}/plan/vyhodnotit/", typed).status_code


@pytest.mark.rule("E3")
def test_five_goals_are_measured_at_the_end_and_counted(in_case: InCase, today: date) -> None:
    case, browser = in_case(E)
    agreed(case, today - timedelta(days=90))
    page = f"/pripady/{case.pk}/"
    assert "Vyhodnotit cíle služby" not in text(browser.get(page))
    assert measured(case, browser, today, informovany="yes") == 422
    Agreement.objects.update(ended_on=today)
    assert "Vyhodnotit cíle služby" in text(browser.get(page))
    form = browser.get(f"{page}plan/vyhodnotit/").content.decode()
    assert all(f'name="met_{goal}"' in form for goal in GOALS)
    assert measured(case, browser, today) == 422
    assert measured(case, browser, today, informovany="yes", kompetentni="no") == 302
    shown = text(browser.get(page))
    assert "Vyhodnotit cíle služby" not in shown
    assert "Zná možnosti řešení: ano." in shown
    assert "Svou situaci řeší aktivně: ne." in shown
    assert "zná možnosti řešení: ano" in text(browser.get(f"{page}tisk/"))
    assert measured(case, browser, today, informovany="yes") == 422
    year = text(browser.get(f"/prehledy/?service={E}"))
    assert "Cíle služby" in year
    assert "<span>zná možnosti řešení</span> <strong>1 z 1</strong>" in year
    assert "<span>svou situaci řeší aktivně</span> <strong>0 z 1</strong>" in year


@pytest.mark.rule("E3")
def test_an_evaluation_is_put_right_and_made_void(in_case: InCase, today: date) -> None:
    case, browser = in_case(E)
    ended(case, today)
    assert measured(case, browser, today, informovany="no") == 302
    row = Evaluation.objects.get()
    where = f"/pripady/{case.pk}/zapis/evaluation/{row.pk}/"
    again = {"met_informovany": "yes", "evaluated_on": today.isoformat(), "why": "Překlep."}
    assert browser.post(where + "opravit/", again).status_code == 302
    assert Evaluation.objects.get().met["informovany"] is True
    assert browser.post(where + "zneplatnit/", {"why": "Omyl."}).status_code == 302
    assert "Vyhodnotit cíle služby" in text(browser.get(f"/pripady/{case.pk}/"))
    assert "1 z 1" not in text(browser.get(f"/prehledy/?service={E}"))
