"""Sets that stand inside other queries, and whose SQL is put together once.

Who sees what hangs on the viewer alone, and nearly every query asks for it. Django would write such
a set anew at every use::

    @subquery
    def _granted(viewer):
        return Grant.objects.filter(account_id=viewer.account_id).values("case_id")

    Case.objects.filter(pk__in=_granted(viewer))

A set knows nothing of the query around it: no ``OuterRef`` may lead out of it.
"""

import functools
from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django_scopes import get_scope

_MOST = 2000  # viewers times sets


def subquery(make: Callable[..., QuerySet[Any, Any]]) -> Callable[..., "RawSQL | tuple[()]"]:
    """Makes of a function that gives a queryset of one column one that gives its SQL.

    As with `opora.access.prepared`, it belongs to the scope in which it was put together. What can
    hold nothing is empty.
    """

    @functools.lru_cache(_MOST)
    def ready(_engine: str, _scope: Hashable, given: tuple[Hashable, ...]) -> "RawSQL | tuple[()]":
        try:
            sql, params = make(*given).query.sql_with_params()
        except EmptyResultSet:
            return ()
        return RawSQL(sql, params)  # noqa: S611  Django's own SQL, its values apart

    @functools.wraps(make)
    def ask(*given: Hashable) -> "RawSQL | tuple[()]":
        return ready(connection.vendor, tuple(sorted(get_scope().items())), given)

    return ask
