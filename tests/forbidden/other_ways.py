"""The same acts and meetings by other actions that ask the same: what is tried once is tried there.

Each way is given the step as its own screen would have it (``Told``) and makes of it a step of
another action: what stands there before is as the rules once let it through.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Protocol

from opora.access.actions import grant
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.acts.actions import record, record_day
from opora.acts.groups.actions import record_group
from opora.acts.mending.actions import correct as correct_act
from opora.acts.mending.actions import restore as restore_act
from opora.acts.models import Act, ActWorker
from opora.appointments.groups.actions import gather
from opora.appointments.groups.series.actions import (
    gather_series,
    move_group,
    move_group_following,
)
from opora.appointments.mending.actions import correct as correct_meeting
from opora.appointments.mending.actions import void_cancel
from opora.appointments.models import Appointment, Group, GroupSeries, Series
from opora.appointments.repeating.actions import book_series, correct_following
from opora.appointments.repeating.rule import Repeat
from tests.features.acts.conftest import MakePlace, Place
from tests.features.acts.test_rules_time import workday
from tests.forbidden.tried import Step

BEFORE = "Tehdy to šlo."


class Tries(Protocol):
    """The ground, which imports this."""

    @property
    def place(self) -> MakePlace: ...

    @property
    def today(self) -> date: ...

    def head(self, service: str) -> Account: ...

    def step(
        self, account: Account, path: str, typed: dict[str, object], action: Any, told: Any
    ) -> Step: ...


@dataclass(frozen=True)
class Told:
    """Where, what, how it is typed, and what else the step is given."""

    at: Tries
    here: Place
    what: Any
    typed: Mapping[str, object]
    more: Mapping[str, Any] = field(default_factory=dict)

    def step(self, path: str, action: Any, sent: dict[str, object], **typed: object) -> Step:
        """The same step by another action."""
        every = {**self.typed, **typed}
        told = {"what": self.what, **sent}
        return self.at.step(self.here.worker, path, every, action, told)

    @property
    def allowed(self) -> Any:
        """Without guests, and without colleagues: one of them may be left out of the case."""
        kept = {name: one for name, one in self.what.kept.items() if "guest" not in name}
        return replace(self.what, workers=(), kept=kept)


def _recorded(told: Told) -> Act:
    """An act that stands as if it had been let through."""
    by = told.here.viewer
    lifting: dict[str, Any] = {"justification": BEFORE, "departure": True, "decided": True}
    act: Act = record(case_id=told.here.case.pk, what=told.allowed, by=by, on=by.today, **lifting)
    Act.objects.filter(pk=act.pk).update(departure=False, reason="")
    return act


def day_at_once(told: Told) -> Step:
    """A row of a day."""
    here, what = told.here, told.what
    who = f"{here.case.pk}:{here.people[0].pk}" if len(here.people) == 1 else f"{here.case.pk}:all"
    typed = {"who": who, "kind": what.kind, "at": f"{what.at:%H:%M}", "minutes": "60"}
    typed |= {name: told.typed[name] for name in ("place", "client_present") if name in told.typed}
    rows = {f"row0-{name}": value for name, value in typed.items()}
    sent = {"rows": [(here.case.pk, what, "")]}
    return told.at.step(
        here.worker, "/den/", {"day": what.day.isoformat(), **rows}, record_day, sent
    )


def group_written_up(told: Told) -> Step:
    """A group of one, planned when it could be."""
    here = told.here
    row = _planned(told, told.what.day, group=_group(told), workers=list(told.what.workers))
    typed: dict[str, object] = {f"m{row.pk}": "there", "minutes": "60", "note": ""}
    sent = {"group_id": row.group_id, "came": {row.pk: "there"}, "minutes": 60}
    path = f"/kalendar/skupina/{row.group_id}/zapis/"
    return told.at.step(here.worker, path, typed, record_group, sent)


def act_put_right(told: Told) -> Step:
    """An act that stands is put right so."""
    act = _recorded(told)
    path = told.here.url(f"zapis/act/{act.pk}/opravit/")
    sent = {"case_id": told.here.case.pk, "row_id": act.pk, "why": "Překlep."}
    return told.step(path, correct_act, sent, why="Překlep.")


def _group(told: Told) -> Group:
    case, by = told.here.case, told.here.worker
    made: Group = Group.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site,
        booked_on=told.at.today, booked_by=by,
    )  # fmt: skip
    return made


def _planned(told: Told, day: date, **more: Any) -> Appointment:
    """A meeting that stands as if it had been let through."""
    here, what = told.here, told.allowed
    plain = {name: getattr(what, name) for name in ("kind", "at", "minutes", "place", "channel")}
    row: Appointment = Appointment.objects.create(
        organisation_id=here.case.organisation_id, case=here.case, service=here.case.service,
        site=here.case.site, day=day, worker=here.worker, booked_by=here.worker,
        booked_on=min(day, told.at.today), kept=dict(what.kept),
        with_whom=[one.pk for one in here.people], **plain, **more,
    )  # fmt: skip
    for one in here.people:
        row.people.create(person=one)
    return row


def series(told: Told) -> Step:
    """The meeting, and again a week later."""
    sent = {"case_id": told.here.case.pk, "repeat": Repeat("week", times=2)}
    return told.step(told.here.url("schuzka/"), book_series, sent, repeats="week", times="2")


def gathered(told: Told) -> Step:
    """A group with another case, in which nothing stands in the way."""
    here, at = told.here, told.at
    other = at.place(here.case.service, by=here.worker, site=here.case.site)
    lead = viewer_of(at.head(here.case.service))
    grant(account_id=here.worker.pk, case_id=other.case.pk, by=lead, on=at.today)
    both = [here.case.pk, other.case.pk]
    sent: dict[str, object] = {
        "service": here.case.service,
        "site": here.case.site,
        "case_ids": both,
    }
    path = f"/kalendar/skupina/?kde={here.case.service}:{here.case.site}"
    return told.step(path, gather, sent, cases=both)


def gathered_again(told: Told) -> Step:
    """The same group, and once more a week later."""
    step = gathered(told)
    sent = dict(step.told) | {"repeat": Repeat("week", times=2)}
    typed = dict(step.typed) | {"repeats": "week", "times": "2"}
    return replace(step, action=gather_series, typed=typed, told=sent)


def _group_moved(told: Told, action: Any, group: Group, **more: str) -> Step:
    row = Appointment.objects.filter(group=group).order_by("day")
    row.update(kept=dict(told.what.kept))
    sent: dict[str, object] = {"group_id": group.pk, "why": "Jindy.", "moved_by": "client"}
    typed: dict[str, object] = dict(told.typed) | {"why": "Jindy.", "moved_by": "client", **more}
    path = f"/kalendar/skupina/{group.pk}/presunout/"
    sent["what"] = told.what
    return told.at.step(told.here.worker, path, typed, action, sent)


def group_moved(told: Told) -> Step:
    """A group of one is put so."""
    group = _group(told)
    _planned(told, _later(told), group=group)
    return _group_moved(told, move_group, group)


def group_moved_with_all(told: Told) -> Step:
    """A group of one that repeats is put so."""
    case, first = told.here.case, _later(told)
    of = GroupSeries.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site,
        rule=Repeat("week", times=2).rrule(first), starts=first, holidays="skip",
        by=told.here.worker, on=told.at.today,
    )  # fmt: skip
    both = [_group(told), _group(told)]
    Group.objects.filter(pk__in=[one.pk for one in both]).update(series=of)
    for number, one in enumerate(both):
        row = _planned(told, first + timedelta(days=7 * number), group=one)
        Appointment.objects.filter(pk=row.pk).update(kept=dict(told.what.kept))
    return _group_moved(told, move_group_following, both[0], extent="following")


def moved(told: Told) -> Step:
    """A meeting of a week later is put so."""
    row = _planned(told, _later(told))
    path = told.here.url(f"zapis/meeting/{row.pk}/opravit/")
    sent = {"case_id": told.here.case.pk, "row_id": row.pk, "why": "Jindy.", "moved_by": "client"}
    return told.step(path, correct_meeting, sent, why="Jindy.", moved_by="client")


def moved_with_all(told: Told) -> Step:
    """A series of two is put so."""
    first = _later(told)
    by, rule = told.here.worker, Repeat("week", times=2).rrule(first)
    of = Series.objects.create(
        case=told.here.case, rule=rule, starts=first, holidays="skip", by=by, on=told.at.today
    )
    row = _planned(told, first, series=of)
    _planned(told, first + timedelta(days=7), series=of)
    path = told.here.url(f"zapis/meeting/{row.pk}/opravit/")
    sent = {"case_id": told.here.case.pk, "row_id": row.pk, "why": "Jindy.", "moved_by": "client"}
    typed = {"why": "Jindy.", "moved_by": "client", "extent": "following"}
    return told.step(path, correct_following, sent, **typed)


def _later(told: Told) -> date:
    day: date = workday(told.what.day + timedelta(days=9), step=1)
    return day


def stands_again(told: Told) -> Step:
    """A meeting that was cancelled is to stand again."""
    here, what = told.here, told.what
    more = {"state": "cancelled", "cancelled_by": "client", "cancelled_on": told.at.today}
    row = _planned(told, what.day, **more)
    row.worker_id, row.workers, row.kept = what.worker_id, list(what.workers), dict(what.kept)
    row.save()
    path = here.url(f"zapis/cancellation/{row.pk}/zneplatnit/")
    sent: dict[str, object] = {"case_id": here.case.pk, "row_id": row.pk, "why": "Omyl."}
    return told.at.step(here.worker, path, {"why": "Omyl."}, void_cancel, sent)


Way = Callable[[Told], Step]


def act_brought_back(told: Told) -> Step:
    """An act that was made void is to count again."""
    act, what = _recorded(told), told.what
    void = {"voided_on": told.at.today, "void_reason": "Omyl."}
    Act.objects.filter(pk=act.pk).update(**void, kept=dict(what.kept))
    for worker_id in what.workers:
        ActWorker.objects.create(act=act, worker_id=worker_id)
    path = told.here.url(f"zapis/act/{act.pk}/vratit/")
    sent: dict[str, object] = {"case_id": told.here.case.pk, "row_id": act.pk, "why": "Byl."}
    return told.at.step(told.here.worker, path, {"why": "Byl."}, restore_act, sent)


OF_ACTS: dict[str, Way] = {
    "acts.restore": act_brought_back,
    "acts.record_day": day_at_once,
    "acts.record_group": group_written_up,
    "acts.correct": act_put_right,
}
OF_MEETINGS: dict[str, Way] = {
    "appointments.book_series": series,
    "appointments.gather": gathered,
    "appointments.gather_series": gathered_again,
    "appointments.move_group": group_moved,
    "appointments.move_group_following": group_moved_with_all,
    "appointments.correct": moved,
    "appointments.correct_following": moved_with_all,
    "appointments.void_cancel": stands_again,
}
