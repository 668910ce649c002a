"""Rules of sight: whoever is not to see a record finds neither it nor any step about it.

There a refusal would tell that the record is there, so nothing of it is said and nothing is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

from opora.access.actions import exclude
from opora.access.models import Account
from opora.access.roles import Role
from opora.acts.actions import record
from opora.acts.happened import Happened
from opora.cases.models import Case
from opora.complaints.longer.actions import extend
from opora.findings.actions import ask, write
from opora.findings.mending.actions import correct_finding
from opora.findings.models import Finding
from opora.findings.terms import Wanted
from opora.findings.testing.actions import write_test
from opora.intake.actions import note_contact
from tests.features.acts.conftest import Place
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, C, D, E
from tests.forbidden.rows_beside import complaint
from tests.forbidden.tried import Step

Bring = Callable[[Ground], Step]


@dataclass(frozen=True)
class Unseen:
    """One row: a step about what the one who tries is not to see."""

    rule: str
    service: str
    bring: Bring


def noted(at: Ground, case: Case, who: Account) -> Step:
    """A contact is noted in the case."""
    typed: dict[str, object] = {"kind": "note", "note": "Volala.", "on": "dnes"}
    told: dict[str, object] = {"case_id": case.pk, "kind": "note", "note": "Volala."}
    return at.step(who, f"/pripady/{case.pk}/kontakt/", typed, note_contact, told)


def strange(service: str) -> Bring:
    """The head of another service."""
    other = B if service == A else A
    return lambda at: noted(at, at.make_case(service), at.head(other))


def left_out(at: Ground) -> Step:
    """The head, whom the client does not want to meet."""
    here, head = at.at(B, by=at.worker(B)), at.head(B)
    person_id = here.people[0].pk
    exclude(account_id=head.pk, person_id=person_id, reason="Známí.", by=here.viewer, on=at.today)
    return noted(at, here.case, head)


def accused(service: str) -> Bring:
    """The head, of whom somebody complains."""

    def bring(at: Ground) -> Step:
        head = at.head(service)
        row = complaint(at, service, at.head(service), head)
        until = at.today.replace(year=at.today.year + 1)
        typed: dict[str, object] = {"until": until.isoformat(), "reason": "Nestíháme."}
        told: dict[str, object] = {"complaint_id": row.pk, "until": until, "reason": "Nestíháme."}
        return at.step(head, f"/stiznosti/{row.pk}/odklad/", typed, extend, told)

    return bring


def put_right(at: Ground, here: Place, found: Finding) -> Step:
    """A colleague who sees the case, and nothing of what came out, puts it right."""
    typed: dict[str, object] = {"day": "dnes", "text": "Jinak.", "why": "Překlep."}
    told: dict[str, object] = {
        "case_id": here.case.pk,
        "row_id": found.pk,
        "day": at.today,
        "text": "Jinak.",
        "why": "Překlep.",
    }
    path = here.url(f"zapis/finding/{found.pk}/opravit/")
    return at.step(at.worker(here.case.service), path, typed, correct_finding, told)


def examined(at: Ground) -> Step:
    """The result of an examination."""
    here = at.at(B)
    wanted = Wanted(
        person_id=here.people[0].pk,
        worker_id=here.worker.pk,
        question="Co dítě prožívá?",
        due_on=at.soon,
        interpreter_id=here.worker.pk,
    )
    row = ask(case_id=here.case.pk, wanted=wanted, by=here.viewer, on=at.today)
    found = write(
        case_id=here.case.pk,
        examination_id=row.pk,
        day=at.today,
        text="Úzkost.",
        by=here.viewer,
        on=at.today,
    )
    return put_right(at, here, found)


def tested(at: Ground) -> Step:
    """The result of a test."""
    by = at.worker(C, Role.SOCIAL_WORKER)
    here = at.at(C, by=by, age=30, asked={"uses_illegal_substances": True})
    people = (here.people[0].pk,)
    what = Happened(kind="infection_testing", day=at.today, minutes=20, people=people)
    act = record(case_id=here.case.pk, what=what, by=here.viewer, on=at.today)
    found = write_test(
        case_id=here.case.pk,
        act_id=act.pk,
        day=at.today,
        text="Reaktivní.",
        by=here.viewer,
        on=at.today,
    )
    return put_right(at, here, found)


UNSEEN = (
    *(Unseen("S2.authorised", one, strange(one)) for one in (A, B, C, D, E)),
    *(Unseen("S5.apart", one, accused(one)) for one in (A, B, C, D, E)),
    Unseen("B19.no_trace", B, left_out),
    Unseen("B17.sight", B, examined),
    Unseen("C4.test_sight", C, tested),
)
