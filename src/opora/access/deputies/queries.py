"""Who stands in for the head of a service."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from opora.access.models import Deputy
from opora.access.prepared import prepared
from opora.access.viewer import Viewer, lasting, working


@prepared
def deputised(account_id: int, on: date) -> QuerySet[Deputy, Any]:
    """The services in whose head's place an account is named to decide."""
    rows = Deputy.objects.filter(lasting(on), account_id=account_id, since__lte=on)
    return rows.values_list("service")


def deputies(viewer: Viewer, services: Iterable[str], on: date) -> dict[str, list[tuple[int, str]]]:
    """Of each service who stands in on the day, by id and name; one query."""
    rows = Deputy.objects.filter(
        lasting(on),
        working(on, "account__"),
        organisation_id=viewer.organisation_id,
        service__in=list(services),
        since__lte=on,
    ).order_by("pk")
    found: dict[str, list[tuple[int, str]]] = {}
    for service, account_id, name in rows.values_list(
        "service", "account_id", "account__full_name"
    ):
        found.setdefault(service, []).append((account_id, name))
    return found
