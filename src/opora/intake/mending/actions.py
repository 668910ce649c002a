"""Correcting and voiding contacts, consultations, assessments, outcomes, what was told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CONTACT_TAKERS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import move, touch
from opora.cases.agreement_words import agreement_word
from opora.cases.left_out.queries import is_left_out
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import answer, decide
from opora.decisions.queries import answers_to
from opora.intake.actions import check_day, to_come
from opora.intake.applicant.actions import CONSENT, chosen_people, keep_consent, refuse_left_out
from opora.intake.applicant.room import waiting_ground
from opora.intake.mending.contact_day import check_first_day
from opora.intake.models import CHANNELS, Assessment, Contact, Informed, Introduction, Outcome
from opora.intake.withdrawal.actions import check_withdrawal

ASKS = {
    Outcome.Kind.ACCEPTED: "may_accept",
    Outcome.Kind.WAITING: "may_put_on_waiting_list",
    Outcome.Kind.REFUSED: "may_refuse",
    Outcome.Kind.REFERRED: "may_refer",
    Outcome.Kind.ONE_OFF: "may_close_one_off",
}
AFTER_AGREEMENT = (Case.Stage.CLIENT, Case.Stage.CLOSED)


@action("intake.correct_contact", roles=CONTACT_TAKERS, asks=("may_take_contact",))
def correct_contact(
    *,
    case_id: int,
    row_id: int,
    day: date,
    words: dict[str, object],
    why: str,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Contact:
    """A contact as it was. The day of the first one is the day on which the case was opened."""
    case = case_for(by, case_id, "intake.correct_contact")
    row: Contact = standing(Contact.objects.filter(case=case), row_id)
    first = row.kind == Contact.Kind.FIRST
    way = str(words.get("way", row.way))
    if first:
        check_first_day(by, case, row, day)
        about = subject(case, organisation_id=by.organisation_id, worker_id=row.by_id)
        given = {"channel": CHANNELS.get(way, way)}
        question: dict[str, Any] = {"ask": "may_take_contact", "subject": about, "given": given}
        decide(**question, by=by, on=day, **to_come(lifting))
    else:
        check_day(case, day)
        if row.kind != Contact.Kind.UNREACHED and not str(words.get("note", "")).strip():
            raise Invalid(note=_("Napište jednou větou, o čem to bylo."))
    keep(row, why, on=day, **words)
    if first and day != case.opened_on:
        case.participants.filter(since=case.opened_on).update(since=day)
        case.agreed_ways.filter(since=case.opened_on).update(since=day)
        case.opened_on = day
    touch(case)
    tell(case_id=case.pk, subjects=[f"contact:{row.pk}"], why=why)
    return row


@action("intake.correct_informed", roles=CONTACT_TAKERS)
def correct_informed(
    *, case_id: int, row_id: int, day: date, note: str, why: str, by: Viewer, on: date
) -> Informed:
    """When the conditions were gone through; the texts stay as they were told."""
    case = case_for(by, case_id, "intake.correct_informed")
    row: Informed = standing(Informed.objects.filter(case=case), row_id)
    check_day(case, day)
    keep(row, why, on=day, note=note.strip())
    tell(case_id=case.pk, subjects=[f"informed:{row.pk}"], why=why)
    return row


@action("intake.correct_intro", roles=PROFESSIONALS, asks=("may_hold_intro",))
def correct_intro(
    *,
    case_id: int,
    row_id: int,
    day: date,
    way: str,
    situation: str,
    crisis: bool | None,
    consent: bool | None,
    specialist_id: int | None,
    why: str,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Introduction:
    """The consultation as it was; the rules are asked again for its own day."""
    case = case_for(by, case_id, "intake.correct_intro")
    row: Introduction = standing(Introduction.objects.filter(case=case), row_id)
    check_day(case, day)
    about = subject(case, organisation_id=by.organisation_id, worker_id=row.by_id)
    given = {"channel": CHANNELS.get(way, way), CONSENT: consent}
    decide(ask="may_hold_intro", subject=about, given=given, by=by, on=day, **lifting)
    _take_back_consent(row, case, by)
    spoken_on = keep_consent(about, consent, by, day)
    keep(
        row,
        why,
        on=day,
        way=way,
        situation=situation.strip(),
        crisis=crisis,
        consent_spoken_on=spoken_on if way == "phone" else None,
        specialist_id=specialist_id,
    )
    touch(case)
    tell(case_id=case.pk, subjects=[f"intro:{row.pk}"], why=why)
    return row


def _take_back_consent(row: Introduction, case: Case, by: Viewer) -> None:
    """What was answered with this consultation is answered no more."""
    said = answers_to(CONSENT, case.pk, row.consent_spoken_on) if row.consent_spoken_on else []
    # What was asked for by itself, and has its way, stands without the consultation.
    if said and row.consent_spoken_on is not None and not said[0].way:
        about = subject(case, organisation_id=by.organisation_id, worker_id=row.by_id)
        none = {CONSENT: None}
        answer(subject=about, answers=none, by=by, on=row.consent_spoken_on)


@action("intake.correct_assessment", roles=PROFESSIONALS, asks=("may_assess",))
def correct_assessment(
    *,
    case_id: int,
    row_id: int,
    day: date,
    professionals: Sequence[int],
    key_worker_id: int,
    conclusion: str,
    why: str,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Assessment:
    """Who weighed the case, and whom they named. Who answers for it now is not changed by that."""
    case = case_for(by, case_id, "intake.correct_assessment")
    row: Assessment = standing(Assessment.objects.filter(case=case), row_id)
    check_day(case, day)
    earlier = list(row.professionals.order_by("pk").values_list("pk", flat=True))
    new = {*professionals, key_worker_id} - {*earlier, row.key_worker_id}
    chosen = list(dict.fromkeys(professionals))
    if new:
        chosen_people(case, sorted(new), min(new), by)
    about = subject(case, organisation_id=by.organisation_id, worker_id=row.by_id)
    given = {"professionals": len(chosen), "worker_left_out": (shut := is_left_out(case, new, on))}
    decide(ask="may_assess", subject=about, given=given, by=by, on=day, **to_come(lifting))
    refuse_left_out(shut)
    if row.weighed_by != earlier and set(row.weighed_by) != set(earlier):
        row.weighed_by = earlier
        row.save()
    columns = {"conclusion": conclusion.strip(), "key_worker_id": key_worker_id}
    keep(row, why, on=day, weighed_by=chosen, **columns)
    row.professionals.set(chosen)
    touch(case)
    tell(case_id=case.pk, subjects=[f"assessment:{row.pk}"], why=why)
    return row


@action("intake.correct_outcome", roles=PROFESSIONALS, asks=tuple(ASKS.values()))
def correct_outcome(
    *,
    case_id: int,
    row_id: int,
    day: date,
    words: dict[str, object],
    act: str = "",
    full: bool | None = None,
    why: str,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Outcome:
    """The decision about an applicant as it fell; another decision is not a correction."""
    case = case_for(by, case_id, "intake.correct_outcome")
    row: Outcome = standing(Outcome.objects.filter(case=case), row_id)
    check_day(case, day)
    if case.stage in AFTER_AGREEMENT and row.kind == Outcome.Kind.ACCEPTED and day > row.on:
        raise Invalid(on=_("O přijetí se opírá další krok. Napište původní nebo dřívější den."))
    if row.kind == Outcome.Kind.WITHDRAWN:
        check_withdrawal(case, day, str(words["happened"]), str(words["reason"]), apart_from=row)
    else:
        words = {**words, "decision_id": _decided_anew(case, row, day, words, act, by, lifting)}
    if row.kind == Outcome.Kind.WAITING:
        about = subject(case, organisation_id=by.organisation_id)
        words["ground"] = waiting_ground(about, full, day)
    keep(row, why, on=day, **words)
    if case.stage == row.kind and row.kind in Case.OVER:
        case.closed_on = day
    touch(case)
    tell(case_id=case.pk, subjects=[f"outcome:{row.pk}"], why=why)
    return row


def _decided_anew(
    case: Case,
    row: Outcome,
    day: date,
    words: dict[str, object],
    act: str,
    by: Viewer,
    lifting: dict[str, Any],
) -> int:
    about = subject(case, organisation_id=by.organisation_id, worker_id=row.by_id)
    given: dict[str, object] = {}
    if row.kind == Outcome.Kind.REFUSED:
        given = {"refusal_ground": words.get("ground"), "act": act or None}
    ask = ASKS[Outcome.Kind(row.kind)]
    return decide(ask=ask, subject=about, given=given, by=by, on=day, **to_come(lifting)).pk


@action("intake.void_contact", roles=CONTACT_TAKERS)
def void_contact(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """A contact written down by mistake; the first one opened the case, so it stays."""
    case = case_for(by, case_id, "intake.void_contact")
    row: Contact = standing(case.contacts, row_id)
    if row.kind == Contact.Kind.FIRST:
        raise Invalid(form=_("První kontakt otevřel případ, proto ho samotný zneplatnit nejde."))
    keep(row, why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"contact:{row_id}"], why=why)


@action("intake.void_informed", roles=CONTACT_TAKERS)
def void_informed(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not gone through after all: whoever asks the rules learns that."""
    case = case_for(by, case_id, "intake.void_informed")
    keep(standing(case.informed, row_id), why, void_reason=why.strip())
    tell(case_id=case.pk, subjects=[f"informed:{row_id}"], why=why)


