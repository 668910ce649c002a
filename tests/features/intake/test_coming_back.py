"""Somebody whose case is over comes back: a new case with the same people."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone

from opora.access.actions import give_post
from opora.access.roles import Role
from opora.agreements.models import Ending
from opora.cases.models import Case, Participant
from opora.people.models import Person
from tests.features.acts.conftest import Place, opened, place
from tests.features.conftest import SignIn, Worker
from tests.features.intake.conftest import CONTACT, contact, text_of

__all__ = ["opened", "place"]

A, C, D, E = "nekam_patrit", "kontaktni_centrum", "ohrozene_rodiny", "dluhova_poradna"
FOLLOWS = CONTACT + "plyne/"
MakePlace = Callable[..., Place]


def over(here: Place) -> str:
    """Closes the case; where its page leads to begin anew."""
    Case.objects.filter(pk=here.case.pk).update(stage=Case.Stage.CLOSED)
    part = re.search(r'<section[^>]*id="next".*?</section>', here.page(), flags=re.S)
    links = re.findall(r'href="([^"]+)"', part[0]) if part else []
    assert links == [f"{CONTACT}?znovu={here.case.pk}"]
    return str(links[0])


def sent(here: Place, **typed: str) -> dict[str, str]:
    case = here.case
    known = {"post": f"{case.service}:{case.site}", "way": "phone", "on": "dnes"}
    return known | {"returning": str(case.pk)} | typed


def also_at(service: str, here: Place) -> Place:
    """The same worker works in another service too."""
    give_post(account_id=here.worker.pk, role=Role.SOCIAL_WORKER, service=service)
    return here


def test_a_family_begins_anew_with_the_same_people(place: MakePlace) -> None:
    here = place(D, people=2)
    Participant.objects.filter(case=here.case, person=here.people[1]).update(relation="dcera")
    form = here.browser.get(over(here))
    assert re.search("Vrací se: Petrovi ?, uzavřeno", text_of(form))
    assert 'name="given_name"' not in form.content.decode()
    people = Person.objects.count()
    answer = here.browser.post(CONTACT, sent(here, request="Volají znovu."))
    assert answer.status_code == 302
    new = Case.objects.latest("pk")
    assert (new.title, new.family, new.stage) == ("Petrovi", True, Case.Stage.APPLICANT)
    assert [(one.person_id, one.relation) for one in new.participants.order_by("pk")] == [
        (here.people[0].pk, ""),
        (here.people[1].pk, "dcera"),
    ]
    assert Person.objects.count() == people
    here.case.refresh_from_db()
    assert here.case.stage == Case.Stage.CLOSED


def test_a_code_stays_the_code_it_was(place: MakePlace) -> None:
    here = place(C, anonymous=True)
    over(here)
    assert here.browser.post(CONTACT, sent(here)).status_code == 302
    assert Case.objects.latest("pk").participants.get().person_id == here.people[0].pk


@pytest.mark.rule("D6.former_client")
def test_who_broke_the_agreement_lately_may_be_refused(place: MakePlace) -> None:
    here = place(D)
    today = timezone.localdate()
    agreement = here.case.agreements.get().pk
    Ending.objects.create(
        agreement_id=agreement, kind=Ending.Kind.BREACH, broken_on=today, ended_on=today,
        terminated_on=today, recorded_by=here.worker,
    )  # fmt: skip
    over(here)
    here.browser.post(CONTACT, sent(here))
    new = Case.objects.latest("pk")
    refused = here.browser.post(
        f"/pripady/{new.pk}/odmitnuti/",
        {"ground": "former_client", "reason": "Smlouva skončila dnes.", "on": "dnes"},
    )
    assert refused.status_code == 302
    new.refresh_from_db()
    assert new.stage == Case.Stage.REFUSED


def test_a_case_that_goes_on_is_not_begun_anew(place: MakePlace) -> None:
    here = place(D)
    assert f"znovu={here.case.pk}" not in here.page()
    answer = here.browser.post(CONTACT, sent(here))
    assert answer.status_code == 422
    assert "Tento případ ještě neskončil." in text_of(answer)


def test_of_a_case_out_of_sight_there_is_nothing(
    place: MakePlace, worker: Worker, client_of: SignIn
) -> None:
    here = place(D)
    link = over(here)
    assert here.browser.get(f"{CONTACT}?znovu={'9' * 18}").status_code == 404
    # What is no number, or longer than any, names nothing: the form is the usual one.
    for usual in ("x", "9" * 40):
        answer = here.browser.get(f"{CONTACT}?znovu={usual}")
        assert answer.status_code == 200
        assert "Vrací se:" not in text_of(answer)
    stranger = client_of(worker(C, Role.SOCIAL_WORKER))
    assert stranger.get(link).status_code == 404
    assert stranger.post(CONTACT, sent(here, post=f"{C}:centrum")).status_code == 404


def test_the_draft_of_another_contact_waits(place: MakePlace) -> None:
    here = place(D)
    link = over(here)
    here.browser.post("/kontakt/rozepsane/", {"given_name": "Božena", "request": "Jiná věc."})
    assert "Jiná věc." not in text_of(here.browser.get(link))
    here.browser.post("/kontakt/rozepsane/", sent(here, request="Volají znovu."))
    assert "Volají znovu." in text_of(here.browser.get(link))
    here.browser.post(CONTACT, sent(here))
    assert "Jiná věc." in text_of(here.browser.get(CONTACT))


def test_a_client_of_one_service_begins_in_another_beside_it(place: MakePlace) -> None:
    here = place(E)
    other = also_at(A, here)
    typed = contact(A, given_name="Eva", family_name="Petrů")
    page = other.browser.post(FOLLOWS, typed).content.decode()
    assert f'name="begins" value="{here.case.pk}"' in page
    assert "začít i tady" in page.replace("\xa0", " ")
    led = other.browser.post(CONTACT, typed | {"begins": str(here.case.pk)})
    assert led["Location"].startswith(f"{CONTACT}?znovu={here.case.pk}&kde={A}")
    form = other.browser.get(led["Location"])
    assert re.search("Známe z jiné služby: Eva Petrů ?, Dluhová poradna, klient", text_of(form))
    assert 'name="given_name"' not in form.content.decode()
    people = Person.objects.count()
    answer = other.browser.post(CONTACT, sent(here, post=f"{A}:kancelar"))
    assert answer.status_code == 302
    new = Case.objects.latest("pk")
    assert (new.service, new.stage) == (A, Case.Stage.APPLICANT)
    assert new.participants.get().person_id == here.people[0].pk
    assert Person.objects.count() == people
    here.case.refresh_from_db()
    assert here.case.stage == Case.Stage.CLIENT


def test_of_a_family_one_person_begins_where_a_service_works_with_one(place: MakePlace) -> None:
    here = place(D, people=2)
    other = also_at(E, here)
    wanted = sent(here, post=f"{E}:poradna")
    asked = other.browser.post(CONTACT, wanted)
    assert asked.status_code == 422
    assert "Vyberte, kdo z nich přichází." in text_of(asked)
    answer = other.browser.post(CONTACT, wanted | {"person": str(here.people[1].pk)})
    assert answer.status_code == 302
    new = Case.objects.latest("pk")
    assert [one.person_id for one in new.participants.all()] == [here.people[1].pk]
    assert (new.family, new.title) == (False, str(here.people[1]))


def test_of_a_code_no_case_under_a_name_is_made(place: MakePlace) -> None:
    here = place(C, anonymous=True)
    other = also_at(A, here)
    answer = other.browser.post(CONTACT, sent(here, post=f"{A}:kancelar"))
    assert answer.status_code == 422
    assert "Zapište nový kontakt se jménem." in text_of(answer)
    assert Case.objects.latest("pk").pk == here.case.pk
