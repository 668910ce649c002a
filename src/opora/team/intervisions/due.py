"""A reminder where fewer intervisions were held than the organisation's number (B18)."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import CASEWORK, HEADS
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside
from opora.catalog import current
from opora.decisions.panels import basis_of, said, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import parameters, weigh
from opora.rules.answers import Answer
from opora.rules.kinds import TooFew

ASK = "intervision_due"


@beside(ASK)
def too_few(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """By the end of the month, for the head; the team's day shows it to those who work there."""
    made = (_due(viewer, one, on) for one in viewer.services(HEADS if mine else CASEWORK))
    return [one for one in made if one is not None]


def _due(viewer: Viewer, service_id: str, on: date) -> Beside | None:
    service = current().service(service_id)
    wanted = {
        one.kind.parameter for one in service.rulebook.asked(ASK) if isinstance(one.kind, TooFew)
    }
    # Where the organisation has set no number nothing is counted.
    numbers = parameters(viewer.organisation_id, service_id, on) if wanted else {}
    if not wanted & numbers.keys() or not service.sites:
        return None
    about = Subject(viewer.organisation_id, service_id, service.sites[0].id)
    verdict = weigh(ask=ASK, subject=about, given={}, on=on)
    reasons = (*verdict.reasons, *verdict.also)
    reminding = next((one for one in reasons if one.applies and one.answer is Answer.YES), None)
    if reminding is None:
        return None
    last = on.replace(day=monthrange(on.year, on.month)[1])
    return Beside(
        key=f"intervision:{service_id}",
        service=service_id,
        day=last,
        title=_("Sejít se nad intervizí"),
        why=said(reminding.text),
        rule=reminding.rule,
        basis=basis_of(reminding),
        source=source_line(service, reminding.source),
        url=path_of("intervisions"),
        do_label=_("Zapsat intervizi"),
        do_url=path_of("intervision_new"),
    )
