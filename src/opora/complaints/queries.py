"""Reading complaints: only those that the viewer may see, as frozen read models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from opora.access.deputies.queries import deputies
from opora.access.doors import ACTIONS, NotAllowed, NotFound
from opora.access.prepared import prepared
from opora.access.queries import Colleague, colleagues, left_out, names
from opora.access.reading import once_a_page
from opora.access.roles import HEADS
from opora.access.seen import not_stale
from opora.access.viewer import Viewer
from opora.cases.beside.queries import stands_beside, with_rows
from opora.cases.models import Participant
from opora.complaints.deadlines import deadlines
from opora.complaints.models import TAKERS, Appeal, Complaint, Extension, Reply
from opora.complaints.rows import AppealRow, ComplaintRow, Course, ExtensionRow, ReplyRow

stands_beside(Complaint, link="about_case")


def _seen(viewer: Viewer) -> Any:
    """Complaints that the viewer sees, each with whether they may decide it."""
    decided = Complaint.objects.visible_to(viewer, handling=True).filter(pk=OuterRef("pk"))
    return _standing(Complaint.objects.visible_to(viewer)).annotate(handles=Exists(decided))


def _standing(found: Any) -> Any:
    """With the day of the answer that counts, and until when there is more time."""
    own = {"complaint_id": OuterRef("pk"), "void_reason": ""}
    answered = Reply.objects.filter(**own).values("on")
    extended = Extension.objects.filter(**own).order_by("-pk").values("until")
    return found.annotate(answered_on=Subquery(answered[:1]), extended_to=Subquery(extended[:1]))


def _rows(found: Iterable[Any]) -> list[ComplaintRow]:
    kept = list(found)
    named = {one.taken_by_id for one in kept} | {one.responsible_id for one in kept}
    called = names(named | {worker for one in kept for worker in one.workers})
    rows = [
        ComplaintRow(
            id=one.pk,
            service=one.service,
            site=one.site,
            kind=one.kind,
            received_on=one.received_on,
            way=one.way,
            words=one.words,
            about=one.about,
            workers=tuple(called.get(worker, "") for worker in one.workers),
            worker_ids=tuple(one.workers),
            who=one.who,
            name=one.name,
            represents=one.represents,
            answer_way=one.answer_way,
            contact=one.contact,
            case_id=one.about_case_id,
            taken_by=called.get(one.taken_by_id, ""),
            taken_by_id=one.taken_by_id,
            recorded_on=one.recorded_on,
            recorded_by_id=one.recorded_by_id,
            responsible=called.get(one.responsible_id or 0, ""),
            responsible_id=one.responsible_id,
            void_reason=one.void_reason,
            handles=one.handles,
            answered_on=one.answered_on,
            extended_to=one.extended_to,
        )
        for one in kept
    ]
    due = deadlines(rows, kept[0].organisation_id) if kept else {}
    return [replace(one, due=due.get(one.id)) for one in rows]


def complaint_row(viewer: Viewer, complaint_id: int) -> ComplaintRow:
    """One complaint; NotFound when unseen."""
    rows = _rows(_one(complaint_id, viewer=viewer))
    if not rows:
        raise NotFound
    return rows[0]


@prepared
def _one(complaint_id: int, *, viewer: Viewer) -> QuerySet[Complaint]:
    found: QuerySet[Complaint] = _seen(viewer).filter(pk=complaint_id)
    return found


def complaint_for(viewer: Viewer, complaint_id: int, code: str) -> Complaint:
    """The complaint itself, held, for an action that decides something about it.

    NotFound when unseen or void, NotAllowed for who only sees it, Stale for an older page.
    """
    visible = Complaint.objects.visible_to(viewer).filter(pk=complaint_id)
    row: Complaint | None = visible.select_for_update(of=("self",)).first()
    if row is None or row.void_reason:
        raise NotFound
    decides = Complaint.objects.visible_to(viewer, handling=True).filter(pk=complaint_id)
    if not viewer.services(ACTIONS[code].roles) or not decides.exists():
        raise NotAllowed
    not_stale()
    return row


def due_without(viewer: Viewer, complaint_id: int, extension_id: int = 0) -> date | None:
    """The term that holds, with one extension (if any is named) left out; None without a term."""
    row = complaint_row(viewer, complaint_id)
    if row.due is None or row.due.day is None:
        return None
    rows = Extension.objects.filter(complaint_id=complaint_id, void_reason="")
    later = rows.exclude(pk=extension_id).order_by("-pk").values_list("until", flat=True).first()
    return later or row.due.day


def is_seen(viewer: Viewer, complaint_id: int) -> bool:
    """Whether the viewer sees the complaint."""
    return bool(Complaint.objects.visible_to(viewer).filter(pk=complaint_id).exists())


def last_taken_in(viewer: Viewer) -> int:
    """The number of the complaint that the viewer was the last to write down."""
    rows = Complaint.objects.filter(recorded_by_id=viewer.account_id).order_by("-pk")
    found: int = rows.values_list("pk", flat=True)[0]
    return found


def complaints(viewer: Viewer, *, service: str = "", year: int | None = None) -> list[ComplaintRow]:
    """Complaints that the viewer sees, the latest first; a year's are those received in it."""
    days = () if year is None else (date(year, 1, 1), date(year, 12, 31))
    return _rows(_received(*days, viewer=viewer, service=service))


