"""A story being told: its case, the days of its steps, the hours of its acts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from opora.access.viewer import Viewer
from opora.acts.happened import Happened
from opora.agreements.models import Agreement
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.demo.story import Step, Story

OPENS, CLOSES = time(9), time(17)


@dataclass
class Diary:
    """At which hour the next act of a day begins at a site, and whose cases were told before."""

    free: dict[tuple[str, str, date], time] = field(default_factory=dict)
    cases: dict[tuple[str, str], int] = field(default_factory=dict)

    def hour(self, service: str, site: str, day: date, minutes: int) -> time:
        """The first free hour that leaves room for the act before closing."""
        starts = self.free.get((service, site, day), OPENS)
        if _later(starts, minutes) > CLOSES:
            starts = OPENS
        ends = _later(starts, minutes)
        whole = ends if ends.minute == 0 else time(ends.hour + 1)
        self.free[service, site, day] = whole
        return starts


def _later(at: time, minutes: int) -> time:
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()


@dataclass
class Telling:
    """What is known while a story is told."""

    story: Story
    today: date
    workers: Mapping[str, Viewer]
    diary: Diary
    case_id: int = 0
    first_person_id: int = 0
    minors: list[int] = field(default_factory=list)
    agreement: Agreement | None = None
    goals: list[int] = field(default_factory=list)
    last_act: tuple[int, Happened] | None = None
    used_notes: Counter[str] = field(default_factory=Counter)

    def day(self, days_ago: int) -> date:
        """The working day of a step: that many days ago, or the last one before."""
        day = self.today - timedelta(days=days_ago)
        return CZECH_DAYS.last_working(day) if days_ago else day

    def by(self, step: Step) -> Viewer:
        """Who takes the step: the worker of the story, unless told otherwise."""
        return self.workers[step.word("by", self.story.works)]

    def note(self, kind: str) -> str:
        """The next of the notes that belong to this kind of act."""
        notes = self.story.notes.get(kind, ("",))
        self.used_notes[kind] += 1
        return notes[(self.used_notes[kind] - 1) % len(notes)]
