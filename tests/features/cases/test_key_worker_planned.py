"""A handover of a coming day: until then whoever led leads on, from that day the new one (B8)."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from opora.access.doors import Invalid
from opora.access.models import Account, Assignment, Narrowing
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.cases.beside.queries import key_worker_on
from opora.cases.models import Case, KeyWorker
from opora.cases.queries import case_row, cases, subject, with_key_worker
from opora.decisions.actions import Refused
from opora.decisions.providers import gather
from opora.documents.own_papers import WHOLE_FILE
from opora.documents.papers import PAPERS
from opora.documents.sheet import Facts
from opora.ui.words import full_day
from tests.features.acts.conftest import MakePlace, Place, _agree
from tests.features.conftest import Worker
from tests.signed_in import signed_in

SERVICE = "rodinna_poradna"
WHO = "klicovy-pracovnik/"


def plain(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()
    return str(answer.content.decode()).replace("\xa0", " ")


def said(day: date) -> str:
    return full_day(day).replace("\xa0", " ")


def hand(here: Place, who: Account, since: date, browser: Client | None = None) -> Any:
    typed = {"worker": str(who.pk), "since": since.isoformat(), "reason": "Odchází."}
    return (browser or here.browser).post(here.url(WHO), typed)


def on(viewer: Viewer, day: date) -> Viewer:
    """The same worker as they will look on that day."""
    return replace(viewer, today=day)


@pytest.fixture
def hana(worker: Worker) -> Account:
    return worker(SERVICE, name="Hana Nastupující")


@pytest.fixture
def first(today: date) -> date:
    return today + timedelta(days=8)


@pytest.fixture
def planned(place: MakePlace, hana: Account, first: date) -> Place:
    here = place(SERVICE)
    assert hand(here, hana, first).status_code == 302
    return here


def test_until_that_day_the_one_leads_and_from_it_the_other(
    planned: Place, hana: Account, first: date, today: date
) -> None:
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    eve = first - timedelta(days=1)
    for day, leads, follows in ((today, old, hana), (eve, old, hana), (first, hana, old)):
        assert case_row(on(viewer_of(leads), day), planned.case.pk).key_worker_id == leads.pk
        mine = [one.id for one in cases(on(viewer_of(leads), day), mine=True)[0]]
        assert mine == [planned.case.pk]
        assert cases(on(viewer_of(follows), day), mine=True)[0] == []
        span = key_worker_on(planned.case.pk, day)
        assert span is not None
        assert span.worker_id == leads.pk
        rows = KeyWorker.objects.leading(day).filter(case=planned.case)
        assert [one.worker_id for one in rows] == [leads.pk]


def test_in_a_narrowed_case_sight_goes_over_on_that_day(
    planned: Place, hana: Account, first: date, today: date
) -> None:
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    Narrowing.objects.create(case_id=planned.case.pk, since=today)
    seen = {
        (who, day): Case.objects.visible_to(on(viewer_of(who), day)).exists()
        for who in (old, hana)
        for day in (today, first - timedelta(days=1), first)
    }
    eve = first - timedelta(days=1)
    assert [one for one, sees in seen.items() if sees] == [(old, today), (old, eve), (hana, first)]


def test_the_case_says_it_and_leads_to_where_it_is_put_right(
    planned: Place, first: date, today: date
) -> None:
    row = KeyWorker.objects.get(case=planned.case, since=first)
    page = plain(planned.browser.get(planned.url("")))
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    assert f'<p class="o-band-first">{old.full_name}</p>' in page
    assert f"Od {said(first)} povede Hana Nastupující" in page
    assert "Případ povede: Hana Nastupující" in page
    mending = planned.url(f"zapis/key_worker/{row.pk}/opravit/")
    assert f'href="{mending}"' in page
    who = plain(planned.browser.get(planned.url(WHO)))
    assert f"Od {said(first)} případ povede Hana Nastupující." in who
    assert f'href="{mending}"' in who


def test_the_file_on_paper_names_who_leads_on_its_day(
    planned: Place, first: date, today: date
) -> None:
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    for day, leads in ((today, old.full_name), (first, "Hana Nastupující")):
        case = case_row(planned.viewer, planned.case.pk)
        who = PAPERS[WHOLE_FILE].compose(planned.viewer, case, case.id, day).sheet.blocks[0]
        assert isinstance(who, Facts)
        assert ("Případ vede", leads) in who.rows


def test_an_agreement_waits_for_whoever_is_to_lead(
    place: MakePlace, worker: Worker, first: date, today: date
) -> None:
    """In A and B somebody leads before the agreement: not only from a day after it."""
    here, head = place(SERVICE, agreement=False), viewer_of(worker(SERVICE, Role.HEAD))
    KeyWorker.objects.filter(case=here.case).update(since=first)
    with pytest.raises((Invalid, Refused)):
        _agree(here.case, head, today)
    assert gather(["key_workers"], [subject(here.case, organisation_id=1)], today) == [
        {"key_workers": 0}
    ]
    KeyWorker.objects.filter(case=here.case).update(since=today)
    _agree(here.case, head, today)


def test_who_will_see_a_narrowed_case_is_who_leads_it_today(planned: Place, today: date) -> None:
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    begins = plain(planned.browser.get(planned.url("can/")))
    sees = begins.split("Hned po zapnutí případ uvidí jen:")[1].split("</p>", maxsplit=1)[0]
    assert old.full_name in sees
    assert "Hana Nastupující" not in sees
    typed = {"why": "Modřiny, dítě se bojí domů."}
    assert planned.browser.post(planned.url("can/"), typed).status_code == 302
    running = plain(signed_in(old).get(planned.url("")))
    margin = running.split("Postup běží od")[1].split("</section>", maxsplit=1)[0]
    assert old.full_name in margin
    assert "Hana Nastupující" not in margin


def test_a_second_one_and_an_earlier_one_wait_until_the_first_is_put_right(
    planned: Place, worker: Worker, first: date, today: date
) -> None:
    other = worker(SERVICE, name="Iva Další")
    for day in (today, first - timedelta(days=1), first, first + timedelta(days=3)):
        page = plain(hand(planned, other, day), 422)
        assert f"Od {said(first)} případ povede Hana Nastupující, to už je domluvené." in page
    old = KeyWorker.objects.get(case=planned.case, since__lte=today)
    known = {"worker": old.worker_id, "reason": "", "why": "Omyl."}
    later = {"since": (today + timedelta(days=2)).isoformat()}
    path = planned.url(f"zapis/key_worker/{old.pk}/opravit/")
    assert "to už je domluvené" in plain(planned.browser.post(path, known | later), 422)
    assert KeyWorker.objects.filter(case=planned.case).count() == 2


def test_it_is_put_right_and_made_void_before_it_comes(
    planned: Place, worker: Worker, hana: Account, first: date, today: date
) -> None:
    row = KeyWorker.objects.get(case=planned.case, since=first)
    other, day = worker(SERVICE, name="Iva Další"), first + timedelta(days=5)
    path = planned.url(f"zapis/key_worker/{row.pk}/")
    known = {"worker": str(other.pk), "since": day.isoformat(), "reason": "", "why": "Jinak."}
    assert planned.browser.post(f"{path}opravit/", known).status_code == 302
    assert case_row(on(planned.viewer, day), planned.case.pk).key_worker_id == other.pk
    assert case_row(on(planned.viewer, first), planned.case.pk).key_worker_id != hana.pk
    assert planned.browser.post(f"{path}zneplatnit/", {"why": "Zůstává."}).status_code == 302
    page = plain(planned.browser.get(planned.url("")))
    assert "povede Iva Další" not in page
    assert hand(planned, hana, today).status_code == 302


def test_whoever_begins_or_ends_here_is_chosen_for_the_days_of_their_work(
    place: MakePlace, worker: Worker, first: date, today: date
) -> None:
    here, new, gone = place(SERVICE), worker(SERVICE, name="Ema Nová"), worker(SERVICE)
    Assignment.objects.filter(account=new).update(since=first)
    Assignment.objects.filter(account=gone).update(until=first)
    assert "Ema Nová" in plain(here.browser.get(here.url(WHO)))
    early = plain(hand(here, new, first - timedelta(days=1)), 422)
    assert f"Ema Nová tu začíná až {said(first)}." in early
    for day in (today, first, first + timedelta(days=3)):
        late = plain(hand(here, gone, day), 422)
        assert f"{gone.full_name} tu končí {said(first)}" in late
    assert hand(here, new, first).status_code == 302


def test_a_handover_that_somebody_leans_on_is_not_taken_back(
    planned: Place, worker: Worker, hana: Account, first: date, today: date
) -> None:
    """Whoever leads now has a last day: voiding what follows would leave the case with nobody."""
    old = KeyWorker.objects.get(case=planned.case, since__lte=today).worker
    last = first - timedelta(days=1)
    Assignment.objects.filter(account=old).update(until=last)
    row = KeyWorker.objects.get(case=planned.case, since=first)
    path = planned.url(f"zapis/key_worker/{row.pk}/")
    words = f"{old.full_name} tu končí {said(last)} a případ by pak nikdo nevedl."
    assert words in plain(planned.browser.post(f"{path}zneplatnit/", {"why": "Ne."}), 422)
    later = {"worker": str(hana.pk), "reason": "", "why": "Jinak."}
    later |= {"since": (first + timedelta(days=1)).isoformat()}
    page = plain(planned.browser.post(f"{path}opravit/", later), 422)
    assert words in page
    assert f"Napište nejpozději {said(first)}." in page
    other = worker(SERVICE)
    put = later | {"worker": str(other.pk), "since": first.isoformat()}
    assert planned.browser.post(f"{path}opravit/", put).status_code == 302


def test_the_list_is_the_same_before_an_error_and_after_it(
    place: MakePlace, worker: Worker
) -> None:
    """Whom the rules don't let lead (A4: consultants do) is not offered by an error either."""
    service = "nekam_patrit"
    here = place(service)
    other = worker(service, Role.CONSULTANT, name="Ema Druhá")
    worker(service, Role.SOCIAL_SERVICES_WORKER, name="Aneta Nevedoucí")

    def offered(page: str) -> list[str]:
        field = page.split("Kdo případ povede", maxsplit=1)[1].split("Ode dne", maxsplit=1)[0]
        return re.findall(r"[>\s]((?:Ema|Aneta|Jana) [^<\n]+?)\s*<", field)

    before = offered(plain(here.browser.get(here.url(WHO))))
    assert "Ema Druhá" in before
    assert "Aneta Nevedoucí" not in before
    assert offered(plain(hand(here, other, date(2020, 1, 1)), 422)) == before


def test_the_two_ways_of_asking_agree_on_every_day(
    planned: Place, first: date, today: date
) -> None:
    """The set (sight, lists of a leaver) and the column of a list."""
    for days in range(-62, 12):
        day = today + timedelta(days=days)
        column = with_key_worker(planned.viewer, day).get(pk=planned.case.pk).key_worker_id
        held = list(
            KeyWorker.objects.leading(day).filter(case=planned.case).values_list("worker_id")
        )
        assert held == ([] if column is None else [(column,)])
