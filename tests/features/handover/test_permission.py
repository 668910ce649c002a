"""What only the head may lift: handed over, decided, used once."""

from datetime import date
from typing import Any

import pytest

from opora.access.actions import give_post
from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.models import Draft
from opora.access.roles import Role
from opora.acts.models import Act
from opora.audit.models import Event
from opora.cases.handover.actions import permit, put_handover_aside, refuse_permission
from opora.decisions.models import Decision, Handover
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.handover.conftest import REASON, WHY, Matter, words


def test_the_panel_offers_the_head(matter: Matter) -> None:
    answer = matter.try_act()
    assert answer.status_code == 422
    page = words(answer)
    assert "Rozhoduje vedoucí" in page
    assert "Předat k rozhodnutí" in page
    assert "Výjimku tu nemůže udělit nikdo" not in page
    assert 'name="justification"' not in page


def test_a_reason_of_the_worker_lifts_nothing(matter: Matter) -> None:
    assert matter.try_act(justification="Myslím, že to jde.").status_code == 422
    assert not matter.here.acts


def test_handing_over_keeps_everything(matter: Matter, today: date) -> None:
    answer = matter.hand_over()
    assert (answer.status_code, answer["Location"]) == (302, f"/pripady/{matter.here.case.pk}/")
    row = matter.row
    assert (row.kind, row.why, row.asked_by_id) == ("permission", WHY, matter.here.worker.pk)
    assert row.refused.ask == "may_record_act"
    assert (row.refused.answer, row.refused.taken) == ("no", False)
    assert row.refused.verdict["facts"]["act"] == "basic_treatment"
    draft = Draft.objects.get(page=f"handover:{row.pk}")
    assert draft.account_id == matter.here.worker.pk
    assert draft.content["note"] == ["Odřený loket."]
    assert draft.content["day"] == [f"{today.day}. {today.month}. {today.year}"], (
        "not today's word on another day"
    )
    assert set(draft.content) == {"kind", "day", "minutes", "note"}
    event = Event.objects.get(code="cases.hand_over")
    assert f"handover:{row.pk}" in event.subjects
    assert not matter.here.acts


def test_without_a_reason_nothing_is_handed_over(matter: Matter) -> None:
    answer = matter.hand_over(why="  ")
    assert answer.status_code == 422
    page = words(answer)
    assert "Napište, proč se o tom má rozhodnout." in page
    assert "Odřený loket." in page
    assert not Handover.objects.exists()


def test_what_was_written_to_the_head_survives_a_mistake_in_the_form(matter: Matter) -> None:
    answer = matter.hand_over(minutes="půl hodiny")
    assert answer.status_code == 422
    assert WHY in words(answer)


def test_two_presses_hand_over_once(matter: Matter) -> None:
    token = "7c0e8a90-7b5c-4b9c-8f0e-0a4b6a3a6f11"
    first, second = matter.hand_over(once=token), matter.hand_over(once=token)
    assert first["Location"] == second["Location"]
    assert Handover.objects.count() == 1


def test_the_head_has_it_in_the_day_and_others_have_not(
    matter: Matter, worker: Worker, client_of: SignIn
) -> None:
    matter.hand_over()
    day = words(matter.as_head.get("/"))
    assert "Rozhodnout: Zapsat, co proběhlo" in day
    assert WHY in day
    assert "#C2" in day
    assert matter.url in day
    for account in (
        matter.here.worker,
        worker("kontaktni_centrum", Role.SOCIAL_WORKER),
        worker("dluhova_poradna", Role.HEAD),
    ):
        assert WHY not in words(client_of(account).get("/"))


def test_the_page_says_who_asks_for_what_and_why(matter: Matter) -> None:
    matter.hand_over()
    page = words(matter.as_head.get(matter.url))
    assert matter.here.worker.full_name in page
    assert WHY in page
    assert "nabízíme jen poradenství" in page
    assert "Kontaktní centrum, cílová skupina" in page
    assert "Povolit" in page
    assert "Nepovolit" in page


def test_who_does_not_see_the_case_finds_nothing(
    matter: Matter, worker: Worker, client_of: SignIn
) -> None:
    matter.hand_over()
    stranger = client_of(worker("dluhova_poradna", Role.HEAD))
    for path in (matter.url, matter.url + "zalozit/", matter.here.url(matter.back)):
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"reason": REASON, "word": "permit"}).status_code == 404
    assert matter.row.outcome == ""


