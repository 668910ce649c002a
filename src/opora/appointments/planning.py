"""A meeting as it is to be: who is expected, what stands in the way, what the rules say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.appointments import guests
from opora.appointments.clashes.queries import Wanted, clashes, free_times, hold_workers
from opora.appointments.clashes.words import Clashing
from opora.appointments.meeting_rooms.queries import is_open
from opora.appointments.models import Appointment
from opora.appointments.moments import moment_facts
from opora.cases.beside.queries import programmes
from opora.cases.leaders.checks import NOBODY
from opora.cases.left_out.queries import is_left_out, who_may_work
from opora.cases.models import Case
from opora.cases.queries import PersonInCase, people_of, subject
from opora.catalog import current
from opora.decisions.actions import Refused, decide
from opora.decisions.models import Decision

LONGEST = 720
OF_AGE, BOTH = 18, 2


@dataclass(frozen=True)
class Planned:
    """A meeting as it is to be.

    ``workers`` are there beside the one who leads it. ``clash_reason`` says why it is planned
    although somebody has another meeting at the time; a room is never taken twice.
    """

    kind: str
    day: date
    at: time
    minutes: int
    worker_id: int
    people: tuple[int, ...] = ()
    workers: tuple[int, ...] = ()
    place: str = ""
    room_id: int | None = None
    channel: str = ""
    clash_reason: str = ""
    group_id: int | None = None
    note: str = ""
    kept: Mapping[str, object] = field(default_factory=dict)

    @property
    def all_workers(self) -> tuple[int, ...]:
        """Who of us is there, the one who leads it first."""
        return tuple(dict.fromkeys((self.worker_id, *self.workers)))

    @property
    def columns(self) -> dict[str, object]:
        """The columns of the meeting that say so."""
        plain = ["kind", "day", "at", "minutes", "worker_id", "place", "room_id", "channel"]
        plain.append("group_id")
        own: dict[str, object] = {name: getattr(self, name) for name in plain}
        return own | {
            "workers": [one for one in self.all_workers if one != self.worker_id],
            "note": self.note.strip(),
            "clash_reason": self.clash_reason.strip(),
            "kept": dict(self.kept),
        }


def ask_to_book(
    case: Case, what: Planned, people: tuple[int, ...], by: Viewer, **lifting: Any
) -> Decision:
    """The decision; a fact that the form itself can give is asked for at its field.

    Whom the service does not invite is refused first (B22), whatever else may be said.
    """
    about = subject(
        case, person_ids=people, worker_id=what.worker_id, organisation_id=by.organisation_id
    )
    guests.ask_to_invite(about, guests.named_in(what.kept), by, what.day)
    shut = is_left_out(case, what.all_workers, by.today)
    try:
        decision = decide(
            ask="may_book",
            subject=about,
            given=_given(case, what, by) | {"worker_left_out": shut},
            by=by,
            on=what.day,
            **lifting,
        )
    except Refused as refused:
        unsaid = unsaid_in(refused.verdict.missing)
        if unsaid:
            raise Invalid(**unsaid) from None
        raise
    if shut:
        raise Invalid(worker=str(NOBODY))
    return decision


def is_grown(one: PersonInCase) -> bool:
    """Whether they are of age for sure."""
    return one.age is not None and one.age.low is not None and one.age.low >= OF_AGE


def _both_may_be(clients: Sequence[PersonInCase], people: Sequence[int], what: Planned) -> bool:
    """Whether two of those who are to come may be parents: of the case, or invited beside it."""
    ages = [one.age for one in clients if one.id in people]
    grown = [age for age in ages if age is None or age.high is None or age.high >= OF_AGE]
    beside = what.kept.get(guests.GUESTS)
    return len(grown) + (len(beside) if isinstance(beside, list) else 0) >= BOTH


def check(
    case: Case, what: Planned, by: Viewer, on: date, *, earlier: Appointment | None = None
) -> tuple[int, ...]:
    """Who is expected; ``earlier``: the meeting that is put right. Raises Invalid."""
    clients = [one for one in people_of([case.pk], on)[case.pk] if one.client]
    served = [one.id for one in clients]
    # Whether the worker is left out is for the rules to say.
    workers = who_may_work(by, case, on, left_out_too=True)
    service = current().service(case.service)
    wrong = guests.wrong(what.kept, service)
    if service.act(what.kind) is None:
        wrong["kind"] = _("Vyberte úkon ze seznamu.")
    if what.day < on and (earlier is None or what.day != earlier.day):
        wrong["day"] = _(
            "Tento den už byl. Co proběhlo, patří do zápisu úkonů. Že na schůzku nikdo nepřišel,"
            " zapište na případu jako schůzku, která se nekonala."
        )
    if not 1 <= what.minutes <= LONGEST:
        wrong["minutes"] = _("Napište 1 až %(most)s minut.") % {"most": LONGEST}
    if not set(what.all_workers) <= {one.id for one in workers}:
        wrong["worker"] = str(NOBODY)
    if what.room_id and not is_open(case.service, case.site, what.room_id, what.day):
        wrong["room"] = _("Vyberte místnost ze seznamu. Tato se v ten den nepoužívá.")
    people = tuple(dict.fromkeys(what.people)) or tuple(served if len(served) == 1 else ())
    if not people or not set(people) <= set(served):
        wrong["people"] = _("Vyberte, s kým schůzka bude.")
    elif what.kept.get("both_parents_invited") and not _both_may_be(clients, people, what):
        wrong["people"] = _(
            "Zvete oba rodiče, vyberte tedy oba. Kdo z nich v případu není, toho přizvěte níž."
        )
    if wrong:
        raise Invalid(**wrong)
    not_clashing(by, what, people, leaving_out=earlier.pk if earlier else None)
    return people


def not_clashing(
    by: Viewer,
    what: Planned,
    people: tuple[int, ...],
    *,
    leaving_out: int | None = None,
    leaving_out_visit: int | None = None,
) -> None:
    """Raises Clashing where a worker, a client or the room has something else at the time.

    The workers are held until the action is over, so that of two who plan at once the later sees
    what the earlier has planned.
    """
    hold_workers(what.all_workers)
    wanted = Wanted(
        day=what.day,
        at=what.at,
        minutes=what.minutes,
        worker_ids=what.all_workers,
        person_ids=people,
        room_id=what.room_id,
        group_id=what.group_id,
        leaving_out=leaving_out,
        leaving_out_visit=leaving_out_visit,
    )
    found = clashes(by, wanted)
    if found and (what.clash_reason.strip() == "" or any(one.never for one in found)):
        raise Clashing(found, free_times(by, wanted))


def _given(case: Case, what: Planned, by: Viewer) -> dict[str, object]:
    running = {
        row.programme
        for row in programmes(case.pk)
        if row.started_on <= what.day and (row.ended_on is None or row.ended_on >= what.day)
    }
    return {
        "act": what.kind,
        "minutes": what.minutes,
        "place": what.place or None,
        "channel": what.channel or None,
        "programme": running.pop() if len(running) == 1 else None,
        **what.kept,
        **moment_facts(
            by,
            service=case.service,
            site=case.site,
            case_id=case.pk,
            day=what.day,
            at=what.at,
            minutes=what.minutes,
        ),
    }


def unsaid_in(missing: Sequence[str]) -> dict[str, str]:
    """A sentence at each field that can still give a fact that the rules miss."""
    sentences = {
        "client_present": _("Vyberte, jestli u toho klient bude."),
        "both_parents_invited": _("Vyberte, jestli zvete oba rodiče společně."),
        "place": _("Vyberte, kde schůzka bude."),
        "channel": _("Vyberte, jak schůzka proběhne."),
    }
    return {name: text for name, text in sentences.items() if name in missing}


def planned_of(row: Appointment) -> Planned:
    """A meeting as it stands."""
    return Planned(
        kind=row.kind,
        day=row.day,
        at=row.at,
        minutes=row.minutes,
        worker_id=row.worker_id,
        workers=tuple(row.workers),
        place=row.place,
        room_id=row.room_id,
        channel=row.channel,
        clash_reason=row.clash_reason,
        group_id=row.group_id,
        note=row.note,
        kept=row.kept,
    )
