"""A plan, its revisions, and the decision not to write one yet: put right, or made void."""

from datetime import date, timedelta

import pytest

from opora.plans.models import NoPlanNeeded, Plan, Revision
from tests.features.plans.conftest import InCase, Typed, text
from tests.features.plans.test_plan import visits


def test_a_plan_is_corrected_with_a_reason_and_written_once(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("nekam_patrit")
    write = f"/pripady/{case.pk}/plan/upravit/"
    assert browser.post(write, typed).status_code == 302
    assert "Plán už je sepsaný." in text(browser.get(write))
    assert browser.post(write, typed | {"way_of_work": "Jinak."}).status_code == 422
    row = Plan.objects.get()
    address = f"/pripady/{case.pk}/zapis/plan/{row.pk}/opravit/"
    assert address in text(browser.get(f"/pripady/{case.pk}/plan/"))
    sent = {"form": "written", "made_on": "dnes", "way_of_work": "Dvakrát týdně."}
    assert browser.post(address, sent).status_code == 422
    assert browser.post(address, sent | {"why": "Spletli jsme se."}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "místo Jednou týdně v kanceláři. správně Dvakrát týdně." in page
    kept = text(browser.get(f"/pripady/{case.pk}/zapis/plan/{row.pk}/"))
    assert "Původně: Jednou týdně v kanceláři." in kept
    assert "Spletli jsme se." in kept


def test_a_revision_is_corrected_where_it_stands(
    in_case: InCase, typed: Typed, today: date
) -> None:
    case, browser = in_case("ohrozene_rodiny")
    browser.post(f"/pripady/{case.pk}/plan/upravit/", typed)
    sent = {"revised_on": "dnes", "changed": "Přibyl krok."}
    browser.post(f"/pripady/{case.pk}/plan/revize/", sent)
    row = Revision.objects.get()
    address = f"/pripady/{case.pk}/zapis/revision/{row.pk}/opravit/"
    assert address in text(browser.get(f"/pripady/{case.pk}/"))
    assert "Přibyl krok." in text(browser.get(address))
    early = (today - timedelta(days=1)).isoformat()
    for wrong in ({"changed": ""}, {"revised_on": early}, {"next_on": early}):
        answer = browser.post(address, sent | {"why": "Omyl."} | wrong)
        assert answer.status_code == 422
    right = sent | {"changed": "Nepřibylo nic.", "why": "Jiný případ."}
    assert browser.post(address, right).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "co se změnilo: místo Přibyl krok. správně Nepřibylo nic." in page
    void = f"/pripady/{case.pk}/zapis/revision/{row.pk}/zneplatnit/"
    assert browser.post(void, {"why": "Neproběhla."}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "<s>Revize plánu</s>" in page
    assert "Neplatí. Neproběhla." in page
    assert browser.get(address).status_code == 404


@pytest.mark.rule("B16.sixth_visit")
def test_not_writing_a_plan_yet_is_corrected_and_void_it_is_to_be_decided_again(
    in_case: InCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = in_case("rodinna_poradna")
    due = "Rozhodnout o plánu: Eva Šimková"
    visits(monkeypatch, 6)
    browser.post(f"/pripady/{case.pk}/plan/rozhodnout/", {"reason": "Končíme příští týden."})
    row = NoPlanNeeded.objects.get()
    where = f"/pripady/{case.pk}/zapis/no_plan/{row.pk}/"
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "Plán zatím nepsat" in page
    assert "Končíme příští týden." in page
    assert f"{where}opravit/" in page
    assert due not in page
    assert browser.post(f"{where}opravit/", {"reason": "", "why": "Omyl."}).status_code == 422
    sent = {"reason": "Rodina se stěhuje.", "why": "Spletli jsme důvod."}
    assert browser.post(f"{where}opravit/", sent).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "místo Končíme příští týden. správně Rodina se stěhuje." in page
    assert due not in page
    assert browser.post(f"{where}zneplatnit/", {"why": " "}).status_code == 422
    assert browser.post(f"{where}zneplatnit/", {"why": "Jiný případ."}).status_code == 302
    page = text(browser.get(f"/pripady/{case.pk}/"))
    assert "<s>Plán zatím nepsat</s>" in page
    assert "Neplatí. Jiný případ." in page
    assert due in page
