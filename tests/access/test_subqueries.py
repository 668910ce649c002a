"""Sets inside other queries: what they hold is what the queryset holds, now and for this viewer."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from opora.access.actions import found_organisation
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.subqueries import subquery
from opora.access.viewer import Viewer
from opora.cases.models import Case, KeyWorker, visible_ids
from tests.access.conftest import OpenCase
from tests.features.conftest import Worker

SERVICE, SITE = "ohrozene_rodiny", "most"
made_of: list[tuple[int, ...]] = []


@subquery
def _of(*ids: int) -> QuerySet[Case, Any]:
    made_of.append(ids)
    found: QuerySet[Case, Any] = Case.objects.filter(pk__in=ids).values("pk")
    return found


def keys(rows: QuerySet[Case]) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def jana(worker: Worker) -> Account:
    return worker(SERVICE, site=SITE)


def test_the_sql_is_put_together_once_and_the_database_asked_each_time(
    jana: Account, file_of: OpenCase
) -> None:
    first, other = file_of(jana, SERVICE, SITE), file_of(jana, SERVICE, SITE)
    made_of.clear()
    assert keys(Case.objects.filter(pk__in=_of(first.pk))) == [first.pk]
    assert keys(Case.objects.exclude(pk__in=_of(first.pk))) == [other.pk]
    Case.objects.filter(pk=first.pk).update(
        organisation_id=found_organisation(name="Jiný spolek", services=[SERVICE]).pk
    )
    assert keys(Case.objects.filter(pk__in=_of(first.pk))) == []
    assert keys(Case.objects.filter(pk__in=_of(other.pk))) == [other.pk]
    assert made_of == [(first.pk,), (other.pk,)]


def test_no_set_leaves_its_organisation(jana: Account, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    assert keys(Case.objects.filter(pk__in=_of(case.pk))) == [case.pk]
    elsewhere = found_organisation(name="Jiný spolek", services=[SERVICE])
    with scope(organisation=elsewhere.pk):
        inside = _of(case.pk)
    assert keys(Case.objects.filter(pk__in=inside)) == []
    assert keys(Case.objects.filter(pk__in=_of(case.pk))) == [case.pk]


@pytest.mark.django_db
def test_without_an_organisation_it_fails_closed() -> None:
    with pytest.raises(ScopeError):
        _of(1)


def test_what_can_hold_nothing_is_empty(jana: Account, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    assert _of() == ()
    assert keys(Case.objects.filter(pk__in=_of())) == []
    assert keys(Case.objects.exclude(pk__in=_of())) == [case.pk]


def test_of_each_viewer_their_own(jana: Account, worker: Worker, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    led = KeyWorker.objects.filter(case=case)
    beside, nobody = worker("dluhova_poradna"), Viewer(jana.pk, jana.organisation_id, "Nikdo", ())
    for _time in range(2):
        assert keys(Case.objects.filter(pk__in=visible_ids(viewer_of(jana)))) == [case.pk]
        assert keys(Case.objects.filter(pk__in=visible_ids(viewer_of(beside)))) == []
        assert keys(Case.objects.filter(pk__in=visible_ids(nobody))) == []
    assert led.filter(case_id__in=visible_ids(viewer_of(jana))).count() == led.count()
