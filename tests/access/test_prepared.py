"""Prepared queries: the same rows as the queryset itself, whatever was asked before."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from opora.access.actions import found_organisation
from opora.access.inserted import Inserted, _one, insert_all
from opora.access.models import Account, Assignment, Exclusion, Organisation
from opora.access.prepared import _MarkInside, prepared
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.cases.beside.queries import has, stands_beside
from opora.cases.models import AgreedWay, Case, KeyWorker, Participant
from opora.cases.queries import case_rows
from tests.access.conftest import OpenCase
from tests.features.conftest import Worker

SERVICE, SITE = "ohrozene_rodiny", "most"


@prepared
def _since(case_ids: list[int], day: date, service: str) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.filter(
        pk__in=case_ids, opened_on__gte=day, service=service
    ).select_related("opened_by")
    return found.annotate(
        peopled=Exists(Participant.objects.filter(case_id=OuterRef("pk")))
    ).order_by("pk")


@prepared
def _titles(organisation_id: int, *, limit: int) -> QuerySet[Case, Any]:
    found: QuerySet[Case, Any] = Case.objects.filter(organisation_id=organisation_id)
    return found.order_by("pk").values_list("pk", "opened_on")[:limit]


@prepared
def _all() -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.order_by("pk")
    return found


def refuse(*_args: object, **_kwargs: object) -> None:
    raise AssertionError("put together anew")


@pytest.fixture
def jana(worker: Worker) -> Account:
    return worker(SERVICE, site=SITE)


def test_the_same_rows_as_the_queryset_for_every_length(jana: Account, file_of: OpenCase) -> None:
    made = [file_of(jana, SERVICE, SITE) for _turn in range(5)]
    first = made[0].opened_on
    for length in (1, 2, 3, 5, 2, 1):
        ids = [one.pk for one in made[:length]]
        rows: list[Any] = _since(ids, first, SERVICE)
        assert [one.pk for one in rows] == ids
        assert [one.opened_by.full_name for one in rows] == [jana.full_name] * length
        assert all(one.opened_on == first and one.peopled is True for one in rows)
    assert _since([one.pk for one in made], first + timedelta(days=1), SERVICE) == []
    assert _since([made[0].pk], first, "kontaktni_centrum") == []
    assert _since([], first, SERVICE) == []


def test_values_come_as_python_has_them(
    jana: Account, organisation: Organisation, file_of: OpenCase
) -> None:
    case = file_of(jana, SERVICE, SITE)
    assert _titles(organisation.pk, limit=1) == [(case.pk, case.opened_on)]


@prepared
def _counted(organisation_id: int) -> QuerySet[Case, Any]:
    found: QuerySet[Case, Any] = Case.objects.filter(organisation_id=organisation_id)
    return found.values("service", opened=F("opened_on")).annotate(number=Count("pk"))


def test_rows_by_their_names(jana: Account, organisation: Organisation, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    assert _counted(organisation.pk) == [
        {"service": SERVICE, "opened": case.opened_on, "number": 1}
    ]


def test_the_sql_is_put_together_once(
    jana: Account, file_of: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = file_of(jana, SERVICE, SITE), file_of(jana, SERVICE, SITE)
    _since([case.pk], case.opened_on, SERVICE)
    monkeypatch.setattr("opora.access.prepared._Ready.__init__", refuse)
    with CaptureQueriesContext(connection) as asked:
        assert [one.pk for one in _since([other.pk], case.opened_on, SERVICE)] == [other.pk]
    assert len(asked) == 1


def test_no_query_leaves_its_organisation(jana: Account, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    assert [one.pk for one in _all()] == [case.pk]
    other = found_organisation(name="Jiný spolek", services=[SERVICE])
    with scope(organisation=other.pk):
        assert _all() == []
    assert [one.pk for one in _all()] == [case.pk]


@pytest.mark.django_db
def test_without_an_organisation_it_fails_closed() -> None:
    with pytest.raises(ScopeError):
        _all()


def test_who_sees_nothing_gets_nothing(
    jana: Account, organisation: Organisation, file_of: OpenCase
) -> None:
    case = file_of(jana, SERVICE, SITE)
    nobody = Viewer(jana.pk, organisation.pk, "Nikdo", ())
    assert case_rows(nobody, [case.pk]) == []
    assert [one.id for one in case_rows(viewer_of(jana), [case.pk])] == [case.pk]
    assert case_rows(nobody, [case.pk]) == []


@prepared
def _of_worker(*, viewer: Viewer) -> QuerySet[Case]:
    mine = KeyWorker.objects.filter(worker_id=viewer.account_id).values("case_id")
    found: QuerySet[Case] = Case.objects.visible_to(viewer).filter(pk__in=mine)
    return found


def test_what_was_put_together_for_one_worker_serves_whoever_has_the_same_posts(
    jana: Account,
    organisation: Organisation,
    worker: Worker,
    file_of: OpenCase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    eva = worker(SERVICE, site=SITE)
    own: dict[Account, Case] = {}
    for account in (jana, eva):
        own[account] = file_of(account, SERVICE, SITE)
        KeyWorker.objects.create(case=own[account], worker=account, since=own[account].opened_on)
    assert [one.pk for one in _of_worker(viewer=viewer_of(jana))] == [own[jana].pk]
    person = own[eva].participants.get().person_id
    with monkeypatch.context() as patch:
        patch.setattr("opora.access.prepared._Ready.__init__", refuse)
        assert [one.pk for one in _of_worker(viewer=viewer_of(eva))] == [own[eva].pk]
        Exclusion.objects.create(account=eva, person_id=person, since=own[eva].opened_on)
        assert _of_worker(viewer=viewer_of(eva)) == []
        assert [one.pk for one in _of_worker(viewer=viewer_of(jana))] == [own[jana].pk]
        elsewhere = replace(viewer_of(jana), organisation_id=organisation.pk + 1)
        assert _of_worker(viewer=elsewhere) == []


@prepared
def _about(*, viewer: Viewer) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.filter(title=f"Případ {viewer.account_id}")
    return found


def test_a_viewer_inside_a_text_is_refused(jana: Account) -> None:
    with pytest.raises(_MarkInside):
        _about(viewer=viewer_of(jana))


def test_what_stands_beside_a_case(jana: Account, file_of: OpenCase) -> None:
    case, other = file_of(jana, SERVICE, SITE), file_of(jana, SERVICE, SITE)
    KeyWorker.objects.create(case=case, worker=jana, since=case.opened_on)
    assert has(case.pk, KeyWorker)
    assert not has(other.pk, KeyWorker)
    assert not has(case.pk, AgreedWay)


def test_a_row_is_put_in_as_django_would(jana: Account, today: date) -> None:
    case = {"organisation_id": jana.organisation_id, "service": SERVICE, "site": SITE}
    mine = Case(**case, title="Novákovi", opened_on=today, opened_by=jana)
    mine.save()
    theirs = Case(**case, title="Novákovi", opened_on=today, opened_by=jana)
    with scope(organisation=jana.organisation_id):
        Case.objects.bulk_create([theirs])  # the way of Django, a queryset's
        kept = [Case.objects.filter(pk=one.pk).values().get() for one in (mine, theirs)]
        state = mine.history.values(*[one for one in kept[0] if one != "organisation_id"]).get()
    assert mine.pk
    assert mine.pk != theirs.pk
    assert kept[0] | {"id": 0} == kept[1] | {"id": 0}
    assert state == {name: kept[0][name] for name in state}


@pytest.mark.django_db
def test_what_the_database_computes_goes_the_way_of_django() -> None:
    found = Organisation(name=Upper(Value("opora")))
    found.save()
    found.refresh_from_db()
    assert found.name == "OPORA"


def test_several_rows_are_put_in_as_django_would(jana: Account) -> None:
    def posts(*roles: Role) -> list[Assignment]:
        return [Assignment(account=jana, role=one, service=SERVICE, site=SITE) for one in roles]

    insert_all(posts(Role.HEAD, Role.AUDITOR))
    Assignment.objects.bulk_create(posts(Role.INTAKE, Role.ASSISTANT))
    columns = [one.attname for one in Assignment._meta.local_concrete_fields if one.name != "role"]
    rows = Assignment.objects.filter(account=jana).order_by("pk").values("role", *columns[1:])
    *_first, head, auditor, intake, assistant = rows
    roles = [one.pop("role") for one in (head, auditor, intake, assistant)]
    assert roles == [Role.HEAD, Role.AUDITOR, Role.INTAKE, Role.ASSISTANT]
    assert head == auditor == intake == assistant


def test_no_history_is_gone_past(jana: Account, file_of: OpenCase) -> None:
    case = file_of(jana, SERVICE, SITE)
    with pytest.raises(TypeError):
        insert_all([KeyWorker(case=case, worker=jana, since=case.opened_on)])


def _with_history() -> list[type[Inserted]]:
    return [one for one in apps.get_models() if issubclass(one, Inserted) and one.beside]


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="on the encrypted file they are two statements"
)
def test_a_row_and_its_first_state_are_one_statement_for_every_model() -> None:
    models: list[Any] = _with_history()
    assert len(models) > 40
    for model in models:
        fields = tuple(one for one in model._meta.local_concrete_fields if not one.primary_key)
        statement = _one(model, connection.vendor, fields, model.beside)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {statement}", [None] * statement.count("%s"))
            told = "".join(row[0] for row in cursor.fetchall())
        assert f"Insert on {model._meta.db_table}" in told
        assert f"Insert on {model.history.model._meta.db_table}" in told


def test_the_first_state_is_kept_once(
    jana: Account, file_of: OpenCase, django_assert_num_queries: Any
) -> None:
    case = file_of(jana, SERVICE, SITE)
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
        row = KeyWorker(case=case, worker=jana, since=case.opened_on)
        row.save()
    row.reason = "Martina je na dovolené."
    row.save()
    states = row.history.order_by("history_id").values_list("history_type", "reason", "worker_id")
    assert list(states) == [("+", "", jana.pk), ("~", row.reason, jana.pk)]


def test_what_stands_beside_a_case_has_one_meaning() -> None:
    stands_beside(AgreedWay, KeyWorker)
    with pytest.raises(ValueError, match="named already"):
        stands_beside(AgreedWay, void_reason="")
