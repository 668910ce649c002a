"""Whom an act is for and what comes before it: what the rules say to the line."""

from datetime import timedelta

import pytest

from opora.decisions.models import Decision
from opora.plans.models import Goal, Plan
from tests.features.acts.conftest import MakePlace


@pytest.mark.rule("C2")
def test_a_person_of_14_gets_counselling_and_no_exchange(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    page = here.record(kind="somatic_examination", note="Bolest břicha.")
    assert "nabízíme jen poradenství" in page.replace("\xa0", " ")
    assert "Zapsat poradenství" in page
    assert "?ukon=individual_counselling" in page
    assert "Bolest břicha." in page
    assert not here.acts
    assert here.record(kind="individual_counselling") == ""


@pytest.mark.rule("C2")
def test_what_is_not_known_is_asked_right_there(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=30)
    page = here.record(kind="infection_testing")
    assert "Užívá klient nelegální látky?" in page
    assert not here.acts
    answered = {"fact-uses_illegal_substances": "yes"}
    assert here.record(kind="infection_testing", **answered) == ""


@pytest.mark.rule("C2")
def test_where_the_texts_are_silent_a_person_decides_with_a_reason(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    sent = {"kind": "crisis_intervention_direct"}
    page = here.record(**sent)
    assert "Proč právě tak" in page
    assert not here.acts
    reason = "Kluk stál za dveřmi a plakal."
    assert here.record(**sent, decided="1", justification=reason) == ""
    (act,) = here.acts
    assert not act.departure
    kept = Decision.objects.get(pk=act.decision_id or 0)
    assert (kept.answer, kept.justification, kept.taken) == ("unknown", reason, True)


@pytest.mark.rule("A3.service")
def test_service_begins_with_the_agreement(place: MakePlace) -> None:
    here = place("nekam_patrit", agreement=False)
    page = here.record(kind="consultation", at="10:00")
    assert "Smlouva v\xa0ten den neběží" in page
    assert not here.acts
    assert here.record(kind="applicant_meeting") == ""


@pytest.mark.rule("D5.agreement")
def test_a_family_is_worked_with_on_an_agreement(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=False)
    page = here.record(kind="budget", at="10:00")
    assert "Smlouva s\xa0rodinou ten den neběží" in page
    assert not here.acts
    assert here.record(kind="basic_counselling", at="10:00") == ""


@pytest.mark.rule("B15.consent")
def test_before_the_consent_there_is_basic_counselling_only(place: MakePlace) -> None:
    here = place("rodinna_poradna", agreement=False)
    page = here.record(kind="counselling")
    assert "až po podpisu informovaného souhlasu" in page.replace("\xa0", " ")
    assert not here.acts
    assert here.record(kind="crisis_intervention") == ""


@pytest.mark.rule("B10")
def test_mediation_without_group_education_needs_a_reason(place: MakePlace) -> None:
    here = place("rodinna_poradna", asked={"group_education_attended": False})
    page = here.record(kind="mediation")
    assert "Rozhodnout můžete vy." in page
    assert not here.acts
    assert here.record(kind="mediation", justification="Edukace je až na jaře.") == ""
    (act,) = here.acts
    assert not act.departure
    assert act.reason == "Edukace je až na jaře."


@pytest.mark.rule("E8.present")
def test_nothing_is_solved_without_the_client(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    assert "Vyberte, jestli u\xa0toho klient je." in here.record(kind="letter_to_creditor")
    page = here.record(kind="letter_to_creditor", client_present="no")
    assert "jde udělat jen s\xa0klientem" in page
    assert not here.acts
    assert here.record(kind="letter_to_creditor", client_present="yes") == ""


@pytest.mark.rule("D9.condition")
@pytest.mark.rule("D9.unlisted")
def test_material_aid_needs_a_condition(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    sent = {"kind": "food_aid", "at": "10:00", "minutes": "15"}
    page = here.record(**sent, aid_condition="zadna")
    assert "Důvod pro materiální pomoc zapsaný není." in page
    page = here.record(**sent, aid_condition="jina")
    assert "Rozhodnout můžete vy" in page
    assert not here.acts
    assert here.record(**sent, aid_condition="pred_davkami") == ""


@pytest.mark.rule("D9.clients")
def test_material_aid_is_for_families_with_an_agreement(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=False)
    sent = {"kind": "food_aid", "at": "10:00", "minutes": "15", "aid_condition": "pred_davkami"}
    assert "Materiální pomoc je jen pro rodiny se smlouvou." in here.record(**sent)
    assert not here.acts


def test_an_act_is_asked_about_on_its_own_day(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", agreement=True)
    before = here.case.opened_on - timedelta(days=1)
    assert "První kontakt byl" in here.record(kind="budget", at="9:00", day=before.isoformat())
    yesterday = here.record(kind="budget", at="9:00", day="včera")
    assert yesterday == ""
    (act,) = here.acts
    assert Decision.objects.get(pk=act.decision_id or 0).on == act.day


@pytest.mark.rule("A5.goal")
def test_a_goal_of_which_nobody_asked_is_asked_about_at_the_act(place: MakePlace) -> None:
    for said, kept in (("yes", 302), ("no", 422)):
        here = place("nekam_patrit", asked={"goal_agreed": None})
        on = here.case.opened_on
        plan = Plan.objects.create(
            case=here.case, form="spoken", made_on=on, made_by=here.worker, decision_id=1
        )
        Goal.objects.create(plan=plan, words="Chodit mezi lidi.", said_on=on)
        sent = {"kind": "field_assistance", "day": "včera", "at": "10:00", "minutes": "60"}
        page = here.record(**sent).replace("\xa0", " ")
        assert "Potřebuje některý cíl v plánu asistenci v terénu?" in page
        answer = here.browser.post(here.url(), sent | {"fact-goal_agreed": said})
        assert answer.status_code == kept, answer.content.decode()
