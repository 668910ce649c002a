"""Ending and resuming a person's part in a case; programmes put right, ended, made void."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from simple_history.utils import update_change_reason

from opora.access.actions import end_exclusion
from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CONTACT_TAKERS, HEADS, PROFESSIONALS
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.cases.actions import touch, way_columns
from opora.cases.mending.course import record_of
from opora.cases.mending.forms import NO_REASON
from opora.cases.mending.holding import counting_in, holding
from opora.cases.models import AgreedWay, Case, Participant, Programme
from opora.cases.queries import case_for, case_row, subject
from opora.decisions.actions import decide


@action("cases.end_participation", roles=PROFESSIONALS)
def end_participation(
    *, case_id: int, person_id: int, until: date, why: str, by: Viewer, on: date
) -> Participant:
    """From the next day on the person belongs to the case no more; what was written stays.

    Who may see the case is not changed by that: whoever is left out of working
    with the person stays out.
    """
    case = case_for(by, case_id, "cases.end_participation")
    row = _participant(case, person_id, ended=False)
    rest = case.participants.filter(until=None, client=True).exclude(pk=row.pk)
    if row.client and not rest.exists():
        sentence = _("V případu by nezůstal žádný klient. Nejdřív přidejte jiného člověka.")
        raise Invalid(form=sentence)
    if until < row.since or until > on:
        raise Invalid(until=_("Napište den od chvíle, kdy je člověk v případu, do dneška."))
    keep(row, why, until=until, left_because=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"person:{person_id}"], why=why)
    return row


@action("cases.resume_participation", roles=PROFESSIONALS)
def resume_participation(
    *, case_id: int, person_id: int, why: str, by: Viewer, on: date
) -> Participant:
    """The person belongs to the case after all, or again."""
    case = case_for(by, case_id, "cases.resume_participation")
    row = _participant(case, person_id, ended=True)
    keep(row, why, until=None, left_because="")
    touch(case)
    tell(case_id=case.pk, subjects=[f"person:{person_id}"], why=why)
    return row


def _participant(case: Case, person_id: int, *, ended: bool) -> Participant:
    rows = case.participants.filter(person_id=person_id, until__isnull=not ended)
    row: Participant | None = rows.first()
    if row is None:
        raise NotFound
    return row


@action("cases.let_back", roles=HEADS)
def let_back(
    *,
    case_id: int,
    person_id: int,
    exclusion_id: int,
    since: date,
    reason: str,
    by: Viewer,
    on: date,
) -> None:
    """The client is served without this worker no more: from ``since`` on they see all again."""
    case = case_for(by, case_id, "cases.let_back")
    if not case.participants.filter(person_id=person_id).exists():
        raise NotFound
    which = {"exclusion_id": exclusion_id, "person_id": person_id}
    row = end_exclusion(**which, since=since, reason=reason, by=by, on=on)
    subjects = [f"account:{row.account_id}", f"person:{person_id}"]
    tell(case_id=case.pk, subjects=subjects, reason=reason)


@action("cases.correct_programme", roles=PROFESSIONALS, asks=("may_start_programme",))
def correct_programme(
    *,
    case_id: int,
    row_id: int,
    started_on: date,
    ended_on: date | None,
    priority: int,
    why: str,
    by: Viewer,
    on: date,
) -> Programme:
    """A programme as it was: its beginning, its end or that it goes on, its place in the order."""
    case = case_for(by, case_id, "cases.correct_programme")
    row: Programme = standing(case.programmes, row_id)
    if started_on < case.opened_on or started_on > on:
        raise Invalid(started_on=_("Napište den od otevření případu do dneška."))
    if ended_on is not None and not started_on <= ended_on <= on:
        raise Invalid(ended_on=_("Napište den od začátku programu do dneška."))
    others = case.programmes.filter(programme=row.programme, ended_on=None, void_reason="")
    if ended_on is None and others.exclude(pk=row.pk).exists():
        raise Invalid(ended_on=_("Tento program už znovu běží. Napište, kdy skončil ten dřívější."))
    if started_on != row.started_on:
        about = subject(case, organisation_id=by.organisation_id)
        decide(ask="may_start_programme", subject=about, given={}, by=by, on=started_on)
    keep(row, why, started_on=started_on, ended_on=ended_on, priority=priority)
    touch(case)
    tell(case_id=case.pk, subjects=[f"programme:{row.pk}"], why=why)
    return row


@action("cases.void_programme", roles=PROFESSIONALS)
def void_programme(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The programme never ran; it stays in the timeline, struck through."""
    case = case_for(by, case_id, "cases.void_programme")
    keep(standing(case.programmes, row_id), why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"programme:{row_id}"], why=why)