@action("intake.void_intro", roles=PROFESSIONALS)
def void_intro(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The consultation did not take place: it is due again, and what was said at it is not said."""
    case = case_for(by, case_id, "intake.void_intro")
    row: Introduction = standing(case.introductions, row_id)
    keep(row, why, void_reason=why.strip())
    _take_back_consent(row, case, by)
    touch(case)
    tell(case_id=case.pk, subjects=[f"intro:{row_id}"], why=why)


@action("intake.void_assessment", roles=PROFESSIONALS)
def void_assessment(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """The case was not weighed: that is due again. Who answers for it is not changed by that."""
    case = case_for(by, case_id, "intake.void_assessment")
    keep(standing(case.assessments, row_id), why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"assessment:{row_id}"], why=why)


@action("intake.void_outcome", roles=PROFESSIONALS)
def void_outcome(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> None:
    """It was not decided so: the case goes back to where it stood, unless a later step leans on it.

    Raises Invalid where one does.
    """
    case = case_for(by, case_id, "intake.void_outcome")
    row: Outcome = standing(case.outcomes, row_id)
    _check_nothing_leans(case, row)
    keep(row, why, void_reason=why.strip())
    if case.stage in AFTER_AGREEMENT:
        touch(case)
    else:
        _back(case, on)
    tell(case_id=case.pk, subjects=[f"outcome:{row_id}"], why=why)


def _check_nothing_leans(case: Case, row: Outcome) -> None:
    if case.stage in AFTER_AGREEMENT and row.kind == Outcome.Kind.ACCEPTED:
        what = agreement_word(current().service(case.service), "for")
        sentence = _("O přijetí se opírá další krok. Nejdřív zneplatněte %(what)s.")
        raise Invalid(form=sentence % {"what": what})
    later = case.outcomes.filter(void_reason="").order_by("on", "pk").last()
    if later is not None and later.pk != row.pk and case.stage not in AFTER_AGREEMENT:
        sentence = _("Po tomto rozhodnutí už je další: %(what)s. Nejdřív zneplatněte to.")
        raise Invalid(form=sentence % {"what": Outcome.Kind(later.kind).label.lower()})


def _back(case: Case, on: date) -> None:
    latest = case.outcomes.filter(void_reason="").order_by("on", "pk").last()
    stage = Case.Stage(latest.kind) if latest is not None else Case.Stage.APPLICANT
    move(case, stage, on=latest.on if latest is not None else on)
