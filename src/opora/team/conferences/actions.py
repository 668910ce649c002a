"""A case conference with other bodies, and putting its record right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.queries import everybody
from opora.access.roles import CASEWORK, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.kept import keeps
from opora.cases.left_out.queries import is_left_out
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import decide
from opora.team.models import Conference

ASK = "may_cooperate"
DUTY = "child_protection_duty"
KEPT = keeps(__name__, "cooperate", DUTY)


@dataclass(frozen=True)
class Met:
    """What was told of a conference. ``duty``: compulsory; None where nobody asked."""

    place: str
    workers: Sequence[int]
    guests: Sequence[tuple[str, str]]
    about: str
    conclusions: str
    duty: bool | None = None


def confers(service: Service) -> bool:
    """Whether the service has a rule about agreeing with clients on it, or of a duty to do it."""
    rules = service.rulebook.asked(ASK)
    return bool(KEPT.of(service)) or any("cooperation_agreed" in one.facts() for one in rules)


@action("team.confer", roles=PROFESSIONALS, asks=(ASK,))
def confer(*, case_id: int, met: Met, by: Viewer, on: date) -> Conference:
    """Held on the day, on the consents of all clients or as a duty; else nothing is written."""
    case = case_for(by, case_id, "team.confer")
    if not confers(current().service(case.service)):
        raise NotFound
    columns = _weighed(case, met, by, on)
    row: Conference = Conference.objects.create(case=case, on=on, by_id=by.account_id, **columns)
    tell(case_id=case.pk, subjects=_subjects(row))
    return row


@action("team.correct_conference", roles=PROFESSIONALS, asks=(ASK,))
def correct_conference(
    *, case_id: int, row_id: int, day: date, met: Met, why: str, by: Viewer, on: date
) -> Conference:
    """As it was; the rules are asked again for its own day, of those not written down before."""
    case = case_for(by, case_id, "team.correct_conference")
    row: Conference = standing(Conference.objects.filter(case=case), row_id)
    keep(row, why, on=day, **_weighed(case, met, by, day, known=row.workers))
    tell(case_id=case.pk, subjects=_subjects(row), why=why)
    return row


@action("team.void_conference", roles=PROFESSIONALS)
def void_conference(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It did not take place; it stays in the course, struck through."""
    case = case_for(by, case_id, "team.void_conference")
    keep(standing(Conference.objects.filter(case=case), row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"conference:{row_id}"], why=why)


def _subjects(row: Conference) -> list[str]:
    who = [f"account:{one}" for one in row.workers]
    return [f"conference:{row.pk}", f"decision:{row.decision_id}", *who]


def _weighed(
    case: Case, met: Met, by: Viewer, on: date, *, known: Sequence[int] = ()
) -> dict[str, object]:
    """What is kept, the decision with it; raises Refused, Invalid.

    ``known``: who is written down already. They were there, whatever has come since.
    """
    sat = list(dict.fromkeys(met.workers))
    new = [one for one in sat if one not in known]
    asks_duty = DUTY in KEPT.of(current().service(case.service))
    wrong = _wrong(case, met, sat, new, by, on)
    if asks_duty and met.duty is None:
        wrong[DUTY] = _("Vyberte, jestli jde o povinnou účast při ochraně dětí.")
    if wrong:
        raise Invalid(**wrong)
    duty = met.duty if asks_duty else None
    decision = decide(
        ask=ASK,
        subject=subject(case, worker_id=by.account_id, organisation_id=by.organisation_id),
        given={DUTY: duty, "worker_left_out": is_left_out(case, new, on)},
        by=by,
        on=on,
    )
    return {
        "place": met.place.strip(),
        "workers": sat,
        "guests": [list(one) for one in met.guests],
        "about": met.about.strip(),
        "conclusions": met.conclusions.strip(),
        "duty": bool(duty),
        "decision_id": decision.pk,
    }


def _wrong(
    case: Case, met: Met, sat: list[int], new: list[int], by: Viewer, on: date
) -> dict[str, str]:
    ours = {one.id for one in everybody(by) if set(one.roles) & CASEWORK}
    wrong = {}
    if not sat or not set(new) <= ours:
        wrong["workers"] = _("Vyberte aspoň jednoho z nás.")
    if not met.guests:
        wrong["guests"] = _("Napište aspoň jednoho člověka z jiné instituce.")
    if on < case.opened_on:
        wrong["day"] = _("Případ tehdy ještě nebyl otevřený. Napište pozdější den.")
    elif on > by.today:
        wrong["day"] = _("Napište dnešek nebo den, který už byl.")
    return wrong