def test_a_matter_of_another_case_is_not_there(matter: Matter, place: MakePlace) -> None:
    matter.hand_over()
    other = place("kontaktni_centrum").case.pk
    for case, number in ((other, matter.row.pk), (matter.here.case.pk, matter.row.pk + 1)):
        path = f"/pripady/{case}/k-rozhodnuti/{number}/"
        assert matter.as_head.get(path).status_code == 404
        assert matter.as_head.post(path, {"reason": "x", "word": "permit"}).status_code == 404
    assert matter.here.browser.get(f"/pripady/{other}/{matter.back}").status_code == 404


def test_a_colleague_may_neither_read_nor_decide(
    matter: Matter, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    matter.hand_over()
    account = worker("kontaktni_centrum", Role.SOCIAL_WORKER)
    colleague, by = client_of(account), seen_by(account)
    assert colleague.get(matter.url).status_code == 403
    assert matter.say("permit", by=colleague).status_code == 403
    assert colleague.get(matter.here.url(matter.back)).status_code == 404
    given: Any = {
        "case_id": matter.here.case.pk,
        "handover_id": matter.row.pk,
        "by": by,
        "on": today,
    }
    for decide in (permit, refuse_permission):
        with pytest.raises(NotAllowed):
            decide(reason=REASON, **given)
    with pytest.raises(NotFound):
        put_handover_aside(**given)
    assert matter.row.outcome == ""


def test_who_asks_does_not_decide(matter: Matter) -> None:
    matter.hand_over()
    browser = matter.here.browser
    page = words(browser.get(matter.url))
    assert "Čeká, až rozhodne vedoucí" in page
    assert "Nepovolit" not in page
    assert matter.say("permit", by=browser).status_code == 403
    assert matter.row.outcome == ""


def test_deciding_needs_a_reason_and_one_of_two_buttons(matter: Matter) -> None:
    matter.hand_over()
    assert "Napište proč." in words(matter.say("permit", reason=" "))
    assert "jedním ze dvou tlačítek" in words(matter.say("maybe"))
    assert matter.row.outcome == ""


def test_what_is_permitted_is_saved_once_and_says_by_whom(matter: Matter) -> None:
    matter.hand_over()
    assert matter.say("permit").status_code == 302
    assert WHY not in words(matter.as_head.get("/"))
    day = words(matter.here.browser.get("/"))
    assert "Vedoucí rozhoduje: povoleno" in day
    assert REASON in day
    assert f"predano={matter.row.pk}" in day
    form = words(matter.here.browser.get(matter.here.url(matter.back)))
    assert "Odřený loket." in form
    assert 'value="30"' in form
    assert REASON in form
    assert matter.try_act(matter.back).status_code == 302
    (act,) = matter.here.acts
    assert not act.departure
    decision = Decision.objects.get(pk=act.decision_id or 0)
    assert decision.taken
    assert decision.answer == "yes"
    assert decision.lifts == [
        {"rule": "C2", "by": matter.head.pk, "reason": REASON, "handover": matter.row.pk}
    ]
    assert matter.row.settled_by_id == decision.pk
    assert not Draft.objects.filter(page__startswith="handover:").exists()
    why = words(matter.here.browser.get(f"/proc/{decision.pk}/"))
    assert REASON in why
    assert matter.head.full_name in why
    assert "Vedoucí rozhoduje" not in words(matter.here.browser.get("/"))
    assert matter.try_act(matter.back).status_code == 422, "a second time it lifts nothing"
    assert len(matter.here.acts) == 1
    assert matter.here.browser.get(matter.here.url(matter.back))["Location"] == matter.url


def test_the_course_of_the_case_tells_of_it(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    page = matter.here.page().replace("\xa0", " ")
    assert "Předáno k rozhodnutí: Zapsat, co proběhlo" in page
    assert f'href="{matter.url}"' in page
    assert "Vedoucí rozhoduje: povoleno. Zapsat, co proběhlo" in page


def test_two_presses_use_it_once_and_lead_to_one_place(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    token = "7c0e8a90-7b5c-4b9c-8f0e-0a4b6a3a6f12"
    answers = [matter.try_act(matter.back, once=token) for _press in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Act.objects.count() == 1


def test_what_is_not_permitted_lifts_nothing(matter: Matter) -> None:
    matter.hand_over()
    assert matter.say("refuse", "Ne. Zavolejte rodičům.").status_code == 302
    day = words(matter.here.browser.get("/"))
    assert "Vedoucí rozhoduje: nepovoleno" in day
    assert "Ne. Zavolejte rodičům." in day
    assert "Odřený loket." in words(matter.here.browser.get(matter.here.url(matter.back)))
    assert matter.try_act(matter.back).status_code == 422
    assert not matter.here.acts
    assert matter.here.browser.post(matter.url + "zalozit/").status_code == 302
    assert "nepovoleno" not in words(matter.here.browser.get("/"))


def test_before_the_head_has_said_anything_nothing_is_lifted(matter: Matter) -> None:
    matter.hand_over()
    assert matter.try_act(matter.back).status_code == 422
    assert not matter.here.acts


def test_without_the_matter_in_the_address_nothing_is_lifted(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    assert matter.try_act().status_code == 422
    assert not matter.here.acts


def test_it_holds_for_the_step_that_was_handed_over_only(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    answer = matter.try_act(matter.back, kind="infection_testing")
    assert answer.status_code == 422, "the same rule, but another act than the head weighed"
    other = f"schuzka/?predano={matter.row.pk}"
    assert matter.here.browser.get(matter.here.url(other)).status_code == 404
    assert not matter.here.acts


def test_it_holds_for_the_rules_that_refused_only(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    refused = matter.row.refused
    refused.verdict["reasons"] = [
        one | {"rule": "C3"} if one["rule"] == "C2" else one for one in refused.verdict["reasons"]
    ]
    refused.save()
    assert matter.try_act(matter.back).status_code == 422
    assert not matter.here.acts


def test_it_holds_for_the_one_who_asked_only(
    matter: Matter, worker: Worker, client_of: SignIn
) -> None:
    matter.hand_over()
    matter.say("permit")
    colleague = client_of(worker("kontaktni_centrum", Role.SOCIAL_WORKER))
    typed = {"kind": "basic_treatment", "day": "dnes", "minutes": "30"}
    assert colleague.post(matter.here.url(matter.back), typed).status_code == 404
    assert not matter.here.acts


def test_put_aside_it_lifts_nothing_any_more(matter: Matter) -> None:
    matter.hand_over()
    matter.say("permit")
    assert matter.here.browser.get(matter.url + "zalozit/").status_code == 200
    assert matter.here.browser.post(matter.url + "zalozit/").status_code == 302
    assert matter.row.settled
    assert matter.try_act(matter.back).status_code == 422
    assert not matter.here.acts
    again = matter.here.browser.post(matter.url + "zalozit/")
    assert "Už je to vyřízené." in words(again)


def test_handed_over_anew_it_replaces_what_still_waits(matter: Matter) -> None:
    matter.hand_over()
    sent = {"hand_over": "1", "hand_over_why": "Rodiče už o tom vědí."}
    assert matter.try_act(matter.back, **sent).status_code == 302
    assert list(Handover.objects.order_by("pk").values_list("settled", flat=True)) == [True, False]
    assert matter.row.why == "Rodiče už o tom vědí."
    assert Draft.objects.filter(page__startswith="handover:").count() == 1


def test_two_heads_say_it_once(
    matter: Matter, worker: Worker, client_of: SignIn, seen_by: ViewerOf, today: date
) -> None:
    matter.hand_over()
    matter.say("permit")
    other = worker("kontaktni_centrum", Role.HEAD)
    answer: Any = matter.say("refuse", by=client_of(other))
    assert "O tom už je rozhodnuto." in words(answer)
    assert matter.row.outcome == "permitted"
    assert matter.row.decided_by_id == matter.head.pk
    with pytest.raises(Invalid):
        permit(
            case_id=matter.here.case.pk, handover_id=matter.row.pk, reason=REASON,
            by=seen_by(other), on=today,
        )  # fmt: skip


def test_the_head_lifts_it_at_the_step(matter: Matter) -> None:
    typed = {"kind": "basic_treatment", "day": "dnes", "minutes": "30"}
    url = matter.here.url()
    page = words(matter.as_head.post(url, typed))
    assert "Rozhodnout můžete vy." in page
    assert "Předat k rozhodnutí" not in page
    assert matter.as_head.post(url, typed | {"justification": REASON}).status_code == 302
    (act,) = matter.here.acts
    assert Decision.objects.get(pk=act.decision_id or 0).lifts == [
        {"rule": "C2", "by": matter.head.pk, "reason": REASON, "handover": None}
    ]
    assert not act.departure


def test_the_head_of_another_service_lifts_nothing(
    matter: Matter, worker: Worker, client_of: SignIn
) -> None:

    account = worker("dluhova_poradna", Role.HEAD)
    give_post(account_id=account.pk, role=Role.SOCIAL_WORKER, service="kontaktni_centrum")
    typed = {"kind": "basic_treatment", "day": "dnes", "minutes": "30", "justification": REASON}
    assert client_of(account).post(matter.here.url(), typed).status_code == 422
    matter.hand_over()
    assert client_of(account).get(matter.url).status_code == 403
    assert not matter.here.acts