@action("cases.restore_programme", roles=PROFESSIONALS, asks=("may_start_programme",))
def restore_programme(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Programme:
    """It ran after all; the rules are asked again, for the day of its beginning."""
    case = case_for(by, case_id, "cases.restore_programme")
    row: Programme = struck(case.programmes, row_id)
    others = case.programmes.filter(programme=row.programme, ended_on=None, void_reason="")
    if row.ended_on is None and others.exists():
        raise Invalid(form=_("Tento program mezitím běží podle jiného zápisu. Zneplatněte ten."))
    about = subject(case, organisation_id=by.organisation_id)
    decide(ask="may_start_programme", subject=about, given={}, by=by, on=row.started_on)
    keep(row, why, void_reason="")
    touch(case)
    tell(case_id=case.pk, subjects=[f"programme:{row_id}"], why=why)
    return row


@action("cases.correct_way", roles=CONTACT_TAKERS)
def correct_way(
    *,
    case_id: int,
    row_id: int,
    channel: str = "",
    contact: str = "",
    when: str = "",
    message: bool | None = None,
    caller_name: str = "",
    note: str = "",
    why: str,
    by: Viewer,
    on: date,
) -> AgreedWay:
    """What was agreed, as it was; what is agreed anew is another way (E12)."""
    case = case_for(by, case_id, "cases.correct_way")
    row: AgreedWay = standing(case.agreed_ways, row_id)
    said = {"channel": channel, "contact": contact, "when": when, "caller_name": caller_name}
    keep(row, why, **way_columns(**said, note=note, message=message))
    tell(case_id=case.pk, subjects=[f"way:{row_id}"], why=why)
    return row


@action("cases.void_way", roles=CONTACT_TAKERS)
def void_way(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not agreed: what was agreed before it holds again."""
    case = case_for(by, case_id, "cases.void_way")
    keep(standing(case.agreed_ways, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"way:{row_id}"], why=why)


@action("cases.restore_way", roles=CONTACT_TAKERS)
def restore_way(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> AgreedWay:
    """It was agreed after all; what was agreed later holds on."""
    case = case_for(by, case_id, "cases.restore_way")
    row: AgreedWay = struck(case.agreed_ways, row_id)
    keep(row, why, void_reason="")
    tell(case_id=case.pk, subjects=[f"way:{row_id}"], why=why)
    return row


@action("cases.void_case", roles=HEADS)
def void_case(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The case was opened by mistake: it is in no list, no count and nothing is due in it.

    Raises Invalid while something counts in it. Those who watch over the service find it still.
    """
    case = case_for(by, case_id, "cases.void_case")
    row = case_row(by, case_id)
    if row_id != case_id:
        raise NotFound
    if holding(by, row):
        raise Invalid(form=_("V případu ještě něco platí. Nejdřív zneplatněte to."))
    records = [record_of(one.key) for one in counting_in(by, row)]
    subjects = [f"{kind.name}:{number}" for kind, number in records if kind is not None]
    keep(case, why, void_reason=why.strip())
    tell(case_id=case_id, subjects=[f"case:{case_id}", *subjects], why=why)


@action("cases.restore_case", roles=HEADS)
def restore_case(*, void_id: int, why: str, by: Viewer, on: date) -> Case:
    """The case was no mistake: it stands again where it stood, with all that counted in it."""
    found = Case.objects.visible_to(by, void=True).filter(pk=void_id)
    case: Case | None = found.select_for_update(of=("self",)).first()
    if case is None or not by.holds(HEADS, case.service, case.site):
        raise NotFound
    not_stale()
    keep(case, why, void_reason="")
    tell(case_id=case.pk, subjects=[f"case:{case.pk}"], why=why)
    return case


def standing(rows: Any, row_id: int) -> Any:
    """The row among ``rows`` while it counts, held; NotFound for an absent or a void one."""
    row = rows.select_for_update(of=("self",)).filter(pk=row_id, void_reason="").first()
    if row is None:
        raise NotFound
    return row


def struck(rows: Any, row_id: int) -> Any:
    """The row among ``rows`` while it is void, held; NotFound for any other."""
    row = rows.select_for_update(of=("self",)).filter(pk=row_id).exclude(void_reason="").first()
    if row is None:
        raise NotFound
    return row


def keep(row: Any, why: str, **columns: object) -> None:
    """Changes a row of a case; why stays in its history. Raises Invalid without a reason."""
    if not why.strip():
        raise Invalid(why=str(NO_REASON))
    put(row, columns)
    update_change_reason(row, why.strip()[:100])


def fill_in(row: Any, why: str, **columns: object) -> None:
    """The same, but what only fills in what was empty corrects nothing: it needs no reason."""
    if why.strip() or any(getattr(row, name) not in ("", value) for name, value in columns.items()):
        keep(row, why, **columns)
    else:
        put(row, columns)


def put(row: Any, columns: Mapping[str, object]) -> None:
    """Changes a row without a reason: where nothing was said so far, nothing is corrected."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
