"""On which days whom a case can be handed over to: never none in between, never two (B8)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.cases.leaders.queries import A_DAY, Working, working_at
from opora.cases.leading import too_soon
from opora.cases.models import Case, KeyWorker
from opora.ui.words import full_day

NOBODY = gettext_lazy("Tohoto člověka tu vybrat nejde. Vyberte někoho ze seznamu.")
FARTHEST = timedelta(days=366)


def check_start(case: Case, since: date, on: date) -> None:
    """Raises Invalid before the case was opened, for a far day, and beside a planned handover."""
    if since < case.opened_on:
        raise Invalid(since=_("Případ tehdy ještě nebyl otevřený. Napište pozdější den."))
    check_near(since, on)
    coming = case.key_workers.standing().filter(since__gt=on).select_related("worker").first()
    if coming is not None:
        raise Invalid(since=is_planned(coming))


def check_near(since: date, on: date) -> None:
    """A handover is planned for a year ahead at most: a later day is a slip."""
    if since > on + FARTHEST:
        raise Invalid(since=_("To je až za víc než rok. Zkontrolujte rok."))


def is_planned(coming: KeyWorker) -> str:
    """Why no other handover can be written: of those to come there is one at a time."""
    return _(
        "Od %(day)s případ povede %(name)s, to už je domluvené. Nejdřív toto předání opravte, nebo"
        " zneplatněte."
    ) % {"day": full_day(coming.since), "name": coming.worker.full_name}


def overlap_of(case: Case, since: date) -> str:
    """The sentence for a start that would make two key workers on one day."""
    latest = case.key_workers.standing().order_by("-since").first()
    return too_soon(latest.since, since) if latest else ""


def check_works(
    case: Case,
    worker_id: int,
    since: date,
    *,
    through: date | None = None,
    on: date,
) -> None:
    """Raises Invalid for whoever does not work at the place while they would lead the case.

    ``through``: the last day on which they would; without one they lead on and on. Days before
    today ask nothing: what was then is only written down.
    """
    first = max(since, on)
    here = working_at(case, worker_id, on)
    if here is None or not (here.is_here(on) or here.begins_after(on)):
        raise Invalid(worker=str(NOBODY))
    begins = None if here.is_here(first) else here.begins_after(first)
    if begins is not None:
        raise Invalid(
            worker=_(
                "%(name)s tu začíná až %(day)s. Napište tento den nebo pozdější, nebo vyberte"
                " někoho jiného."
            )
            % {"name": here.name, "day": full_day(begins)}
        )
    there = first if here.is_here(first) else on if here.is_here(on) else here.begins_after(on)
    last = here.last_from(there or first)
    if last is not None and (through is None or last < through):
        raise Invalid(worker=ends(here, last))


def check_leads_on(before: KeyWorker, *, through: date | None, on: date, **said: str) -> None:
    """Raises Invalid where whoever leads now would lead beyond their last day here.

    ``through``: the last day on which they would; without one they lead on and on. ``said``: the
    field and what to do instead, with the last day in it.
    """
    here = working_at(before.case, before.worker_id, on)
    last = here.last_from(on) if here else None
    if here is not None and last is not None and (through is None or last < through):
        told = {"name": here.name, "last": full_day(last), "next": full_day(last + A_DAY)}
        raise Invalid(**{field: sentence % told for field, sentence in said.items()})


def ends(here: Working, last: date) -> str:
    """Why somebody who leaves can't lead the case on."""
    return _("%(name)s tu končí %(day)s a případ by pak nikdo nevedl. Vyberte někoho jiného.") % {
        "name": here.name,
        "day": full_day(last),
    }
