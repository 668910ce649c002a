"""Planning a meeting with somebody who has no case, moving it, cancelling it, saying who came."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK, CONTACT_TAKERS
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.appointments.actions import check_missed, check_told
from opora.appointments.meeting_rooms.actions import give_room_back, take_room
from opora.appointments.meeting_rooms.queries import is_open
from opora.appointments.models import Appointment, Visit
from opora.appointments.moments import moment_facts
from opora.appointments.planning import LONGEST, Planned, not_clashing, unsaid_in
from opora.appointments.visits.queries import cases_under
from opora.appointments.visits.told import Known, wrong
from opora.cases.leaders.checks import NOBODY
from opora.cases.mending.actions import keep
from opora.catalog import current
from opora.decisions.actions import Refused, decide
from opora.decisions.models import Decision
from opora.decisions.providers import Subject
from opora.rules.rule import Rule

ASK = "may_book"
TAKES = CASEWORK | CONTACT_TAKERS
"""Who plans such meetings: whoever may be called, and whoever works with people."""
WITHOUT_CASE: Mapping[str, object] = {
    "agreement_running": False,
    "consent_given": False,
    "client_present": True,
}
"""What is known of whoever has no case: nothing is agreed, and they come themselves."""
SAID = frozenset({"act", "minutes", "place", "channel", "starts_at", "clients_now", "site"})
"""What the step says itself; a rule that looks at more needs a case and is not asked."""
SETTLED = gettext_lazy("Tato schůzka už je zrušená nebo zapsaná. Podívejte se do kalendáře.")


def rules_asked(service: str) -> list[Rule]:
    """The rules of planning that can be asked about somebody without a case."""
    known = SAID | WITHOUT_CASE.keys()
    return [one for one in current().service(service).rulebook.asked(ASK) if one.facts() <= known]


@action("appointments.plan_visit", roles=TAKES, asks=(ASK,))
def plan_visit(
    *,
    service: str,
    site: str,
    known: Known,
    what: Planned,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Visit:
    """A meeting with somebody without a case, asked about on its own day as far as it can be."""
    if not by.holds(TAKES, service, site):
        raise NotAllowed
    row = Visit(organisation_id=by.organisation_id, service=service, site=site)
    check(row, known, what, by, on)
    decision = ask_to_plan(row, what, by, justification=justification, decided=decided)
    _put(row, known, what, decision)
    row.booked_on, row.booked_by_id = on, by.account_id
    row.save()
    take_room(row)
    tell(subjects=[f"visit:{row.pk}", f"decision:{decision.pk}"])
    return row


@action("appointments.change_visit", roles=TAKES, asks=(ASK,))
def change_visit(
    *,
    visit_id: int,
    known: Known,
    what: Planned,
    why: str,
    moved_by: str = "",
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Visit:
    """The meeting as it is to be; ``moved_by``: who asked for another time, if it is another."""
    row = visit_for(by, visit_id)
    if (row.day, row.at) != (what.day, what.at) and moved_by not in Appointment.MovedBy.values:
        raise Invalid(moved_by=_("Vyberte, kdo o jiný čas požádal."))
    check(row, known, what, by, on)
    decision = ask_to_plan(row, what, by, justification=justification, decided=decided)
    _put(row, known, what, decision)
    keep(row, why, moved_by=moved_by)
    give_room_back(row)
    take_room(row)
    tell(subjects=[f"visit:{row.pk}", f"decision:{decision.pk}"], why=why)
    return row


@action("appointments.cancel_visit", roles=TAKES)
def cancel_visit(
    *,
    visit_id: int,
    cancelled_by: str,
    told_on: date | None = None,
    note: str = "",
    by: Viewer,
    on: date,
) -> Visit:
    """It does not take place, or nobody came: who says so, and since when we know."""
    row = visit_for(by, visit_id)
    if cancelled_by not in Appointment.CancelledBy.values:
        raise Invalid(cancelled_by=_("Vyberte, proč se schůzka nekoná."))
    check_missed(row, cancelled_by, on)
    known = told_on or on
    check_told(row, known, on)
    row.state, row.cancelled_on = Appointment.State.CANCELLED, known
    row.cancelled_by, row.cancel_note = cancelled_by, note.strip()
    row.save()
    give_room_back(row)
    tell(subjects=[f"visit:{row.pk}"], cancelled_by=cancelled_by)
    return row


@action("appointments.arrive", roles=TAKES)
def arrive(*, visit_id: int, case_id: int, by: Viewer, on: date) -> Visit:
    """Whoever was expected came: the first contact opened this case."""
    row = _planned(by, visit_id)
    row.state, row.opened_id = Appointment.State.HELD, case_id
    row.save()
    give_room_back(row)
    tell(case_id=case_id, subjects=[f"visit:{row.pk}"])
    return row


def visit_for(by: Viewer, visit_id: int) -> Visit:
    """A planned meeting that is changed, held, and what the page saw compared."""
    row = _planned(by, visit_id)
    not_stale()
    return row


def _planned(by: Viewer, visit_id: int) -> Visit:
    row: Visit | None = (
        Visit.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=visit_id).first()
    )
    if row is None:
        raise NotFound
    if not by.holds(TAKES, row.service, row.site):
        raise NotAllowed
    if row.state != Appointment.State.PLANNED:
        raise Invalid(form=str(SETTLED))
    return row


def check(row: Visit, known: Known, what: Planned, by: Viewer, on: date) -> None:
    """Raises Invalid where it can't be taken so, Clashing where somebody or something is taken."""
    service = current().service(row.service)
    sentences = dict(wrong(known))
    if cases_under(by, known.code):
        sentences["code"] = _("Pod tímto kódem u nás případ je. Naplánujte schůzku v něm.")
    if service.act(what.kind) is None:
        sentences["kind"] = _("Vyberte úkon ze seznamu.")
    if what.day < on and what.day != row.day:
        sentences["day"] = _("Tento den už byl. Co proběhlo, zapište jako nový kontakt.")
    if not 1 <= what.minutes <= LONGEST:
        sentences["minutes"] = _("Napište 1 až %(most)s minut.") % {"most": LONGEST}
    ours = colleagues(by, service=row.service, site=row.site, roles=TAKES, person_ids=())
    if what.worker_id not in {one.id for one in ours}:
        sentences["worker"] = str(NOBODY)
    if what.room_id and not is_open(row.service, row.site, what.room_id, what.day):
        sentences["room"] = _("Vyberte místnost ze seznamu. Tato se v ten den nepoužívá.")
    if sentences:
        raise Invalid(**sentences)
    not_clashing(by, what, (), leaving_out_visit=row.pk)


