"""Reading cases: only what the viewer may see, as frozen read models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from opora.access.doors import ACTIONS, NotAllowed, NotFound
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.cases.agreement_words import agreement_word
from opora.cases.models import Case, KeyWorker, Participant
from opora.catalog import current
from opora.decisions.providers import Subject
from opora.people.birth import Birth
from opora.rules.facts import Span


@dataclass(frozen=True)
class PersonInCase:
    """Somebody in a case, as its page shows them; ``elsewhere``: in another, seen or not, too."""

    id: int
    participation_id: int
    name: str
    given_name: str
    family_name: str
    code: str
    relation: str
    client: bool
    age: Span | None
    born: Birth | None
    person_kind: str
    phone: str
    email: str
    address: str
    elsewhere: bool


@dataclass(frozen=True)
class CaseRow:
    """A case in a list."""

    id: int
    title: str
    service: str
    site: str
    stage: str
    opened_on: date
    family: bool
    key_worker_id: int | None
    opened_by_id: int
    version: int
    closed_on: date | None = None
    led_next_by: int | None = None
    led_next_from: date | None = None
    """A planned handover, where the list asked for it."""

    @property
    def stage_label(self) -> str:
        """The stage in words; who waits for an agreement waits for the service's own form of it."""
        if self.stage == Case.Stage.ACCEPTED:
            waits_for = agreement_word(current().service(self.service), "for")
            return _("čeká na %(what)s") % {"what": waits_for}
        return str(Case.Stage(self.stage).label)

    @property
    def responsible_id(self) -> int:
        """Who has to see to what is due: the key worker, before one is chosen who opened it."""
        return self.key_worker_id or self.opened_by_id

    @property
    def is_over(self) -> bool:
        """Nothing more is expected to happen in the case."""
        return self.stage in Case.OVER

    def latest_day(self, today: date) -> date:
        """The last day on which something can have taken place in it."""
        return today if self.closed_on is None else min(self.closed_on, today)


def with_key_worker(viewer: Viewer, day: date | None = None) -> Any:
    """Cases that the viewer sees, each with its key worker of the day; of today where none is said.

    The day asks about the key worker alone: who sees the case is a question of today.
    """
    begun = KeyWorker.objects.begun(day or viewer.today).filter(case_id=OuterRef("pk"))
    latest = begun.order_by("-since").values("worker_id")
    return Case.objects.visible_to(viewer).annotate(key_worker_id=Subquery(latest[:1]))


def row_of(case: Case) -> CaseRow:
    """What a page needs of a case found in that way."""
    return CaseRow(
        id=case.pk,
        title=case.title,
        service=case.service,
        site=case.site,
        stage=case.stage,
        opened_on=case.opened_on,
        family=case.family,
        key_worker_id=getattr(case, "key_worker_id", None),
        opened_by_id=case.opened_by_id,
        version=case.version,
        closed_on=case.closed_on,
        led_next_by=getattr(case, "led_next_by", None),
        led_next_from=getattr(case, "led_next_from", None),
    )


@prepared
def _seen(case_id: int, *, viewer: Viewer, held: bool) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.visible_to(viewer).filter(pk=case_id)
    return found.select_for_update(of=("self",)) if held else found


def case_for(viewer: Viewer, case_id: int, code: str | None = None) -> Case:
    """The case itself, for an action. NotFound when unseen, NotAllowed without the right.

    With a ``code`` the row is held and what the page saw is compared: Stale for an older page.
    """
    # Whoever changes a case holds its row: two tabs can't both pass for the first.
    found = _seen(case_id, viewer=viewer, held=code is not None)
    if not found:
        raise NotFound
    case = found[0]
    if code is not None and not viewer.holds(ACTIONS[code].roles, case.service, case.site, case.pk):
        raise NotAllowed
    if code is not None:
        not_stale()
    return case


def may(viewer: Viewer, code: str, case: CaseRow | Case) -> bool:
    """Whether the viewer's role has the right to an action on a case already seen."""
    return viewer.holds(ACTIONS[code].roles, case.service, case.site, _id(case))


def case_row(viewer: Viewer, case_id: int) -> CaseRow:
    """One case as a read model; NotFound when unseen."""
    found = case_rows(viewer, [case_id])
    if not found:
        raise NotFound
    return found[0]


@prepared
def _visible(case_ids: Sequence[int], *, viewer: Viewer) -> QuerySet[Case]:
    found: QuerySet[Case] = with_key_worker(viewer).filter(pk__in=case_ids)
    return found


