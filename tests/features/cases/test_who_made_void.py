"""A void record says who made it void, when and why; the course leads there."""

from datetime import date

import pytest
from django.utils import timezone

from opora.audit.models import Payload
from opora.cases.actions import agree_way
from opora.cases.mending.actions import void_way
from tests.features.acts.conftest import MakePlace, Place, opened, place
from tests.features.intake.conftest import text_of

__all__ = ["opened", "place"]

C, WHY = "kontaktni_centrum", "Zapsáno u jiného klienta."


@pytest.fixture
def here(place: MakePlace) -> Place:
    return place(C)


def told(here: Place, path: str) -> str:
    return text_of(here.browser.get(path)).replace("\xa0", " ")


def test_an_act(here: Place) -> None:
    assert here.record(kind="individual_counselling") == ""
    (act,) = here.acts
    path = here.url(f"ukon/{act.pk}/")
    assert "Zneplatněno" not in told(here, path)
    void = f"/pripady/{here.case.pk}/zapis/act/{act.pk}/zneplatnit/"
    assert here.browser.post(void, {"why": WHY}).status_code == 302
    year = timezone.localdate().year
    page = told(here, path)
    assert f"{year} Zneplatněno v" in page
    assert here.worker.full_name in page.partition("Zneplatněno v")[2].partition(WHY)[0]
    assert f'href="{path}"' in here.page(), "the course leads there"


def test_any_record_on_the_page_that_all_share(here: Place, today: date) -> None:
    by = here.viewer
    way = agree_way(case_id=here.case.pk, contact="412 000 111", by=by, on=today)
    other = agree_way(case_id=here.case.pk, contact="412 000 222", by=by, on=today)
    void_way(case_id=here.case.pk, row_id=way.pk, why=WHY, by=by, on=today)
    path = f"/pripady/{here.case.pk}/zapis/way/{way.pk}/"
    page = told(here, path)
    assert f"{here.worker.full_name}. {WHY}" in page
    assert "Tento zápis nikdo neměnil" not in page
    assert f'href="{path}"' in here.page()
    assert "Zneplatněno" not in told(here, f"/pripady/{here.case.pk}/zapis/way/{other.pk}/")


def test_what_was_erased_of_the_reason_leaves_who_and_when(here: Place, today: date) -> None:
    by = here.viewer
    way = agree_way(case_id=here.case.pk, contact="412 000 111", by=by, on=today)
    void_way(case_id=here.case.pk, row_id=way.pk, why=WHY, by=by, on=today)
    Payload.objects.all().delete()
    page = told(here, f"/pripady/{here.case.pk}/zapis/way/{way.pk}/")
    assert f"{here.worker.full_name}." in page.partition("Zneplatněno v")[2]
