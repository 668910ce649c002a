"""Acts with clients met at an outing: each is recorded by the action of an act."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.viewer import Viewer
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.acts.models import Act
from opora.acts.outings.told import Met, Outward
from opora.acts.outings.without_case import Tried, with_exchange
from opora.catalog.service import Service
from opora.decisions.actions import Refused


def acts_with(
    service: Service, outward: Outward, met: Iterable[Met], by: Viewer, on: date, tried: Tried
) -> list[Act]:
    """Records the acts of each line; what stands in the way of one is kept in ``tried``."""
    made: list[Act] = []
    refused, wrong = tried.refused, tried.wrong
    first: dict[tuple[int, tuple[int, ...]], int] = {}
    for one in met:
        earlier = first.setdefault((one.case_id, one.people), one.row)
        if earlier != one.row:
            wrong[one.row] = Invalid(who=_twice(earlier))
            continue
        try:
            # A line that is refused takes back what it has begun, and the next one is tried.
            with transaction.atomic():
                made += _of_one(service, outward, one, by, on)
        except Refused as said:
            refused[one.row] = said
        except Invalid as said:
            wrong[one.row] = said
        except (NotFound, NotAllowed):
            wrong[one.row] = Invalid(who=_("Takového klienta tu nemáte. Opravte kód nebo jméno."))
    return made


def _twice(row: int) -> str:
    return _("Stejný člověk už je na řádku %(row)s. Zapište všechno na jeden řádek.") % {
        "row": row + 1
    }


def _of_one(service: Service, outward: Outward, met: Met, by: Viewer, on: date) -> list[Act]:
    """The acts with one person; what was given or brought back belongs to the exchange."""
    exchanging = [one.id for one in service.acts if one.needs_material]
    kinds = with_exchange(service, met.acts, met.materials)
    if not kinds:
        raise Invalid(acts=_("Vyberte aspoň jeden úkon, nebo napište, co se vydalo."))
    lifted, pieces = bool(met.reason.strip()), dict(met.materials)
    acts = []
    for number, kind in enumerate(kinds):
        what = Happened(
            kind=kind,
            day=outward.day,
            at=outward.since,
            people=met.people,
            workers=outward.workers,
            note=met.note if number == 0 else "",
            place=outward.place,
            materials=pieces if kind in exchanging else {},
            kept={"exchange_for": met.persons} if met.persons and kind in exchanging else {},
        )
        pieces = {} if kind in exchanging else pieces
        act = record(
            case_id=met.case_id,
            what=what,
            justification=met.reason,
            departure=lifted,
            decided=lifted,
            by=by,
            on=on,
        )
        acts.append(act)
    return acts
