"""Opening a file, its people, key workers, programmes, and how to get in touch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.inserted import insert_all
from opora.access.roles import CONTACT_TAKERS, PROFESSIONALS
from opora.access.sorting import czech_key, folded
from opora.access.viewer import Viewer
from opora.cases.leaders.checks import NOBODY, check_start, check_works, overlap_of
from opora.cases.left_out.queries import is_left_out
from opora.cases.models import AgreedWay, Case, KeyWorker, Participant, Programme
from opora.cases.queries import case_for, subject
from opora.cases.served import check_born, check_served
from opora.decisions.actions import decide
from opora.decisions.providers import gather
from opora.people import phones
from opora.people.actions import correct, register_named
from opora.people.birth import Birth
from opora.people.models import Person


def touch(case: Case) -> None:
    """Raises the version: something about where the case stands has changed."""
    case.version += 1
    case.save()


@action("cases.open", roles=CONTACT_TAKERS)
def open_case(
    *,
    service: str,
    site: str,
    persons: Sequence[Person],
    relations: Mapping[Person, str] | None = None,
    family_title: str = "",
    by: Viewer,
    on: date,
) -> Case:
    """The file is opened at the first contact. The first person gives it its title."""
    if not by.holds(CONTACT_TAKERS, service, site):
        raise NotAllowed
    title = family_title.strip() or str(persons[0])
    case = Case(
        organisation_id=by.organisation_id,
        service=service,
        site=site,
        title=title,
        sort_title=persons[0].sort_name if not family_title.strip() else czech_key(title),
        family=bool(family_title.strip()),
        family_folded=folded(family_title),
        opened_on=on,
        opened_by_id=by.account_id,
    )
    case.save()
    rows = [
        Participant(case=case, person=one, relation=(relations or {}).get(one, ""), since=on)
        for one in persons
    ]
    # Without a relation the first state is the case's own: a client since it was opened.
    insert_all([row for row in rows if not row.relation], with_history=False)
    for row in rows:
        if row.relation:
            row.save()
    tell(case_id=case.pk, subjects=[f"person:{one.pk}" for one in persons])
    return case


@action("cases.add_person", roles=PROFESSIONALS)
def add_person(
    *, case_id: int, person: Person, relation: str, client: bool, by: Viewer, on: date
) -> Participant:
    """One more person in the case: served, or only named."""
    case = case_for(by, case_id, "cases.add_person")
    if client:
        check_served(case, by, on)
    try:
        with transaction.atomic():
            row = Participant.objects.create(
                case=case, person=person, relation=relation.strip(), client=client, since=on
            )
    except IntegrityError:
        raise Invalid(family_name=_("Tento člověk už v případu je.")) from None
    tell(case_id=case.pk, subjects=[f"person:{person.pk}"])
    return row


@action("cases.add_new_person", roles=PROFESSIONALS)
def add_new_person(
    *,
    case_id: int,
    given_name: str,
    family_name: str,
    birth: Birth | None,
    phone: str,
    relation: str,
    client: bool,
    by: Viewer,
    on: date,
) -> Participant:
    """Somebody of whom nothing is written down yet. A namesake is a different person."""
    case_for(by, case_id, "cases.add_new_person")
    person = register_named(
        given_name=given_name, family_name=family_name, birth=birth, phone=phone, by=by, on=on
    )
    row = add_person(case_id=case_id, person=person, relation=relation, client=client, by=by, on=on)
    tell(case_id=case_id, subjects=[f"person:{person.pk}"])
    return row


@action("cases.correct_person", roles=CONTACT_TAKERS)
def correct_person(
    *,
    case_id: int,
    row_id: int,
    given_name: str,
    family_name: str,
    birth: Birth | None,
    phone: str,
    email: str,
    address: str,
    why: str,
    by: Viewer,
    on: date,
) -> Person:
    """What is known of a person is put right; the case goes by the new name too."""
    # The person may stand in several cases: two of them could be held at once.
    list(Person.objects.select_for_update().filter(pk=row_id))
    case = case_for(by, case_id, "cases.correct_person")
    person = person_of(case, row_id)
    if not (given_name.strip() or family_name.strip() or person.is_anonymous):
        raise Invalid(family_name=_("Napište aspoň jméno nebo příjmení."))
    check_born(case, row_id, birth)
    name = {"given_name": given_name, "family_name": family_name}
    told = {"phone": phone, "email": email, "address": address, "why": why}
    correct(person=person, birth=birth, **name, **told, by=by, on=on)
    first = case.participants.order_by("pk").first()
    if not case.family and first is not None and first.person_id == row_id:
        case.title, case.sort_title = str(person), person.sort_name
    touch(case)
    tell(case_id=case.pk, subjects=[f"person:{row_id}"], why=why)
    return person


def person_of(case: Case, person_id: int) -> Person:
    """Somebody of the case; NotFound for others."""
    row = case.participants.filter(person_id=person_id).select_related("person").first()
    if row is None:
        raise NotFound
    person: Person = row.person
    return person


@action("cases.assign_key_worker", roles=PROFESSIONALS, asks=("may_assign_key_worker",))
def assign_key_worker(
    *, case_id: int, worker_id: int, since: date, reason: str = "", by: Viewer, on: date
) -> KeyWorker:
    """From ``since`` on this worker answers for the case; whoever did before stops.

    Starts only are stored: never none in between, never two (B8). The day may be still to come
    (ADR 0037). An excluded worker can't be chosen (B19).
    """
    case = case_for(by, case_id, "cases.assign_key_worker")
    check_works(case, worker_id, since, on=on)
    check_start(case, since, on)
    shut = is_left_out(case, [worker_id], on)
    overlap = overlap_of(case, since)
    chosen = subject(case, worker_id=worker_id, organisation_id=by.organisation_id)
    held = gather(["by_role"], [chosen], since)[0]
    decide(
        ask="may_assign_key_worker",
        subject=replace(chosen, worker_id=by.account_id),
        given={
            "key_workers": 2 if overlap else 1,
            "key_worker_role": held.get("by_role"),
            "worker_left_out": shut,
        },
        by=by,
        on=since,
    )
    if shut:
        raise Invalid(worker=str(NOBODY))
    if overlap:
        raise Invalid(since=overlap)
    row = KeyWorker.objects.create(
        case=case, worker_id=worker_id, since=since, reason=reason.strip()
    )
    touch(case)
    tell(case_id=case.pk, subjects=[f"account:{worker_id}"], since=since.isoformat())
    return row


@action("cases.start_programme", roles=PROFESSIONALS, asks=("may_start_programme",))
def start_programme(
    *, case_id: int, programme: str, priority: int, started_on: date, by: Viewer, on: date
) -> Programme:
    """A programme of the service begins for this case; several may run at once (A1)."""
    case = case_for(by, case_id, "cases.start_programme")
    if case.programmes.filter(programme=programme, ended_on=None, void_reason="").exists():
        raise Invalid(programme=_("Tento program už běží."))
    if started_on < case.opened_on or started_on > on:
        raise Invalid(started_on=_("Napište den od otevření případu do dneška."))
    decide(
        ask="may_start_programme",
        subject=subject(case, organisation_id=by.organisation_id),
        given={},
        by=by,
        on=started_on,
    )
    row = Programme.objects.create(
        case=case, programme=programme, priority=priority, started_on=started_on
    )
    touch(case)
    tell(case_id=case.pk, subjects=[f"programme:{programme}"])
    return row


@action("cases.agree_way", roles=CONTACT_TAKERS)
def agree_way(
    *,
    case_id: int,
    channel: str = "",
    contact: str = "",
    when: str = "",
    message: bool | None = None,
    caller_name: str = "",
    note: str = "",
    by: Viewer,
    on: date,
) -> AgreedWay:
    """How one may get in touch from now on (E12); the earlier ways stay."""
    case = case_for(by, case_id, "cases.agree_way")
    said = {"channel": channel, "contact": contact, "when": when, "caller_name": caller_name}
    row = keep_way(case, way_columns(**said, note=note, message=message), by=by, on=on)
    tell(case_id=case.pk, subjects=[f"way:{row.pk}"])
    return row


def keep_way(case: Case, columns: Mapping[str, str], *, by: Viewer, on: date) -> AgreedWay:
    """The agreed way, as part of the action that agrees on it."""
    return AgreedWay.objects.create(case=case, since=on, by_id=by.account_id, **columns)


def way_columns(*, channel: str, message: bool | None, **words: str) -> dict[str, str]:
    """What is agreed as columns; raises Invalid where nothing is said."""
    typed = {name: text.strip() for name, text in words.items()}
    if message is None and not any(typed.values()):
        raise Invalid(contact=_("Napište aspoň jednu věc: kam se ozvat, kdy, nebo co nedělat."))
    said = {True: AgreedWay.Answer.YES, False: AgreedWay.Answer.NO, None: AgreedWay.Answer.UNASKED}
    found = phones.columns(typed.get("contact", ""))
    return {"channel": channel, "message": str(said[message]), **typed, **found}


def move(case: Case, stage: str, *, on: date) -> None:
    """The next stage, as part of the action that leads there."""
    case.stage = stage
    case.closed_on = on if stage in Case.OVER else None
    touch(case)
