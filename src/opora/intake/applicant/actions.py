"""Consultation, assessment, and the decision about an applicant."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import CONTACT_TAKERS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import assign_key_worker, move, touch
from opora.cases.kept import keeps
from opora.cases.left_out.queries import is_left_out, who_may_work
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import answer, decide
from opora.decisions.asked import is_answer
from opora.decisions.models import Decision
from opora.decisions.providers import Subject
from opora.decisions.queries import answers_to
from opora.intake.actions import check_day, inform, take_contact, to_come
from opora.intake.applicant.room import waiting_ground
from opora.intake.given import Reach, Talk, Who
from opora.intake.models import CHANNELS, Assessment, Introduction, Outcome

CONSENT = "spoken_data_consent"
SPOKEN = keeps(__name__, "hold_intro", CONSENT)


@action("intake.ask_consent", roles=PROFESSIONALS)
def ask_consent(*, case_id: int, consent: bool | None, way: str, by: Viewer, on: date) -> None:
    """What the applicant said when asked for the consent, how and when (B2)."""
    case = case_for(by, case_id, "intake.ask_consent")
    if CONSENT not in SPOKEN.of(current().service(case.service)):
        raise NotFound
    check_day(case, on)
    if consent is None:
        raise Invalid(consent=_("Vyberte Ano, nebo Ne."))
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    answer(subject=about, answers={CONSENT: consent}, way=way, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"fact:{CONSENT}"], way=way)


def keep_consent(about: Subject, consent: bool | None, by: Viewer, on: date) -> date | None:
    """Keeps what was said at the consultation; on which day the consent was spoken that counts."""
    assert about.case_id is not None
    spoken = next(iter(answers_to(CONSENT, about.case_id, on)), None)
    if consent is not None and (spoken is None or spoken.value is not consent):
        answer(subject=about, answers={CONSENT: consent}, by=by, on=on)
        return on if consent else None
    return spoken.on if spoken is not None and spoken.value is True else None


@action("intake.hold_intro", roles=PROFESSIONALS, asks=("may_hold_intro",))
def hold_intro(
    *,
    case_id: int,
    way: str,
    situation: str,
    crisis: bool | None = None,
    consent: bool | None = None,
    specialist_id: int | None = None,
    informed: bool = False,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Introduction:
    """The introductory consultation; by phone only with the consent spoken (B2)."""
    case = case_for(by, case_id, "intake.hold_intro")
    check_day(case, on)
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    given = {"channel": CHANNELS.get(way, way), CONSENT: consent}
    decision = decide(ask="may_hold_intro", subject=about, given=given, by=by, on=on, **lifting)
    spoken_on = keep_consent(about, consent, by, on)
    row = Introduction.objects.create(
        case=case,
        on=on,
        way=way,
        situation=situation.strip(),
        crisis=crisis,
        consent_spoken_on=spoken_on if way == "phone" else None,
        specialist_id=specialist_id,
        by_id=by.account_id,
    )
    if informed:
        inform(case_id=case_id, screens=("hold_intro",), by=by, on=on)
    touch(case)
    tell(case_id=case.pk, subjects=[f"intro:{row.pk}", f"decision:{decision.pk}"])
    return row


@action("intake.assess", roles=PROFESSIONALS, asks=("may_assess",))
def assess(
    *,
    case_id: int,
    professionals: Sequence[int],
    key_worker_id: int,
    conclusion: str,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Assessment:
    """Several professionals weigh the case and name the worker, who becomes key worker (B6)."""
    case = case_for(by, case_id, "intake.assess")
    check_day(case, on)
    chosen = chosen_people(case, professionals, key_worker_id, by)
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    shut = is_left_out(case, [*chosen, key_worker_id], on)
    given = {"professionals": len(chosen), "worker_left_out": shut}
    question: dict[str, Any] = {"ask": "may_assess", "subject": about, "given": given}
    decision = decide(**question, by=by, on=on, **to_come(lifting))
    refuse_left_out(shut)
    row = Assessment.objects.create(
        case=case,
        on=on,
        conclusion=conclusion.strip(),
        key_worker_id=key_worker_id,
        weighed_by=chosen,
        by_id=by.account_id,
    )
    row.professionals.set(chosen)
    if not case.key_workers.leading_from(on).filter(worker_id=key_worker_id).exists():
        assign_key_worker(case_id=case_id, worker_id=key_worker_id, since=on, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"assessment:{row.pk}", f"decision:{decision.pk}"])
    return row


def refuse_left_out(shut: bool) -> None:
    """Raises Invalid where somebody left out was chosen and the service has no rule of its own."""
    if shut:
        raise Invalid(professionals=_("Vyberte jen z nabízených lidí."))


def chosen_people(
    case: Case, professionals: Sequence[int], key_worker_id: int, by: Viewer
) -> list[int]:
    """Who weighed the case, each once; raises Invalid for whoever does not work there.

    Whether one of them is left out is for the rules to say.
    """
    allowed = who_may_work(by, case, by.today, PROFESSIONALS, left_out_too=True)
    known = {one.id for one in allowed}
    if not {*professionals, key_worker_id} <= known:
        raise Invalid(professionals=_("Vyberte jen z nabízených lidí."))
    return list(dict.fromkeys(professionals))


@action("intake.accept", roles=PROFESSIONALS, asks=("may_accept", "may_be_next"))
def accept(
    *,
    case_id: int,
    reason: str = "",
    informed: bool = False,
    facts: Mapping[str, object] | None = None,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Outcome:
    """The applicant is taken on; what remains is the agreement."""
    case = undecided(by, case_id, "intake.accept", on)
    decision = _decided(case, "may_accept", facts or {}, by, on, lifting)
    if current().service(case.service).rulebook.asked("may_be_next"):
        _decided(case, "may_be_next", {}, by, on, lifting)
    if informed:
        inform(case_id=case_id, screens=("accept",), by=by, on=on)
    return keep_outcome(case, Outcome.Kind.ACCEPTED, decision, by, on, reason=reason)


@action("intake.put_on_waiting_list", roles=PROFESSIONALS, asks=("may_put_on_waiting_list",))
def put_on_waiting_list(
    *,
    case_id: int,
    reason: str = "",
    full: bool | None = None,
    facts: Mapping[str, object] | None = None,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Outcome:
    """The applicant waits for a place; ``full``: whether for want of capacity, where asked."""
    case = undecided(by, case_id, "intake.put_on_waiting_list", on)
    about = subject(case, organisation_id=by.organisation_id)
    ground = waiting_ground(about, full, on)
    decision = _decided(case, "may_put_on_waiting_list", facts or {}, by, on, lifting)
    kept = {"ground": ground, "reason": reason}
    return keep_outcome(case, Outcome.Kind.WAITING, decision, by, on, **kept)


@action("intake.refuse", roles=PROFESSIONALS, asks=("may_refuse",))
def refuse(
    *,
    case_id: int,
    ground: str,
    reason: str,
    act: str = "",
    letter: bool | None = None,
    facts: Mapping[str, object] | None = None,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Outcome:
    """Refused on a ground that the law knows and that really holds (S1)."""
    case = undecided(by, case_id, "intake.refuse", on)
    given = {**(facts or {}), "refusal_ground": ground, "act": act or None}
    decision = _decided(case, "may_refuse", given, by, on, lifting)
    kept = {"ground": ground, "reason": reason, "letter": letter}
    return keep_outcome(case, Outcome.Kind.REFUSED, decision, by, on, **kept)


@action("intake.refer", roles=CONTACT_TAKERS, asks=("may_refer",))
def refer(
    *,
    case_id: int,
    referred_to: str,
    reason: str = "",
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Outcome:
    """Help with the way to another service (B4)."""
    case = undecided(by, case_id, "intake.refer", on)
    decision = _decided(case, "may_refer", {}, by, on, lifting)
    return keep_outcome(
        case, Outcome.Kind.REFERRED, decision, by, on, referred_to=referred_to, reason=reason
    )


@action("intake.close_one_off", roles=CONTACT_TAKERS, asks=("may_close_one_off",))
def close_one_off(
    *, case_id: int, reason: str = "", by: Viewer, on: date, **lifting: Any
) -> Outcome:
    """What was asked for is done and nobody comes again: nothing more is due (B5)."""
    case = undecided(by, case_id, "intake.close_one_off", on)
    decision = _decided(case, "may_close_one_off", {}, by, on, lifting)
    return keep_outcome(case, Outcome.Kind.ONE_OFF, decision, by, on, reason=reason)


@action("intake.take_one_off", roles=CONTACT_TAKERS, asks=("may_take_contact",))
def take_one_off(
    *,
    service: str,
    site: str,
    who: Who,
    reach: Reach,
    talk: Talk,
    visit_id: int | None = None,
    by: Viewer,
    on: date,
    **lifting: Any,
) -> Case:
    """A first contact that is the last one too: both in one transaction."""
    told: dict[str, Any] = {"who": who, "reach": reach, "talk": talk, "visit_id": visit_id}
    case = take_contact(service=service, site=site, **told, by=by, on=on, **lifting)
    if case.stage == Case.Stage.APPLICANT:
        close_one_off(case_id=case.pk, by=by, on=on)
    tell(case_id=case.pk)
    return case


def undecided(by: Viewer, case_id: int, code: str, on: date) -> Case:
    """The case of an applicant with whom it is still open how it ends; Invalid for another."""
    case = case_for(by, case_id, code)
    if case.stage not in Case.BEFORE_CLIENT:
        raise Invalid(form=_("O tomto zájemci už je rozhodnuto. Podívejte se na případ."))
    check_day(case, on)
    return case


def _decided(
    case: Case, ask: str, given: Mapping[str, object], by: Viewer, on: date, lifting: Any
) -> Decision:
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    decision = decide(ask=ask, subject=about, given=given, by=by, on=on, **to_come(lifting))
    service = current().service(case.service)
    kept = (name for name in given if is_answer(service, name))
    asked = {name: given[name] for name in kept}
    if asked:
        answer(subject=about, answers=asked, by=by, on=on)
    return decision


def keep_outcome(
    case: Case,
    kind: Outcome.Kind,
    decision: Decision | None,
    by: Viewer,
    on: date,
    **kept: Any,
) -> Outcome:
    """How it ends for an applicant, as part of the action that ends it."""
    kept["decision_id"] = decision.pk if decision else None
    row = Outcome.objects.create(case=case, kind=kind, on=on, by_id=by.account_id, **kept)
    move(case, Case.Stage(kind.value), on=on)
    leaning = [f"decision:{decision.pk}"] if decision else []
    tell(case_id=case.pk, subjects=[f"outcome:{row.pk}", *leaning])
    return row
