"""A complaint as pages show it, and how it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from opora.access.viewer import Viewer
from opora.complaints.models import Complaint, Reply

State = Literal["void", "answered", "late_answer", "overdue", "open", "noted"]


@dataclass(frozen=True)
class AnswerDue:
    """By when it is to be answered: the rule's sentence with its day, and who is reminded.

    Without a ``day`` the texts are silent and the organisation has set no number.
    """

    day: date | None
    text: str
    rule: str
    basis: Literal["published", "ours", "unpublished"]
    source: str
    reminds: bool


@dataclass(frozen=True)
class ComplaintRow:
    """One complaint, found visible; ``handles``: whether the viewer may decide it."""

    id: int
    service: str
    site: str
    kind: str
    received_on: date
    way: str
    words: str
    about: str
    workers: tuple[str, ...]
    worker_ids: tuple[int, ...]
    who: str
    name: str
    represents: str
    answer_way: str
    contact: str
    case_id: int | None
    taken_by: str
    taken_by_id: int
    recorded_on: date
    recorded_by_id: int
    responsible: str
    responsible_id: int | None
    void_reason: str
    handles: bool
    answered_on: date | None
    extended_to: date | None
    due: AnswerDue | None = None

    @property
    def about_label(self) -> str:
        """What it is about, in words."""
        return str(Complaint.About(self.about).label)

    @property
    def who_label(self) -> str:
        """Who came with it, in words."""
        return str(Complaint.Who(self.who).label)

    @property
    def is_anonymous(self) -> bool:
        """Whoever came with it did not say who they are."""
        return self.who == Complaint.Who.ANONYMOUS

    @property
    def due_day(self) -> date | None:
        """The last day for the answer, by the latest extension where there is one."""
        return self.extended_to or self.due.day if self.due else None

    @property
    def is_late(self) -> bool:
        """Whether the answer came after its last day."""
        if self.answered_on is None or self.due_day is None:
            return False
        return self.answered_on > self.due_day

    def state(self, on: date) -> State:
        """How it stands on the day."""
        if self.void_reason:
            return "void"
        if self.answered_on is not None:
            return "late_answer" if self.is_late else "answered"
        if self.due is None:
            return "noted"
        return "overdue" if self.due_day is not None and self.due_day < on else "open"

    def is_mine(self, viewer: Viewer) -> bool:
        """Whether it waits for this viewer: in their hands, or in nobody's and theirs to decide."""
        mine = self.responsible_id == viewer.account_id
        return mine or (self.responsible_id is None and self.handles)


@dataclass(frozen=True)
class ReplyRow:
    """How it was answered."""

    id: int
    on: date
    way: str
    way_reason: str
    text: str
    result: str
    measures: str
    appeal_told: bool | None
    by: str
    void_reason: str

    @property
    def result_label(self) -> str:
        """Whether the complaint was right, in words."""
        return str(Reply.Result(self.result).label) if self.result else ""


@dataclass(frozen=True)
class ExtensionRow:
    """More time for the answer."""

    id: int
    on: date
    until: date
    reason: str
    told_on: date | None
    by: str
    void_reason: str


@dataclass(frozen=True)
class AppealRow:
    """Somebody turned elsewhere."""

    id: int
    on: date
    body: str
    note: str
    result: str
    result_on: date | None
    by: str
    void_reason: str


@dataclass(frozen=True)
class Course:
    """What happened to a complaint, the oldest first, void records among it."""

    replies: tuple[ReplyRow, ...]
    extensions: tuple[ExtensionRow, ...]
    appeals: tuple[AppealRow, ...]