@prepared
def _received(*since_until: date, viewer: Viewer, service: str) -> QuerySet[Complaint]:
    found: QuerySet[Complaint] = _seen(viewer)
    if service:
        found = found.filter(service=service)
    if since_until:
        since, until = since_until
        found = found.filter(received_on__gte=since, received_on__lte=until)
    return found.order_by("-received_on", "-pk")


@prepared
def _of_cases(case_ids: Sequence[int], *, viewer: Viewer) -> QuerySet[Complaint]:
    found: QuerySet[Complaint] = _seen(viewer).filter(about_case_id__in=case_ids)
    return found.order_by("-received_on", "-pk")


def complaints_of_case(viewer: Viewer, case_id: int) -> list[ComplaintRow]:
    """Complaints about a case found visible, as far as the viewer sees them."""
    return _rows(_of_cases(with_rows([case_id], Complaint), viewer=viewer))


@prepared
def _unanswered(*, viewer: Viewer) -> QuerySet[Complaint]:
    found: QuerySet[Complaint] = _seen(viewer).filter(void_reason="", answered_on=None)
    return found.order_by("received_on", "pk")


@once_a_page
def unanswered(viewer: Viewer) -> list[ComplaintRow]:
    """Complaints that the viewer sees and that are not answered yet, the oldest first."""
    return _rows(_unanswered(viewer=viewer))


def waiting(viewer: Viewer) -> list[ComplaintRow]:
    """Those of them that the viewer may decide."""
    return [one for one in unanswered(viewer) if one.handles]


def course_of(complaint_id: int) -> Course:
    """What happened to a complaint found visible."""

    def rows(model: Any, shown: Any) -> tuple[Any, ...]:
        columns = [one.name for one in fields(shown) if one.name != "by"]
        found = model.objects.filter(complaint_id=complaint_id).order_by("on", "pk")
        return tuple(
            shown(by=name, **dict(zip(columns, values, strict=True)))
            for name, *values in found.values_list("by__full_name", *columns)
        )

    return Course(rows(Reply, ReplyRow), rows(Extension, ExtensionRow), rows(Appeal, AppealRow))


def who_may_handle(viewer: Viewer, about: Complaint | ComplaintRow) -> list[Colleague]:
    """Workers of the place who are not complained of and meet every person of its case."""
    shut = about.workers if isinstance(about, Complaint) else about.worker_ids
    case_id = about.about_case_id if isinstance(about, Complaint) else about.case_id
    found = colleagues(
        viewer,
        service=about.service,
        site=about.site,
        roles=TAKERS,
        person_ids=_people_of(case_id) if case_id is not None else [],
    )
    return [one for one in found if one.id not in shut]


def _people_of(case_id: int) -> list[int]:
    """Everybody who is or was in the case."""
    return list(Participant.objects.filter(case_id=case_id).values_list("person_id", flat=True))


@dataclass(frozen=True)
class InCharge:
    """Who decides a complaint that is in nobody's hands: the heads, else who stands in for them."""

    heads: tuple[str, ...]
    deputies: tuple[str, ...]

    @property
    def is_nobody(self) -> bool:
        """It is about the head, and nobody is named to stand in."""
        return not self.heads and not self.deputies


def in_charge(viewer: Viewer, row: ComplaintRow) -> InCharge:
    """Of the heads and deputies of the place those whom it is not about."""
    shut = set(row.worker_ids)
    people = _people_of(row.case_id) if row.case_id is not None else []
    heads = colleagues(viewer, service=row.service, site=row.site, roles=HEADS, person_ids=people)
    able = tuple(one.name for one in heads if one.id not in shut)
    named = deputies(viewer, [row.service], viewer.today).get(row.service, [])
    pairs = ((account_id, person) for account_id, _name in named for person in people)
    out = shut | {account_id for account_id, _person in left_out(pairs, viewer.today)}
    standing_in = tuple(name for account_id, name in named if account_id not in out)
    return InCharge(able, standing_in if not able or shut & {one.id for one in heads} else ())
