"""Who is named to see narrowed cases."""

from datetime import date

from django.db.models import Exists, OuterRef

from opora.access.models import Insider, Narrowing
from opora.access.viewer import Viewer, lasting


def narrowed(on: date) -> Exists:
    """Whether fewer people see the case of the row."""
    return Exists(Narrowing.objects.filter(lasting(on), case_id=OuterRef("pk")))


def is_insider(viewer: Viewer) -> Exists:
    """Whether the viewer is named to see narrowed cases of the row's service."""
    named = Insider.objects.filter(lasting(viewer.today), since__lte=viewer.today)
    return Exists(named.filter(account_id=viewer.account_id, service=OuterRef("service")))


def insiders(organisation_id: int, service: str, on: date) -> list[tuple[int, str]]:
    """By id and name, in Czech order."""
    rows = Insider.objects.filter(
        lasting(on), organisation_id=organisation_id, service=service, since__lte=on
    ).order_by("account__sort_name", "account_id")
    return list(rows.values_list("account_id", "account__full_name"))
