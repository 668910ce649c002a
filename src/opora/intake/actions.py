"""Contacts with people who ask for help, what they bring, and what they were told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, action, tell
from opora.access.roles import CONTACT_TAKERS
from opora.access.viewer import Viewer
from opora.appointments.visits.actions import arrive
from opora.cases.actions import keep_way, open_case, touch, way_columns
from opora.cases.known.queries import clients_in
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.catalog import current
from opora.decisions.actions import answer, decide, keep_decision
from opora.decisions.models import Decision
from opora.decisions.providers import Subject
from opora.intake.before import AGE, age_said
from opora.intake.codes.spelling import ask_about_alike, spelled
from opora.intake.coming_back import who_begins
from opora.intake.given import Reach, Talk, Who
from opora.intake.models import CHANNELS, Contact, ContactCard, Informed
from opora.intake.passed.actions import keep_passed
from opora.intake.passed.queries import runs_unseen
from opora.intake.promised import told_by
from opora.people.actions import register_anonymous, register_named
from opora.people.models import Person


@action("intake.take_contact", roles=CONTACT_TAKERS, asks=("may_take_contact",))
def take_contact(
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
    """The first contact opens the file; who may listen first is asked of the rules (B1).

    Of somebody whose case runs out of sight it is left in that case, which is given back.
    ``visit_id``: the meeting without a case at which it was.
    """
    if not by.holds(CONTACT_TAKERS, service, site):
        raise NotAllowed
    asked = Subject(by.organisation_id, service, site, worker_id=by.account_id)
    given = {"channel": CHANNELS.get(talk.way, talk.way) or None}
    question: dict[str, Any] = {"ask": "may_take_contact", "subject": asked, "given": given}
    decision = decide(**question, by=by, on=on, keep=False, **to_come(lifting))
    if (running := runs_unseen(by, service, who)) is not None:
        return _pass_on(running, decision, who, reach, talk, visit_id, by, on)
    case, earlier = _open(service, site, who, reach, by, on)
    decision.case_id = case.pk
    keep_decision(decision, by)
    row = _keep_first(case, talk, by, on)
    agreed = _keep_reach(case, reach, by, on)
    _keep_answers(case, who, talk, by, on)
    if earlier is not None and who.age is None:
        _keep_age_of_before(case, earlier, by, on)
    if talk.informed:
        inform(case_id=case.pk, screens=("take_contact",), by=by, on=on)
    if visit_id is not None:
        arrive(visit_id=visit_id, case_id=case.pk, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"contact:{row.pk}", f"decision:{decision.pk}", *agreed])
    return case


def _pass_on(
    case: Case,
    decision: Decision,
    who: Who,
    reach: Reach,
    talk: Talk,
    visit_id: int | None,
    by: Viewer,
    on: date,
) -> Case:
    """Their case runs, out of the taker's sight: the contact is left there, no second one opens."""
    decision.case_id = case.pk
    keep_decision(decision, by)
    row = keep_passed(case, reach, talk, by, on)
    _keep_answers(case, who, talk, by, on)
    if visit_id is not None:
        arrive(visit_id=visit_id, case_id=case.pk, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"contact:{row.pk}", f"decision:{decision.pk}"])
    return case


def to_come(lifting: Mapping[str, Any]) -> dict[str, Any]:
    """What lifts a step that is only being taken: it has not happened, so it is no departure."""
    return {**lifting, "departure": False}


def _open(
    service: str, site: str, who: Who, reach: Reach, by: Viewer, on: date
) -> tuple[Case, Case | None]:
    """The new case, and the earlier one of those who come back."""
    if who.returning is None:
        person = _register(service, who, reach, by, on)
        case = open_case(
            service=service,
            site=site,
            persons=[person],
            relations={person: who.relation.strip()},
            family_title=who.family_title,
            by=by,
            on=on,
        )
        return case, None
    earlier = case_for(by, who.returning)
    served = who_begins(earlier, service, who.person_id, by)
    shared = earlier.family and current().service(service).client == "family"
    case = open_case(
        service=service,
        site=site,
        persons=list(served),
        relations=served,
        family_title=earlier.title if shared else "",
        by=by,
        on=on,
    )
    return case, earlier


def _register(service: str, who: Who, reach: Reach, by: Viewer, on: date) -> Person:
    if who.anonymous:
        code = spelled(current().service(service), who.code)
        if not who.someone_new:
            ask_about_alike(by, code)
        return register_anonymous(code=code, by=by, on=on)
    return register_named(
        given_name=who.given_name,
        family_name=who.family_name,
        birth=who.birth,
        phone=reach.phone,
        email=reach.email,
        by=by,
        on=on,
    )


