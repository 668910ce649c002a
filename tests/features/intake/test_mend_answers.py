"""What people answered is put right, or answered anew when things have changed."""

from datetime import date, timedelta

from opora.cases.queries import subject
from opora.decisions.actions import answer
from opora.decisions.models import AskedFact
from tests.features.acts.conftest import MakePlace, Place, opened, place

__all__ = ["opened", "place"]

EXCHANGE = {"out_jehly": "5"}
MEDIATION = {"kind": "mediation", "fact-group_education_attended": "no"}


def coded(place: MakePlace, today: date, age: int = 14) -> Place:
    said = {"uses_illegal_substances": True, "age": age}
    return place("kontaktni_centrum", anonymous=True, since=today, asked=said)


def mended(here: Place, **typed: str) -> int:
    return int(here.browser.post(here.url("odpovedi/"), typed).status_code)


def test_a_mistyped_age_is_put_right(place: MakePlace, today: date) -> None:
    here = coded(place, today)
    refused = here.browser.post(here.url("vymena/"), EXCHANGE)
    assert refused.status_code == 422
    assert here.url("odpovedi/") in refused.content.decode()
    form = here.browser.get(here.url("odpovedi/")).content.decode()
    assert 'value="14"' in form
    assert mended(here, age="41", uses_illegal_substances="yes", how="mistaken") == 302
    assert here.browser.post(here.url("vymena/"), EXCHANGE).status_code == 302
    old, new = AskedFact.objects.filter(fact="age").order_by("pk")
    assert (old.value, new.value, new.on) == (14, 41, old.on)
    assert AskedFact.objects.filter(fact="uses_illegal_substances").count() == 1


def test_what_has_changed_counts_from_today(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    assert here.record(**MEDIATION)
    about, viewer = here.case, here.viewer
    earlier = viewer.today - timedelta(days=5)
    AskedFact.objects.filter(fact="group_education_attended").update(on=earlier)
    typed = {"group_education_attended": "yes", "how": "changed"}
    assert mended(here, **typed) == 302
    last = AskedFact.objects.filter(fact="group_education_attended", case_id=about.pk).latest("pk")
    assert (last.value, last.on) == (True, viewer.today)
    assert here.record(kind="mediation") == ""


def test_an_answer_is_taken_back(place: MakePlace, today: date) -> None:
    here = coded(place, today, age=20)
    assert mended(here, age="20", how="mistaken") == 302
    refused = here.browser.post(here.url("vymena/"), EXCHANGE).content.decode()
    assert "Užívá klient nelegální látky?" in refused


def test_it_says_what_is_missing(place: MakePlace, today: date) -> None:
    here = coded(place, today)
    address = here.url("odpovedi/")
    nothing = here.browser.post(address, {"age": "41", "uses_illegal_substances": "yes"})
    assert "Vyberte, jestli to bylo zapsané špatně" in nothing.content.decode()
    assert 'value="41"' in nothing.content.decode()
    same = {"age": "14", "uses_illegal_substances": "yes", "how": "changed"}
    assert "Všechno zůstalo stejné." in here.browser.post(address, same).content.decode()
    wrong = here.browser.post(address, same | {"age": "sto"})
    assert wrong.status_code == 422
    assert AskedFact.objects.filter(fact="age").count() == 1


def test_the_case_leads_to_the_answers(place: MakePlace, today: date) -> None:
    here = coded(place, today)
    assert here.url("odpovedi/") in here.page()


def test_an_answer_with_an_age_between_bounds_is_left_as_it_is(place: MakePlace) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    said = {"age": {"low": 15, "high": None}, "uses_illegal_substances": True}
    about = subject(
        here.case, organisation_id=here.viewer.organisation_id, worker_id=here.worker.pk
    )
    answer(subject=about, answers=said, by=here.viewer, on=here.viewer.today)
    assert mended(here, uses_illegal_substances="no", how="changed") == 302
    assert AskedFact.objects.filter(fact="age").count() == 1