def case_rows(viewer: Viewer, case_ids: Sequence[int]) -> list[CaseRow]:
    """Those of the cases that the viewer sees."""
    return [row_of(one) for one in _visible(case_ids, viewer=viewer)]


def _listed(
    *,
    viewer: Viewer,
    stages: tuple[str, ...],
    service: str,
    whose: int,
    planned: bool,
    day: date | None,
) -> Any:
    found = with_key_worker(viewer, day)
    if planned:
        found = found.with_planned(viewer.today)
    if stages:
        found = found.filter(stage__in=stages)
    if service:
        found = found.filter(service=service)
    return _mine(found, whose) if whose else found


@prepared
def _page(*, after: int, limit: int, **wanted: Any) -> QuerySet[Case]:
    found: QuerySet[Case] = _listed(**wanted).order_by("sort_title", "pk")
    return found[after : after + limit]


def cases(
    viewer: Viewer,
    *,
    stages: Iterable[str] = (),
    service: str = "",
    mine: bool = False,
    whose: int = 0,
    planned: bool = False,
    day: date | None = None,
    after: int = 0,
    limit: int = 50,
) -> tuple[list[CaseRow], int]:
    """A page of visible cases in Czech order, and how many there are in all.

    ``mine``: for which the viewer answers; ``whose``: for which this worker does. ``planned``: with
    the handover to come. ``day``: on which they answer for it, where it is not today.
    """
    wanted: dict[str, Any] = {
        "viewer": viewer,
        "stages": tuple(stages),
        "service": service,
        "whose": viewer.account_id if mine else whose,
        "planned": planned,
        "day": day,
    }
    rows = [row_of(one) for one in _page(**wanted, after=after, limit=limit)]
    ends = len(rows) < limit and (rows or not after)
    return rows, after + len(rows) if ends else _listed(**wanted).count()


def _mine(found: Any, account_id: int) -> Any:
    """Cases the account answers for now: by index first, then by the latest start."""
    led = KeyWorker.objects.filter(worker_id=account_id).values_list("case_id")
    opened = Case.objects.filter(opened_by_id=account_id).values_list("pk")
    return found.filter(
        Q(key_worker_id=account_id) | Q(opened_by_id=account_id, key_worker_id__isnull=True),
        pk__in=led.union(opened),  # both by index: an OR of the two would look at every case
    )


@prepared
def _participants(case_ids: Sequence[int]) -> QuerySet[Participant]:
    others = Participant.objects.filter(person_id=OuterRef("person_id"), until=None)
    rows = Participant.objects.filter(case_id__in=case_ids, until=None)
    rows = rows.annotate(elsewhere=Exists(others.exclude(case_id=OuterRef("case_id"))))
    return rows.select_related("person").order_by("pk")


@once_a_page
def people_of(case_ids: Sequence[int], on: date) -> dict[int, list[PersonInCase]]:
    """People of cases that the caller has already found visible."""
    found: dict[int, list[PersonInCase]] = {one: [] for one in case_ids}
    for row in _participants(case_ids):
        person = row.person
        born = (
            Birth(person.born_from, person.born_to) if person.born_from and person.born_to else None
        )
        found[row.case_id].append(
            PersonInCase(
                id=person.pk,
                participation_id=row.pk,
                name=str(person),
                given_name=person.given_name or person.code,
                family_name=person.family_name,
                code=person.code,
                relation=row.relation,
                client=row.client,
                age=born.age(on) if born else None,
                born=born,
                person_kind=person.kind,
                phone=person.phone,
                email=person.email,
                address=person.address,
                elsewhere=getattr(row, "elsewhere", False),
            )
        )
    return found


def subject(
    case: Case | CaseRow,
    *,
    person_ids: Sequence[int] = (),
    worker_id: int | None = None,
    organisation_id: int,
) -> Subject:
    """The case as the subject of a question; without persons all who are served."""
    chosen = tuple(person_ids) or tuple(
        Participant.objects.filter(case_id=_id(case), client=True, until=None).values_list(
            "person_id", flat=True
        )
    )
    return Subject(
        organisation_id=organisation_id,
        service=case.service,
        site=case.site,
        case_id=_id(case),
        person_ids=chosen,
        worker_id=worker_id,
    )


def _id(case: Case | CaseRow) -> int:
    return case.pk if isinstance(case, Case) else case.id
