"""What a plan holds because the service has promised it: the field, the plan, its history."""

import pytest

from opora.plans.models import Plan
from tests.features.plans.conftest import InCase, Typed, text


@pytest.mark.parametrize(
    ("service", "field", "typed_words"),
    [
        pytest.param(
            "nekam_patrit", "worker_role", "Jsem průvodce.", marks=pytest.mark.rule("A13")
        ),
        pytest.param(
            "dluhova_poradna", "chosen_extent", "Jen dopisy.", marks=pytest.mark.rule("E5.choice")
        ),
    ],
)
def test_what_was_agreed_is_kept_in_the_clients_plan(
    in_case: InCase, typed: Typed, service: str, field: str, typed_words: str
) -> None:
    case, browser = in_case(service)
    address = f"/pripady/{case.pk}/plan/upravit/"
    assert f'name="{field}"' in browser.get(address).content.decode()
    assert browser.post(address, typed | {field: typed_words}).status_code == 302
    assert typed_words in text(browser.get(f"/pripady/{case.pk}/plan/"))
    row = Plan.objects.get()
    correct = f"/pripady/{case.pk}/zapis/plan/{row.pk}/opravit/"
    again = typed | {field: "Jinak.", "why": "Domluvili jsme se jinak."}
    assert browser.post(correct, again).status_code == 302
    assert typed_words in text(browser.get(f"/pripady/{case.pk}/zapis/plan/{row.pk}/"))


@pytest.mark.rule("A15")
def test_goals_lie_in_the_areas_of_the_programme(in_case: InCase, typed: Typed) -> None:
    case, browser = in_case("nekam_patrit")
    address = f"/pripady/{case.pk}/plan/upravit/"
    page = text(browser.get(address))
    for words in ("Navazovat vztahy", "Udržet vztahy", "Najít místo nebo skupinu, kam patřit"):
        assert words in page
    area = "navazovani_vztahu"
    assert browser.post(address, typed | {"area": "nic"}).status_code == 422
    assert browser.post(address, typed | {"area": area}).status_code == 302
    assert Plan.objects.get().goals.get().area == area
