"""Naming who stands in for the head of a service."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, NotAllowed, action, tell
from opora.access.models import Deputy
from opora.access.queries import possible_deputies
from opora.access.roles import HEADS
from opora.access.viewer import Viewer, lasting


@action("access.name_deputy", roles=HEADS)
def name_deputy(*, service: str, account_id: int | None, by: Viewer, on: date) -> Deputy | None:
    """From today on this worker stands in for the head; nobody with ``None``.

    The one before stops at once, so that of two tabs the later one holds.
    """
    if service not in by.services(HEADS):
        raise NotAllowed
    hold_organisation(by)
    known = {one.id for one in possible_deputies(by)}
    if account_id is not None and account_id not in known:
        raise Invalid(deputy=_("Vyberte někoho ze seznamu, kromě sebe."))
    rows = Deputy.objects.filter(lasting(on), organisation_id=by.organisation_id, service=service)
    rows.filter(since=on).delete()
    rows.update(until=on - timedelta(days=1))
    made = None
    if account_id is not None:
        made = Deputy.objects.create(
            organisation_id=by.organisation_id,
            service=service,
            account_id=account_id,
            since=on,
            named_by_id=by.account_id,
        )
    tell(subjects=[f"account:{account_id}"] if account_id else [], service=service)
    return made
