"""What the record knows of agreements."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from opora.access.prepared import prepared
from opora.agreements.models import (
    Agreement,
    Breach,
    Ending,
    Side,
    WarningGiven,
    running,
    taking_place,
)
from opora.cases.facts import case_ids
from opora.cases.mending.key_worker_needed import needs_key_worker
from opora.cases.models import Case, Participant
from opora.catalog import current
from opora.decisions.providers import Facts, Subject, counts, provides
from opora.rules.facts import Counted


@prepared
def _running(cases: Sequence[int], on: date) -> QuerySet[Agreement, Any]:
    rows = Agreement.objects.filter(running(on), case_id__in=cases).order_by("concluded_on")
    return rows.values_list("case_id", "concluded_on")


@provides("agreement_running", "agreement_concluded_on", "consent_given")
def agreements(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether an agreement runs on the day, and when it was concluded.

    Of the consent the day alone counts: what was signed that day holds that day.
    """
    concluded = dict(_running(case_ids(subjects), on))
    found: list[Facts] = []
    for one in subjects:
        if one.case_id is None:
            found.append({})
            continue
        runs = one.case_id in concluded
        facts: Facts = {"agreement_running": runs, "consent_given": runs}
        if runs:
            facts["agreement_concluded_on"] = concluded[one.case_id]
        found.append(facts)
    return found


@provides("agreements_running")
def places(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Agreements running at the site, the case asked about aside; a family is one."""
    if not subjects:
        return []
    organisation = subjects[0].organisation_id
    at = Q(pk__in=[])
    for service, site in {(one.service, one.site) for one in subjects}:
        at |= Q(case__service=service, case__site=site)
    rows = Agreement.objects.filter(at, taking_place(on), case__organisation_id=organisation)
    counts: dict[tuple[str, str], int] = {
        (service, site): count
        for service, site, count in rows.values_list("case__service", "case__site").annotate(
            count=Count("case_id", distinct=True)
        )
    }
    own = set(rows.filter(case_id__in=case_ids(subjects)).values_list("case_id", flat=True))
    return [
        {"agreements_running": counts.get((one.service, one.site), 0) - (one.case_id in own)}
        for one in subjects
    ]


@provides("agreement_broken_on", "terminated_for_breach_on")
def breaches(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The latest breach in the same service of anyone whom the question is about."""
    people = _people(subjects)
    rows = (
        Ending.objects.filter(
            kind=Ending.Kind.BREACH,
            voided_on=None,
            ended_on__lte=on,
            agreement__voided_on=None,
            agreement__sides__person_id__in={person for known in people for person in known},
        )
        .order_by("broken_on", "pk")
        .values_list(
            "agreement__case__service",
            "agreement__sides__person_id",
            "broken_on",
            "terminated_on",
        )
    )
    endings = list(rows)
    return [
        _latest([row for row in endings if row[0] == one.service and row[1] in known])
        for one, known in zip(subjects, people, strict=True)
    ]


@counts("breaches_on")
def breaches_on(what: Counted, subjects: Sequence[Subject], on: date) -> list[object]:
    """The days up to this one on which the people asked about broke something in the service."""
    rows = Breach.objects.filter(happened_on__lte=on, void_reason="")
    return _days(rows, "agreement", "happened_on", subjects)


@counts("warnings_on")
def warnings_on(what: Counted, subjects: Sequence[Subject], on: date) -> list[object]:
    """The days up to this one on which they were warned for a breach that counts."""
    rows = WarningGiven.objects.filter(given_on__lte=on, void_reason="", breach__void_reason="")
    return _days(rows, "breach__agreement", "given_on", subjects)


def _days(rows: Any, agreement: str, day: str, subjects: Sequence[Subject]) -> list[object]:
    people = _people(subjects)
    named, case = f"{agreement}__sides__person_id", f"{agreement}__case"
    rows = rows.filter(
        **{f"{named}__in": {one for known in people for one in known}},
        **{f"{case}__void_reason": ""},
    )
    found = list(rows.values_list(f"{case}__service", named, day))
    return [
        sorted({when.isoformat() for at, who, when in found if at == one.service and who in known})
        if known
        else None
        for one, known in zip(subjects, people, strict=True)
    ]


@counts("people_agreed")
def people_agreed(what: Counted, subjects: Sequence[Subject], on: date) -> list[object]:
    """How many people are served by agreements that run at the site, the case asked about aside."""
    found: list[object] = []
    for one in subjects:
        agreed = Agreement.objects.filter(
            taking_place(on),
            case__organisation_id=one.organisation_id,
            case__service=one.service,
            case__site=one.site,
        ).exclude(case_id=one.case_id or 0)
        left = Participant.objects.filter(
            case_id=OuterRef("agreement__case_id"), person_id=OuterRef("person_id"), until__lte=on
        )
        sides = Side.objects.filter(agreement_id__in=agreed.values("pk"), since__lte=on)
        found.append(sides.exclude(Exists(left)).count())
    return found


def _people(subjects: Sequence[Subject]) -> list[set[int]]:
    by_case: dict[int, set[int]] = {}
    rows = Participant.objects.filter(case_id__in=case_ids(subjects), client=True)
    for case_id, person_id in rows.values_list("case_id", "person_id"):
        by_case.setdefault(case_id, set()).add(person_id)
    return [set(one.person_ids) | by_case.get(one.case_id or 0, set()) for one in subjects]


def _latest(rows: list[Any]) -> Facts:
    facts: Facts = {}
    for _service, _person, broken_on, terminated_on in rows:
        if broken_on is not None:
            facts["agreement_broken_on"] = broken_on
        if terminated_on is not None:
            facts["terminated_for_breach_on"] = terminated_on
    return facts


@needs_key_worker
def agreed_from(case: Case) -> date | None:
    """Where the service concludes only with a key worker, the day of the first agreement (B8)."""
    if not current().service(case.service).key_worker_before_agreement:
        return None
    first = Agreement.objects.filter(case=case, voided_on=None).order_by("concluded_on").first()
    return None if first is None else first.concluded_on
