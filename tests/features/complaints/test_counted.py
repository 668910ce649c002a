"""Complaints in the print, in the numbers of the year and in the demo."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django_scopes import scope

from opora.access.models import Account
from opora.access.queries import viewers_by_login
from opora.audit.models import Event
from opora.audit.queries import breaks
from opora.complaints.queries import complaints
from opora.demo.load import load
from tests.features.complaints.conftest import CENTRE, REGISTER, Take, text_of
from tests.features.complaints.test_answer import answered, page_of
from tests.features.conftest import SignIn


def test_the_list_is_printed_with_what_stands_in_each(
    take: Take, petr: Account, hana: Client, today: date
) -> None:
    row = take(petr, CENTRE, today)
    take(petr, CENTRE, today, kind="praise", words="Děkuju.")
    path = f"{REGISTER}tisk/?service={CENTRE}&year={today.year}&kind=complaint"
    assert "Vytisknout seznam" in text_of(hana.get(REGISTER))
    page = text_of(hana.get(path))
    assert "Čekárna je v zimě zavřená." in page
    assert "Děkuju." not in page
    look = Event.objects.get(code="look.complaints_print")
    assert look.subjects == [f"complaint:{row.pk}"]


def test_the_year_s_numbers_count_them_for_who_watches_over_the_service(
    take: Take, petr: Account, head: Account, hana: Client, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today)
    take(petr, CENTRE, today, words="O vedoucí.", about="worker", workers=[head.pk])
    assert hana.post(f"{page_of(row)}odpoved/", answered(today)).status_code == 302
    page = text_of(hana.get(f"/prehledy/?service={CENTRE}"))
    assert "<span>stížnost</span> <strong>1</strong>" in page
    assert "<span>zodpovězené včas</span> <strong>1</strong>" in page
    assert "Stížnosti, přání a pochvaly" not in text_of(client_of(petr).get("/prehledy/"))


@pytest.mark.django_db
def test_the_demo_has_complaints_at_all_stages(client_of: SignIn) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    load(today)
    people = viewers_by_login(["hana", "zdenek", "lucie", "eva"])
    with scope(organisation=people["hana"].organisation_id):
        seen = {name: complaints(one) for name, one in people.items()}
        states = {one.state(today) for one in seen["zdenek"]}
        assert states == {"void", "answered", "late_answer", "overdue", "open", "noted"}
        assert len({one.service for one in seen["zdenek"]}) == 5
        assert any(one.is_anonymous for one in seen["zdenek"])
        about = [one for one in seen["zdenek"] if one.workers]
        assert {one.workers for one in about} == {("Lucie Zemanová",), ("Hana Bartošová",)}
        assert len(seen["hana"]) == len(seen["zdenek"]) - 1
        # who stands in sees what is about the head, and not what is about herself
        assert [one.workers for one in seen["lucie"]] == [("Hana Bartošová",)]
        assert any(one.extended_to for one in seen["hana"])
        assert all(one.received_on >= today - timedelta(days=100) for one in seen["hana"])
    assert list(breaks()) == []