def _keep_first(case: Case, talk: Talk, by: Viewer, on: date) -> Contact:
    return Contact.objects.create(
        case=case,
        kind=Contact.Kind.FIRST,
        way=talk.way,
        on=on,
        danger=talk.danger,
        request=talk.request.strip(),
        area=talk.area,
        referrer=talk.referrer,
        target_group=talk.target_group,
        next_step=talk.next_step.strip(),
        by_id=by.account_id,
    )


def _keep_reach(case: Case, reach: Reach, by: Viewer, on: date) -> list[str]:
    """The way agreed on the spot, as a subject of the contact's own event."""
    if not reach.is_agreed:
        return []
    columns = way_columns(
        channel="email" if reach.email and not reach.phone else "phone" if reach.phone else "",
        contact=reach.phone or reach.email,
        when=reach.when,
        message=reach.message,
        caller_name=reach.caller_name,
        note=reach.note,
    )
    return [f"way:{keep_way(case, columns, by=by, on=on).pk}"]


def _keep_answers(case: Case, who: Who, talk: Talk, by: Viewer, on: date) -> None:
    """Of somebody without a name only the age is kept, never a day of birth."""
    answers = dict(talk.answers)
    if who.age is not None and _is_nameless(case):
        answers["age"] = {"low": who.age.low, "high": who.age.high}
    if answers:
        about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
        answer(subject=about, answers=answers, by=by, on=on)


def _is_nameless(case: Case) -> bool:
    people = case.participants.filter(client=True).select_related("person")
    return any(one.person.is_anonymous for one in people)


def _keep_age_of_before(case: Case, earlier: Case, by: Viewer, on: date) -> None:
    """An age that was said in an earlier case of the same people is as old here as it is there."""
    known = age_said(by, earlier, on)
    people = {one.person_id for one in case.participants.filter(client=True)}
    if known is None or people != clients_in([earlier.pk])[earlier.pk]:
        return
    about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
    said = known[1]
    answer(subject=about, answers={AGE: said.value}, way=said.way, by=by, on=said.on)


@action("intake.note_contact", roles=CONTACT_TAKERS)
def note_contact(
    *, case_id: int, kind: str, way: str = "", note: str = "", by: Viewer, on: date
) -> Contact:
    """A later contact, a call nobody answered, or a note: none of them is an act."""
    case = case_for(by, case_id, "intake.note_contact")
    check_day(case, on)
    if kind != Contact.Kind.UNREACHED and not note.strip():
        raise Invalid(note=_("Napište jednou větou, o čem to bylo."))
    row = Contact.objects.create(
        case=case, kind=kind, way=way, on=on, note=note.strip(), by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"contact:{row.pk}"])
    return row


@action("intake.fill_card", roles=CONTACT_TAKERS)
def fill_card(
    *,
    case_id: int,
    card: Mapping[str, Any],
    answers: Mapping[str, object],
    by: Viewer,
    on: date,
) -> ContactCard:
    """What the applicant brings, and what of it can and can't be met (B14, D4)."""
    case = case_for(by, case_id, "intake.fill_card")
    if not any(_is_said(value) for value in card.values()) and not answers:
        raise Invalid(form=_("Karta je prázdná. Napište aspoň jednu věc, třeba zakázku."))
    row = ContactCard.objects.filter(case=case).first() or ContactCard(case=case)
    for name, value in card.items():
        setattr(row, name, value)
    row.on, row.by_id = on, by.account_id
    row.save()
    if answers:
        about = subject(case, organisation_id=by.organisation_id, worker_id=by.account_id)
        answer(subject=about, answers=answers, by=by, on=on)
    touch(case)
    tell(case_id=case.pk, subjects=[f"card:{row.pk}"])
    return row


def _is_said(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


@action("intake.inform", roles=CONTACT_TAKERS)
def inform(
    *, case_id: int, screens: Sequence[str], note: str = "", by: Viewer, on: date
) -> Informed:
    """The texts that the service promises were gone through; which ones is kept."""
    case = case_for(by, case_id, "intake.inform")
    check_day(case, on)
    service = current().service(case.service)
    rules = told_by(service, screens, on)
    row = Informed.objects.create(
        case=case,
        on=on,
        fields=sorted({rule.field for rule in rules}),
        rules=[rule.id for rule in rules],
        version=service.version,
        note=note.strip(),
        by_id=by.account_id,
    )
    tell(case_id=case.pk, subjects=[f"informed:{row.pk}"])
    return row


def check_day(case: Case, on: date) -> None:
    """Raises Invalid for a day before the case was opened."""
    if on < case.opened_on:
        day = f"{case.opened_on.day}. {case.opened_on.month}. {case.opened_on.year}"
        raise Invalid(
            on=_("První kontakt byl %(day)s. Napište tento den nebo pozdější.") % {"day": day}
        )
