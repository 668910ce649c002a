"""What is told from a view about its gate: nothing of a view that has gone round it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import path, set_urlconf

from opora.cases.mending.pages import RecordPage
from opora.cases.steps import Step
from tests.access.addresses import WAYS
from tests.access.gates import asks_for, behind, mechanism, told_at_the_gate
from tests.features.conftest import Worker

pytestmark = pytest.mark.django_db


class WithAWayOfItsOwn(Step):
    """Answers whom it likes."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return HttpResponse()


class LetsEverybodyIn(Step):
    """Asks nobody for a right, and answers before its page does."""

    def check_right(self) -> None:
        pass

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.http_method_names = []


class ShownAnotherWay(RecordPage):
    """Has a page of its own."""

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return HttpResponse()


def plain(request: Any) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize(
    "view",
    [plain, WithAWayOfItsOwn.as_view(), ShownAnotherWay.as_view()],
    ids=["plain", "with a way of its own", "shown another way"],
)
def test_no_gate_is_known_of_a_view_that_goes_round_it(view: Any) -> None:
    assert mechanism(view) is None


def test_a_view_that_answers_beside_its_gate_is_found(worker: Worker) -> None:
    class Urls:
        urlpatterns = [path("beside/", LetsEverybodyIn.as_view())]

    set_urlconf(Urls)  # type: ignore[arg-type]  # Django takes whatever has urlpatterns
    try:
        with pytest.raises(AssertionError, match="beside its gate"):
            told_at_the_gate("/beside/", "get", worker("rodinna_poradna"))
    finally:
        set_urlconf(None)


def test_each_kind_of_gate_meets_everybody_at_one_address_and_in_turn_at_the_others() -> None:
    everybody = [str(number) for number in range(20)]
    kinds = {tuple(names) for names in behind().values()}
    assert {name for names in kinds for name in names} <= set(WAYS)
    for names in kinds:
        met = [asks_for(name, everybody) for name in names]
        assert met[0] == set(everybody)
        assert all(any(one in asked for asked in met[1:]) for one in everybody[1 : len(names)])
    assert asks_for("search", everybody) == set(everybody), "it stands behind none of them"
