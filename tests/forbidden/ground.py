"""What situations are brought about with: cases at each stage, and those who try."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.appointments.actions import book
from opora.appointments.planning import Planned
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.features.agreements.conftest import MakeAgreed, MakeCase
from tests.features.conftest import SignIn, Worker
from tests.forbidden.other_ways import OF_ACTS, OF_MEETINGS, Told
from tests.forbidden.tried import Step


@dataclass
class Ground:
    """The fixtures of the rooms, in one hand. ``way``: the action by which the step is tried."""

    place: MakePlace
    make_case: MakeCase
    agreed: MakeAgreed
    worker: Worker
    client_of: SignIn
    filled: Callable[[str, int], Account]
    today: date
    way: str = ""

    @property
    def past(self) -> date:
        """The nearest working day before today."""
        return workday(self.today - timedelta(days=1))

    @property
    def soon(self) -> date:
        """A working day to come."""
        return workday(self.today + timedelta(days=7), step=1)

    def step(
        self,
        account: Account,
        path: str,
        typed: dict[str, object],
        action: Any,
        told: dict[str, object],
        **more: Any,
    ) -> Step:
        """The step, tried by this worker."""
        return Step(self.client_of(account), viewer_of(account), path, typed, action, told, **more)

    def head(self, service: str) -> Account:
        """Who may do whatever anybody may."""
        return self.worker(service, Role.HEAD)

    def at(self, service: str, **how: Any) -> Place:
        """A case under way, in the head's hands where nobody else is named."""
        by = how.pop("by", None) or self.head(service)
        return self.place(service, by=by, **how)

    def act(self, here: Place, kind: str, **said: Any) -> Step:
        """An act of an hour, at ten in the morning of the last working day."""
        said = {"at": "10:00", "day": self.past, **said}
        told, typed, more = _spoken(here, kind, said)
        what = Happened(**told)
        if self.way:
            return OF_ACTS[self.way](Told(self, here, what, typed))
        sent = {"case_id": here.case.pk, "what": what}
        return self.step(here.worker, here.url("ukon/"), typed, record, sent, **more)

    def book(self, here: Place, kind: str, **said: Any) -> Step:
        """The same to come, next week."""
        said = {"at": "10:00", "day": self.soon, **said}
        worker_id = said.pop("worker_id", here.worker.pk)
        told, typed, more = _spoken(here, kind, said)
        what = Planned(**told, worker_id=worker_id)
        typed["worker"] = worker_id
        if "people" in typed:
            typed["people"] = "all"
        if self.way:
            return OF_MEETINGS[self.way](Told(self, here, what, typed))
        sent = {"case_id": here.case.pk, "what": what}
        return self.step(here.worker, here.url("schuzka/"), typed, book, sent, **more)


def _spoken(
    here: Place, kind: str, said: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, object], dict[str, Any]]:
    """As the action is told and as it is typed; besides what the step itself is given."""
    more: dict[str, Any] = {name: said.pop(name) for name in ("forged", "strange") if name in said}
    kept, day, at = said.pop("kept", {}), said.pop("day"), said.pop("at")
    typed_kept = said.pop("typed", kept)
    people = tuple(one.pk for one in here.people)
    told = {"kind": kind, "day": day, "at": time.fromisoformat(at.rjust(5, "0")), "minutes": 60,
            "people": people, "kept": kept, **said}  # fmt: skip
    typed: dict[str, object] = {"kind": kind, "day": day.isoformat(), "at": at, "minutes": "60"}
    typed |= said | typed_kept
    if len(people) > 1:
        typed["people"] = typed.get("people", people)
    return told, typed, more
