"""What is known of somebody who comes back holds in the new case: age, answers, visits (C3)."""

from collections.abc import Callable
from datetime import date, timedelta

from opora.cases.models import Case
from opora.decisions.models import AskedFact
from opora.intake.models import Contact
from tests.features.acts.conftest import Place, opened, place
from tests.features.intake.conftest import CONTACT, text_of

__all__ = ["opened", "place"]

SERVICE = "kontaktni_centrum"
USER = {"age": 30, "uses_illegal_substances": True}
MakePlace = Callable[..., Place]


def ended(here: Place) -> Place:
    Case.objects.filter(pk=here.case.pk).update(
        stage=Case.Stage.CLOSED, closed_on=here.viewer.today
    )
    return here


def again(here: Place, **typed: str) -> int:
    sent = {"post": f"{SERVICE}:centrum", "way": "in_person", "on": "dnes"}
    answer = here.browser.post(CONTACT, sent | {"returning": str(here.case.pk)} | typed)
    assert answer.status_code == 302, text_of(answer)
    return int(Case.objects.latest("pk").pk)


def test_the_form_of_a_return_knows_the_age_and_offers_the_answers(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True, asked=USER))
    answer = here.browser.get(f"{CONTACT}?znovu={here.case.pk}")
    words = text_of(answer)
    assert "30 až 31 let" in words, "it was said two months ago"
    assert "Zatím nevíme" not in words
    form = answer.context["form"]
    assert "birth" not in form.fields
    assert form.asked["uses_illegal_substances"].value() == "yes"
    assert "Ověřte, že to platí dál." in words
    typed = {"returning": str(here.case.pk), "uses_illegal_substances": "yes"}
    margin = here.browser.post(f"{CONTACT}plyne/", typed | {"post": f"{SERVICE}:centrum"})
    assert "Zatím nevíme" not in text_of(margin)


def test_in_the_new_case_the_age_is_known_as_it_was_said(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True, asked=USER))
    new = again(here, uses_illegal_substances="yes")
    old = AskedFact.objects.get(case_id=here.case.pk, fact="age")
    kept = AskedFact.objects.get(case_id=new, fact="age")
    assert (kept.value, kept.on) == (30, old.on)
    assert AskedFact.objects.get(case_id=new, fact="uses_illegal_substances").value is True
    page = text_of(here.browser.get(f"/pripady/{new}/vymena/"))
    assert "Výměna je možná." in page
    form = here.browser.get(f"/pripady/{new}/odpovedi/")
    assert 'name="age"' in form.content.decode()
    assert "Zatím víme: 30 až 31 let." in text_of(form)


def test_an_age_is_known_from_any_case_of_the_same_person(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True, asked=USER))
    second = again(here)
    AskedFact.objects.filter(case_id=second).delete()
    Case.objects.filter(pk=second).update(stage=Case.Stage.ONE_OFF)
    here.case = Case.objects.get(pk=second)
    third = again(here)
    assert AskedFact.objects.get(case_id=third, fact="age").value == 30


def test_what_nobody_has_told_is_asked_at_the_return_and_later(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True))
    form = here.browser.get(f"{CONTACT}?znovu={here.case.pk}").context["form"]
    assert "birth" in form.fields
    new = again(here, birth="15 až 20")
    kept = AskedFact.objects.get(case_id=new, fact="age")
    assert kept.value == {"low": 15, "high": 20}
    assert kept.on == here.viewer.today


def test_an_age_that_was_never_told_is_completed_among_the_answers(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True))
    new = again(here)
    url = f"/pripady/{new}/odpovedi/"
    assert 'name="age"' in here.browser.get(url).content.decode()
    assert here.browser.post(url, {"age": "30", "how": "changed"}).status_code == 302
    assert AskedFact.objects.get(case_id=new, fact="age").value == 30


def test_a_birth_that_the_record_knows_is_not_asked_among_the_answers(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    assert 'name="age"' not in here.browser.get(here.url("odpovedi/")).content.decode()


def test_an_answer_that_holds_no_more_is_asked_anew(place: MakePlace) -> None:
    here = ended(place(SERVICE, anonymous=True, asked=USER))
    long_ago = here.viewer.today - timedelta(days=366)
    AskedFact.objects.filter(fact="uses_illegal_substances").update(on=long_ago)
    form = here.browser.get(f"{CONTACT}?znovu={here.case.pk}").context["form"]
    assert form.asked["uses_illegal_substances"].value() == "not_asked"


def test_visits_in_an_earlier_case_count(place: MakePlace) -> None:
    here = place(SERVICE, anonymous=True, asked=USER)
    assert here.browser.post(here.url("vymena/"), {"out_jehly": "10"}).status_code == 302
    here.acts[0].__class__.objects.update(day=here.viewer.today - timedelta(days=7))
    new = again(ended(here), uses_illegal_substances="yes")
    page = here.browser.get(f"/pripady/{new}/vymena/")
    words = text_of(page)
    assert "První návštěva." not in words
    assert "celkem 1 návštěva" in words
    assert "minule 10" in words
    assert "Jako minule" in words
    sent = here.browser.post(f"/pripady/{new}/vymena/", {"out_jehly": "2"})
    assert sent.status_code == 302
    assert "celkem 2 návštěvy" in text_of(here.browser.get(f"/pripady/{new}/vymena/"))


def test_visits_of_somebody_else_and_in_other_services_do_not(place: MakePlace) -> None:
    here = place(SERVICE, anonymous=True, asked=USER)
    other = place(SERVICE, anonymous=True, asked=USER, by=here.worker)
    assert other.browser.post(other.url("vymena/"), {"out_jehly": "10"}).status_code == 302
    assert "První návštěva." in text_of(here.browser.get(here.url("vymena/")))


def test_who_came_a_week_before_came_though_nothing_was_done(place: MakePlace, today: date) -> None:
    here = ended(place(SERVICE, anonymous=True, asked=USER))
    Contact.objects.create(
        case=here.case, kind="first", way="in_person", on=today - timedelta(days=7),
        by=here.worker,
    )  # fmt: skip
    Contact.objects.create(
        case=here.case, kind="reached", way="phone", on=today - timedelta(days=6), by=here.worker
    )
    new = again(here, uses_illegal_substances="yes")
    page = here.browser.get(f"/pripady/{new}/vymena/")
    assert "celkem 1 návštěva" in text_of(page)
    assert "Jako minule" not in text_of(page), "nothing was exchanged then"
    assert "minule 0" not in text_of(page)


def test_whom_we_met_first_today_is_here_for_the_first_time(place: MakePlace) -> None:
    here = place(SERVICE, anonymous=True, asked=USER)
    Contact.objects.create(
        case=here.case, kind="first", way="in_person", on=here.viewer.today, by=here.worker
    )
    assert "První návštěva." in text_of(here.browser.get(here.url("vymena/")))
