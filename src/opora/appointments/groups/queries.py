"""Groups: who is expected, as far as the viewer sees the cases."""

from dataclasses import dataclass
from datetime import date, time
from operator import itemgetter

from django.db.models import QuerySet

from opora.access.doors import NotFound
from opora.access.prepared import prepared
from opora.access.viewer import Viewer
from opora.appointments.models import READERS, Appointment, Group
from opora.appointments.queries import AppointmentRow, rows_of
from opora.appointments.repeating.words import rule_words
from opora.cases.models import Case
from opora.cases.queries import CaseRow, cases

State = Appointment.State
RUNNING = tuple(stage for stage in Case.Stage if stage not in Case.OVER)
MOST_OFFERED = 120


@dataclass(frozen=True)
class GroupRow:
    """A group that the viewer sees a part of; ``unseen`` counts the rest."""

    id: int
    service: str
    site: str
    members: tuple[AppointmentRow, ...]
    unseen: int
    series: str = ""

    @property
    def first(self) -> AppointmentRow:
        """Any of its meetings says when, where and who of us."""
        standing = [one for one in self.members if one.state != State.CANCELLED]
        return (standing or list(self.members))[0]

    @property
    def waiting(self) -> tuple[AppointmentRow, ...]:
        """Meetings of which nothing is written yet."""
        return tuple(one for one in self.members if one.state == State.PLANNED)

    @property
    def day(self) -> date:
        """Its day."""
        return self.first.day

    @property
    def at(self) -> time:
        """When it begins."""
        return self.first.at


def group_row(viewer: Viewer, group_id: int) -> GroupRow:
    """One group; NotFound away from its site, and where no case of it is seen."""
    near = Group.objects.filter(viewer.where(READERS), pk=group_id)
    found = near.select_related("series").first()
    if found is None:
        raise NotFound
    members = tuple(rows_of(_members(group_id, viewer=viewer)))
    if not members:
        raise NotFound
    unseen = Appointment.objects.filter(group_id=group_id).count() - len(members)
    series = rule_words(found.series.rule, found.series.starts) if found.series else ""
    return GroupRow(found.pk, found.service, found.site, members, unseen, series)


@prepared
def _members(group_id: int, *, viewer: Viewer) -> QuerySet[Appointment]:
    seen: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).select_related("case")
    return seen.filter(group_id=group_id).order_by("case__sort_title", "pk")


def following(group_id: int) -> list[tuple[int, date]]:
    """The group and those of its series that are planned from its day on, each with its day."""
    group = Group.objects.get(pk=group_id)
    planned = Appointment.objects.filter(group__series_id=group.series_id or 0, state=State.PLANNED)
    days = dict(planned.order_by("day").values_list("group_id", "day"))
    first = days.get(group_id)
    if first is None:
        raise NotFound
    return sorted(((key, day) for key, day in days.items() if day >= first), key=itemgetter(1))


def candidates(viewer: Viewer, service: str, site: str) -> list[CaseRow]:
    """Running cases of the site that the viewer sees."""
    rows, _count = cases(viewer, stages=RUNNING, service=service, limit=MOST_OFFERED)
    return [row for row in rows if row.site == site]
