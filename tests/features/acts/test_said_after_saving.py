"""What the page says after a step: that it is saved, or which reason is still missing."""

from tests.features.acts.conftest import MakePlace, Place

PLAN = {"form": "written", "made_on": "dnes", "words": "Abychom měli kde bydlet."}


def saved_at(here: Place, leads_to: str) -> int:
    """Where on the page the line stands."""
    page = here.browser.get(leads_to).content.decode()
    assert page.count("Zapsáno v") == 1
    return page.index("Zapsáno v") - page.index('id="course"')


def test_a_step_with_a_page_of_its_own_is_told_at_the_top_of_the_case(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    sent = {"kind": "unreached", "way": "phone", "on": "dnes"}
    answer = here.browser.post(here.url("kontakt/"), sent)
    assert saved_at(here, answer.headers["Location"]) < 0


def test_an_act_is_told_at_the_course(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    typed = {"day": "dnes", "minutes": "20", "kind": "individual_counselling"}
    answer = here.browser.post(here.url(), typed)
    assert saved_at(here, answer.headers["Location"]) > 0


def test_a_meeting_is_told_at_the_meetings(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    typed = {"kind": "individual_counselling", "day": "zítra", "at": "10", "minutes": "60"}
    answer = here.browser.post(here.url("schuzka/"), typed | {"worker": here.worker.pk})
    page = here.browser.get(answer.headers["Location"]).content.decode()
    assert page.index('id="schuzky"') < page.index("Zapsáno v") < page.index("Individuální", -4000)


def test_the_plan_is_told_on_its_own_page_and_not_on_the_next_form(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    answer = here.browser.post(here.url("plan/upravit/"), PLAN)
    page = here.browser.get(here.url("plan/")).content.decode()
    assert answer.status_code == 302
    assert "Zapsáno v" in page
    assert "Zapsáno v" not in here.browser.get(here.url("plan/cil/")).content.decode()


def test_what_is_printed_says_whose_it_is(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    here.browser.post(here.url("plan/upravit/"), PLAN)
    page = here.browser.get(here.url("plan/")).content.decode()
    line = page[page.index("o-print-line") :].split("</p>")[0]
    assert here.people[0].family_name in line
    assert here.worker.get_full_name() in line


MEDIATION = {"kind": "mediation", "fact-group_education_attended": "no"}


def test_an_empty_justification_is_asked_for(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    wanting = "Napište proč. Důvod zůstane"
    assert wanting not in here.record(**MEDIATION)
    assert wanting in here.record(**MEDIATION, justify="1")
    assert not here.acts


def test_what_a_reason_lifts_is_not_offered_as_a_departure(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    assert "mimo-pravidla" not in here.record(**MEDIATION)
    assert here.record(**MEDIATION, justification="Edukaci prošli jinde.", justify="1") == ""
    assert [one.departure for one in here.acts] == [False]


def test_why_tells_what_the_reason_lifted(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    here.record(**MEDIATION, justification="Edukaci prošli jinde.")
    why = here.browser.get(f"/proc/{here.acts[0].decision_id}/").content.decode()
    said = why.index("předchází skupinová edukace")
    assert why.rindex("Nelze bez odůvodnění", 0, said) > why.rfind("o-reason", 0, said)
    assert "Edukaci prošli jinde." in why


def test_an_empty_departure_is_asked_for(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    wanting = "Napište, co se stalo a\xa0proč."
    assert wanting not in here.record(kind="basic_treatment")
    assert wanting in here.record(kind="basic_treatment", depart="1")
    assert wanting in here.record(kind="basic_treatment", depart="1", justification="Jiné.")
    assert not here.acts
    assert here.record(kind="basic_treatment", depart="1", departure="Až potom.") == ""
    assert [one.departure for one in here.acts] == [True]


def test_the_latest_act_stands_above_a_revision_of_the_same_day(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    here.browser.post(here.url("plan/upravit/"), PLAN)
    revision = {"revised_on": "dnes", "changed": "Nic, jedeme dál."}
    assert here.browser.post(here.url("plan/revize/"), revision).status_code == 302
    assert here.record(kind="counselling") == ""
    page = here.page()
    course = page[page.index('id="course"') :]
    assert course.index("60\xa0minut") < course.index("Revize plánu")
