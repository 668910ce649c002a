"""A handover written down wrongly: put right or made void, never a gap, never two (B8)."""

from datetime import date, timedelta

import pytest

from opora.cases.models import KeyWorker
from opora.cases.queries import case_row
from opora.ui.words import full_day
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import Worker

SERVICE = "rodinna_poradna"


def text(here: Place, tail: str = "") -> str:
    return here.browser.get(here.url(tail)).content.decode().replace("\xa0", " ")


@pytest.fixture
def handed(place: MakePlace, worker: Worker, today: date) -> tuple[Place, list[KeyWorker]]:
    """A case that was handed over ten days ago."""
    here = place(SERVICE)
    other = worker(SERVICE, name="Ema Druhá")
    since = (today - timedelta(days=10)).isoformat()
    sent = {"worker": str(other.pk), "since": since, "reason": "Dovolená."}
    assert here.browser.post(here.url("klicovy-pracovnik/"), sent).status_code == 302
    return here, list(KeyWorker.objects.filter(case=here.case).order_by("since"))


def mend(here: Place, row: KeyWorker, **typed: object) -> tuple[int, str]:
    known = {"worker": row.worker_id, "since": row.since.isoformat(), "reason": "", "why": "Omyl."}
    answer = here.browser.post(here.url(f"zapis/key_worker/{row.pk}/opravit/"), known | typed)
    return answer.status_code, answer.content.decode().replace("\xa0", " ")


def void(here: Place, row: KeyWorker, reason: str = "Nepředali jsme.") -> tuple[int, str]:
    path = here.url(f"zapis/key_worker/{row.pk}/zneplatnit/")
    answer = here.browser.post(path, {"why": reason})
    return answer.status_code, answer.content.decode().replace("\xa0", " ")


def test_the_day_and_the_person_are_put_right_within_their_neighbours(
    handed: tuple[Place, list[KeyWorker]], worker: Worker, today: date
) -> None:
    here, (first, last) = handed
    assert f"zapis/key_worker/{last.pk}/opravit/" in here.page()
    third = worker(SERVICE, name="Iva Třetí")
    day = today - timedelta(days=4)
    assert mend(here, last, why="")[0] == 422
    assert mend(here, last, worker=third.pk, since=day.isoformat())[0] == 302
    last.refresh_from_db()
    assert (last.worker_id, last.since) == (third.pk, day)
    assert case_row(here.viewer, here.case.pk).key_worker_id == third.pk
    assert "místo Ema Druhá správně Iva Třetí" in text(here)
    assert "Původně: Ema Druhá" in text(here, f"zapis/key_worker/{last.pk}/")
    status, page = mend(here, last, worker=third.pk, since=first.since.isoformat())
    assert status == 422
    assert "Předchozí člověk případ vede od" in page
    assert "už případ vede někdo další" in mend(here, first, since=day.isoformat())[1]
    gap = (first.since + timedelta(days=1)).isoformat()
    assert "bez klíčového pracovníka se neobejde" in mend(here, first, since=gap)[1]


def test_the_last_handover_is_void_the_first_is_not(
    handed: tuple[Place, list[KeyWorker]],
) -> None:
    here, (first, last) = handed
    assert "Po tomto předání už je další." in void(here, first)[1]
    assert void(here, last, " ")[0] == 422
    shown = text(here, f"zapis/key_worker/{last.pk}/zneplatnit/")
    assert "Případ pak dál vede:" in shown
    assert void(here, last)[0] == 302
    assert case_row(here.viewer, here.case.pk).key_worker_id == first.worker_id
    assert "Neplatí. Nepředali jsme." in text(here)
    status, page = void(here, first)
    assert status == 422
    assert "smlouva se bez něj neobejde" in page
    again = {"worker": str(last.worker_id), "since": last.since.isoformat(), "reason": ""}
    assert here.browser.post(here.url("klicovy-pracovnik/"), again).status_code == 302


def test_before_an_agreement_nobody_need_answer_for_the_case(place: MakePlace) -> None:
    here = place(SERVICE, agreement=False)
    (row,) = KeyWorker.objects.filter(case=here.case)
    assert "než někoho určíte" in text(here, f"zapis/key_worker/{row.pk}/zneplatnit/")
    assert void(here, row)[0] == 302
    assert case_row(here.viewer, here.case.pk).key_worker_id is None
    assert "Zatím nikdo" in text(here)


@pytest.mark.parametrize("service", ["rodinna_poradna", "kontaktni_centrum"])
def test_a_handover_too_early_is_told_from_which_day_it_can_be(
    place: MakePlace, worker: Worker, today: date, service: str
) -> None:
    here, other = place(service), worker(service, name="Ema Druhá")
    since = {"since": (today - timedelta(days=5)).isoformat(), "reason": "Dovolená."}
    url = here.url("klicovy-pracovnik/")
    assert here.browser.post(url, {"worker": str(other.pk), **since}).status_code == 302
    third = {"worker": str(worker(service, name="Iva Třetí").pk), **since}
    answer = here.browser.post(url, third)
    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    first = full_day(today - timedelta(days=4)).replace("\xa0", " ")
    assert f"Napište {first} nebo pozdější den." in page
    now = third | {"since": today.isoformat()}
    assert here.browser.post(url, now).status_code == 302
    again = here.browser.post(url, now | {"worker": str(other.pk)}).content.decode()
    tomorrow = full_day(today + timedelta(days=1)).replace("\xa0", " ")
    assert f"Napište {tomorrow} nebo pozdější den." in again.replace("\xa0", " ")
    assert "Předat případ dalšímu" not in again


@pytest.mark.parametrize("service", ["rodinna_poradna", "kontaktni_centrum"])
def test_whoever_leads_since_today_is_put_right_or_followed_from_tomorrow(
    place: MakePlace, worker: Worker, today: date, service: str
) -> None:
    here, other = place(service), worker(service, name="Ema Druhá")
    url = here.url("klicovy-pracovnik/")
    sent = {"worker": str(other.pk), "since": today.isoformat(), "reason": "Dovolená."}
    assert "Opravit, kdo případ vede" not in text(here, "klicovy-pracovnik/")
    assert here.browser.post(url, sent).status_code == 302
    last = KeyWorker.objects.get(case=here.case, since=today)
    mending = here.url(f"zapis/key_worker/{last.pk}/opravit/")
    third = worker(service, name="Iva Třetí")
    tomorrow = full_day(today + timedelta(days=1)).replace("\xa0", " ")
    page = here.browser.post(url, sent | {"worker": str(third.pk)}).content.decode()
    assert page.count(f'href="{mending}"') == 1
    assert f"Napište {tomorrow} nebo pozdější den." in page.replace("\xa0", " ")
    assert f"nejdřív od {tomorrow}" in text(here, "klicovy-pracovnik/")
    assert mend(here, last, worker=third.pk)[0] == 302
    assert case_row(here.viewer, here.case.pk).key_worker_id == third.pk
