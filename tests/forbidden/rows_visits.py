"""A meeting planned with somebody who has no case, as far as rules can say anything of it."""

from dataclasses import replace
from datetime import time
from typing import Any

from opora.appointments.models import Visit
from opora.appointments.planning import Planned
from opora.appointments.visits.actions import change_visit, plan_visit
from opora.appointments.visits.told import Known
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, D, busy
from tests.forbidden.tried import Forbidden, Step, by

KNOWN = Known(label="Modrý deštník")


def planned(
    at: Ground, service: str, kind: str, hour: int = 10, site: str = "", **said: Any
) -> Step:
    """A visit of an hour next week."""
    account = at.head(service)
    site = site or at.make_case(service).site
    what = Planned(kind=kind, day=at.soon, at=time(hour), minutes=60, worker_id=account.pk, **said)
    typed: dict[str, object] = {
        "label": KNOWN.label, "kind": kind, "day": at.soon.isoformat(), "at": f"{hour}:00",
        "minutes": "60", "worker": str(account.pk), **said,
    }  # fmt: skip
    told: dict[str, object] = {"service": service, "site": site, "known": KNOWN, "what": what}
    return at.step(account, f"/kalendar/bez-pripadu/?kde={service}:{site}", typed, plan_visit, told)


def at_office(at: Ground, hour: int = 10) -> Step:
    """A consultation in the office."""
    return planned(at, A, "consultation", hour, place="kancelar")


def where_full(at: Ground, site: str, families: int) -> Step:
    """At a moment at which nobody more can be worked with."""
    busy(at, site, families, "book")
    return planned(at, D, "budget", site=site)


PLANNED = (
    Forbidden("A3.service", A, at_office, "Smlouva v ten den neběží"),
    Forbidden("A5.hours", A, lambda at: at_office(at, 17), "se do hodin celý nevejde"),
    Forbidden("B15.planning", B, lambda at: planned(at, B, "counselling"), "informovaného"),
    Forbidden("D5.agreement", D, lambda at: planned(at, D, "budget"), "Smlouva s rodinou"),
    Forbidden("D7.at_once", D, lambda at: where_full(at, "most", 3), "už věnujeme třem rodinám"),
    Forbidden("D8.at_once", D, lambda at: where_full(at, "litvinov", 1), "už věnujeme jiné"),
)


def _changed(row: Forbidden) -> Forbidden:
    def bring(at: Ground) -> Step:
        step = row.bring(at)
        told: Any = step.told
        what = told["what"]
        visit = Visit.objects.create(
            organisation_id=at.make_case(row.service).organisation_id, service=row.service,
            site=told["site"], label=KNOWN.label, kind=what.kind, day=what.day, at=time(7),
            minutes=30, worker_id=what.worker_id, booked_on=at.today,
            booked_by_id=what.worker_id,
        )  # fmt: skip
        sent = {"visit_id": visit.pk, "known": KNOWN, "what": what, "why": "Jindy."}
        path = f"/kalendar/bez-pripadu/{visit.pk}/zmenit/"
        typed = dict(step.typed) | {"why": "Jindy.", "moved_by": "client"}
        told = sent | {"moved_by": "client"}
        return replace(step, path=path, typed=typed, action=change_visit, told=told)

    return replace(row, bring=bring)


VISITS = (
    *by("appointments.plan_visit", *PLANNED),
    *by("appointments.change_visit", *(_changed(row) for row in PLANNED)),
)
