"""Who is named to see narrowed cases."""

from datetime import date

from django.db.models import QuerySet

from opora.access.models import Insider, Narrowing
from opora.access.viewer import Viewer, lasting


def narrowed(on: date) -> QuerySet[Narrowing]:
    """Of which cases fewer people see anything."""
    return Narrowing.objects.filter(lasting(on))


def insider(viewer: Viewer) -> QuerySet[Insider]:
    """In which services the viewer is named to see narrowed cases."""
    named = Insider.objects.filter(lasting(viewer.today), since__lte=viewer.today)
    return named.filter(account_id=viewer.account_id)


def insiders(organisation_id: int, service: str, on: date) -> list[tuple[int, str]]:
    """By id and name, in Czech order."""
    rows = Insider.objects.filter(
        lasting(on), organisation_id=organisation_id, service=service, since__lte=on
    ).order_by("account__sort_name", "account_id")
    return list(rows.values_list("account_id", "account__full_name"))
