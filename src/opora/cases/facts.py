"""What the record knows of a case: first contact, people, programmes, key workers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from opora.access.models import Assignment
from opora.access.queries import left_out
from opora.access.roles import Role
from opora.access.viewer import lasting
from opora.cases.models import Case, KeyWorker, Participant, Programme
from opora.decisions.providers import Facts, Subject, provides

# Which role speaks where one person holds several: the one with most to answer for.
_RANK = tuple(Role)


def case_ids(subjects: Sequence[Subject]) -> list[int]:
    """The cases of the subjects that have one."""
    return [one.case_id for one in subjects if one.case_id is not None]


@provides("first_contact_on", "applied_on")
def opened(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The file is opened by the first contact; the application is made with it."""
    rows = Case.objects.filter(pk__in=case_ids(subjects)).values_list("pk", "opened_on")
    days = dict(rows)
    return [
        {"first_contact_on": days[one.case_id], "applied_on": days[one.case_id]}
        if one.case_id in days
        else {}
        for one in subjects
    ]


@provides("persons")
def persons(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """How many people of the case are served."""
    counts: dict[int, int] = defaultdict(int)
    rows = Participant.objects.filter(case_id__in=case_ids(subjects), client=True, until=None)
    for case_id in rows.values_list("case_id", flat=True):
        counts[case_id] += 1
    return [{"persons": counts[one.case_id]} if one.case_id in counts else {} for one in subjects]


@provides("key_workers")
def key_workers(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """One or none on the day: starts only are kept, so never two."""
    rows = KeyWorker.objects.leading(on).filter(case_id__in=case_ids(subjects))
    having = set(rows.values_list("case_id", flat=True))
    return [
        {} if one.case_id is None else {"key_workers": int(one.case_id in having)}
        for one in subjects
    ]


@provides("programme_started_on")
def programmes(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """When the running programme began; of several the latest."""
    rows = Programme.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=on),
        case_id__in=case_ids(subjects),
        started_on__lte=on,
        void_reason="",
    ).order_by("started_on")
    started = {row.case_id: row.started_on for row in rows}
    return [
        {"programme_started_on": started[one.case_id]} if one.case_id in started else {}
        for one in subjects
    ]


@provides("worker_left_out")
def left_out_workers(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether the worker must not meet somebody whom the question is about (B19)."""
    pairs = {
        (one.worker_id, person)
        for one in subjects
        if one.worker_id is not None
        for person in one.person_ids
    }
    shut = left_out(pairs, on) if pairs else set()
    return [
        {}
        if one.worker_id is None or one.case_id is None
        else {"worker_left_out": any((one.worker_id, person) in shut for person in one.person_ids)}
        for one in subjects
    ]


@provides("by_role")
def roles(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """The role of the worker the question is about; the head's for whoever stands in for one."""
    workers = {one.worker_id for one in subjects if one.worker_id is not None}
    held: dict[tuple[int, str], list[tuple[str, Role, date]]] = defaultdict(list)
    rows = Assignment.objects.filter(lasting(on), account_id__in=workers)
    for account, service, site, role, since in rows.values_list(
        "account_id", "service", "site", "role", "since"
    ):
        held[(account, service)].append((site, Role(role), max(since or on, on)))
    return [
        {"by_role": Role.HEAD.value}
        if one.is_head
        else _role(held.get((one.worker_id or 0, one.service), []), one.site)
        for one in subjects
    ]


def _role(posts: list[tuple[str, Role, date]], site: str) -> Facts:
    """Held on the day; of whoever writes down what was before their first one, that first one."""
    there = [(role, begun) for at, role, begun in posts if at in ("", site)]
    first = min((begun for _role, begun in there), default=None)
    here = [role for role, begun in there if begun == first]
    return {"by_role": min(here, key=_RANK.index).value} if here else {}