def ask_to_plan(row: Visit, what: Planned, by: Viewer, **lifting: Any) -> Decision:
    """The decision of those rules that need no case: hours, places, capacity, what is agreed."""
    moment = moment_facts(
        by,
        service=row.service,
        site=row.site,
        visit_id=row.pk or 0,
        day=what.day,
        at=what.at,
        minutes=what.minutes,
    )
    step = {
        "act": what.kind,
        "minutes": what.minutes,
        "place": what.place or None,
        "channel": what.channel or None,
    }
    about = Subject(by.organisation_id, row.service, row.site, worker_id=what.worker_id)
    try:
        return decide(
            ask=ASK,
            subject=about,
            given={**WITHOUT_CASE, **step, **moment},
            by=by,
            on=what.day,
            only=rules_asked(row.service),
            **lifting,
        )
    except Refused as refused:
        if unsaid := unsaid_in(refused.verdict.missing):
            raise Invalid(**unsaid) from None
        raise


def _put(row: Visit, known: Known, what: Planned, decision: Decision) -> None:
    own = ("kind", "day", "at", "minutes", "worker_id", "place", "room_id", "channel")
    columns = {name: getattr(what, name) for name in own} | known.columns
    columns |= {"clash_reason": what.clash_reason.strip(), "decision_id": decision.pk}
    for name, value in columns.items():
        setattr(row, name, value)
