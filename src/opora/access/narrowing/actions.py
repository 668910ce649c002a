"""Narrowing who sees a case, and naming who still does. Parts of actions of the team room."""

from collections.abc import Iterable
from datetime import date, timedelta

from opora.access.doors import Invalid, action, tell
from opora.access.models import Insider, Narrowing
from opora.access.queries import everybody
from opora.access.roles import HEADS, PROFESSIONALS, TECHNICAL
from opora.access.viewer import Viewer, lasting


@action("access.narrow", roles=PROFESSIONALS)
def narrow(*, case_id: int, by: Viewer, on: date) -> Narrowing:
    """From now on fewer people see the case; the caller has seen it."""
    row = Narrowing.objects.create(case_id=case_id, since=on)
    tell(case_id=case_id, subjects=[f"narrowing:{row.pk}"])
    return row


@action("access.widen", roles=PROFESSIONALS)
def widen(*, case_id: int, by: Viewer, on: date) -> None:
    """The case is seen as any other again, at once."""
    rows = Narrowing.objects.filter(lasting(by.today), case_id=case_id)
    rows.update(until=by.today - timedelta(days=1))
    tell(case_id=case_id)


@action("access.name_insiders", roles=HEADS)
def name_insiders(
    *, service: str, account_ids: Iterable[int], by: Viewer, on: date
) -> list[Insider]:
    """From today on these and nobody else see the narrowed cases besides those who lead them."""
    chosen = set(account_ids)
    if not chosen <= {one.id for one in everybody(by) if set(one.roles) - TECHNICAL}:
        raise Invalid(people="")
    rows = Insider.objects.filter(lasting(on), organisation_id=by.organisation_id, service=service)
    rows.filter(since=on).delete()
    rows.update(until=on - timedelta(days=1))
    made = Insider.objects.bulk_create(
        Insider(organisation_id=by.organisation_id, service=service, account_id=one, since=on)
        for one in sorted(chosen)
    )
    tell(subjects=[f"account:{one}" for one in sorted(chosen)], service=service)
    return made
