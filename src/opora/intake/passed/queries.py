"""Where a contact is left, and which of those that were left wait for somebody to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from opora.access.prepared import prepared
from opora.access.queries import names
from opora.access.roles import HEADS
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.beside.queries import stands_beside, with_rows
from opora.cases.models import Case, KeyWorker, Participant
from opora.catalog import current
from opora.intake.codes.spelling import spelled
from opora.intake.given import Who
from opora.intake.models import Contact
from opora.people.models import Person

Kind = Contact.Kind
LEFT = "contacts left in a running case"
stands_beside(Contact, name=LEFT, in_lists=True, kind=Kind.PASSED)


@dataclass(frozen=True)
class Passed:
    """A contact that nobody who works with the client has answered yet."""

    id: int
    case_id: int
    on: date
    by: str


def runs_unseen(by: Viewer, service: str, who: Who) -> Case | None:
    """The running case of the very same person in this service that the viewer doesn't see.

    The same are those who have the name and the day of birth, the code, or whose earlier case it
    is. A namesake is another person; of a family the member who gets in touch is enough.
    """
    same = _same(by, service, who)
    if same is None:
        return None
    served = Participant.objects.filter(same, client=True, until=None).values("case_id")
    rows = Case.objects.left_with(by).filter(service=service, pk__in=served)
    found: Case | None = rows.order_by("-opened_on", "-pk").first()
    return found


def _same(by: Viewer, service: str, who: Who) -> Q | None:
    if who.returning is not None:
        earlier = Case.objects.visible_to(by).filter(pk=who.returning).values("pk")
        persons = Participant.objects.filter(case_id__in=earlier, client=True, until=None)
        only = {"person_id": who.person_id} if who.person_id is not None else {}
        return Q(person_id__in=persons.filter(**only).values("person_id"))
    here = Q(person__organisation_id=by.organisation_id)
    if who.anonymous:
        code = folded(spelled(current().service(service), " ".join(who.code.split())))
        return here & Q(person__kind=Person.Kind.ANONYMOUS, person__code_folded=code)
    given, family = folded(who.given_name.strip()), folded(who.family_name.strip())
    birth = who.birth
    if not (given and family) or birth is None or birth.first != birth.last:
        return None
    born = Q(person__born_from=birth.first, person__born_to=birth.first)
    return here & born & Q(person__given_folded=given, person__family_folded=family)


def was_passed_on(case: Case) -> bool:
    """Whether the case that a contact gave is one that had been running: no new one is a client."""
    return case.stage == Case.Stage.CLIENT


def _waiting() -> "QuerySet[Contact]":
    later = Contact.objects.filter(
        case_id=OuterRef("case_id"), void_reason="", pk__gt=OuterRef("pk")
    )
    rows = Contact.objects.filter(kind=Kind.PASSED, void_reason="")
    return rows.exclude(Exists(later.exclude(kind=Kind.PASSED))).exclude(case__stage__in=Case.OVER)


@prepared
def _of(case_ids: Sequence[int]) -> "QuerySet[Contact]":
    return _waiting().filter(case_id__in=case_ids).order_by("pk")


def waiting(case_ids: Sequence[int]) -> list[Passed]:
    """Of the cases, that the caller has found visible; the oldest first."""
    rows = list(_of(with_rows(case_ids, LEFT)))
    known = names([one.by_id for one in rows])
    return [Passed(one.pk, one.case_id, one.on, known.get(one.by_id, "")) for one in rows]


def unanswered_without_key_worker(viewer: Viewer) -> "QuerySet[Contact, tuple[int]]":
    """Cases with such a contact that nobody leads; sight is the caller's."""
    led = KeyWorker.objects.leading(viewer.today).filter(case_id=OuterRef("case_id"))
    rows = _waiting().filter(viewer.where(HEADS, "case__"), ~Exists(led))
    return rows.values_list("case_id")
