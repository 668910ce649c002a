"""A rule that only the head may lift, a worker before it, and two heads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.catalog import current
from opora.catalog.current import swapped
from opora.catalog.service import Catalog
from opora.decisions.models import Handover
from opora.rules.answers import Liftable
from tests.features.acts.conftest import (  # noqa: F401  fixtures
    MakePlace,
    Place,
    opened,
    place,
)
from tests.features.conftest import SignIn, Worker

WHY = "Odřený a vylekaný, ránu je nutné vyčistit hned."
REASON = "Ano, jednou. Potom zavoláme rodičům."


def lifted_by_head(service_id: str, rule_id: str) -> Catalog:
    """The catalog with a rule whose *no* only the head may lift: no service publishes one yet."""
    catalog = current()
    service = catalog.service(service_id)
    rules = tuple(
        replace(one, liftable=Liftable.HEAD, liftable_at={}) if one.id == rule_id else one
        for one in service.rulebook.rules
    )
    changed = replace(service, rulebook=replace(service.rulebook, rules=rules))
    return Catalog({**catalog.services, service_id: changed})


@pytest.fixture
def head_lifts() -> Iterator[None]:
    """Under fifteen only with the head's word (C2)."""
    with swapped(lifted_by_head("kontaktni_centrum", "C2")):
        yield


@dataclass
class Matter:
    """A worker's refused act, and who may see to it."""

    here: Place
    head: Account
    as_head: Client

    @property
    def row(self) -> Handover:
        return Handover.objects.latest("pk")

    @property
    def url(self) -> str:
        return f"/pripady/{self.here.case.pk}/k-rozhodnuti/{self.row.pk}/"

    def try_act(self, tail: str = "ukon/", **more: str) -> Any:
        typed = {"kind": "basic_treatment", "day": "dnes", "minutes": "30", "note": "Odřený loket."}
        answer: Any = self.here.browser.post(self.here.url(tail), typed | more)
        return answer

    def hand_over(self, why: str = WHY, **more: str) -> Any:
        return self.try_act(hand_over="1", hand_over_why=why, **more)

    def say(self, word: str, reason: str = REASON, by: Client | None = None) -> Any:
        browser = by or self.as_head
        answer: Any = browser.post(self.url, {"reason": reason, "word": word})
        return answer

    @property
    def back(self) -> str:
        """The way back to the step, as its screen's tail."""
        return f"ukon/?predano={self.row.pk}"


@pytest.fixture
def matter(place: MakePlace, worker: Worker, client_of: SignIn, head_lifts: None) -> Matter:  # noqa: F811  a fixture
    """A boy of fourteen, the worker's step refused."""
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    head = worker("kontaktni_centrum", Role.HEAD)
    return Matter(here, head, client_of(head))


def words(answer: Any) -> str:
    """The page with plain spaces."""
    page: str = answer.content.decode()
    return page.replace("\xa0", " ").replace("&nbsp;", " ")
