"""My day: what is due, put in groups and in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.urls import get_script_prefix, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from opora.access.addresses import path_of
from opora.access.doors import Action
from opora.access.viewer import Viewer
from opora.cases.beside.queries import Way, stands_beside, ways, with_rows
from opora.cases.boards import Beside, Due, beside_of, dues_of, end_of_next_week
from opora.cases.calling import calls_of
from opora.cases.models import Case
from opora.cases.queries import CaseRow, case_rows, cases, may
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.decisions.models import Postponement
from opora.decisions.queries import postponed
from opora.desk.case_lines import CaseLine, case_lines
from opora.desk.promises import promised
from opora.ui import words

stands_beside(Postponement, in_lists=True)

# More cases than this nobody carries; a page's work must have a bound.
MOST_CASES = 300
_MESSAGES = {"yes": gettext_lazy("Vzkaz nechat lze"), "no": gettext_lazy("Vzkaz nenechávat")}
_NUMBER = re.compile(r"\d+")
RUNNING = tuple(stage for stage in Case.Stage if stage not in Case.OVER)


@dataclass(frozen=True)
class DueLine:
    """A due thing with its case, if it belongs to one; as ``ui.dues`` draws it."""

    due: Due | Beside
    case: CaseRow | None
    url: str
    when: str
    late: bool
    day_off: str
    source_url: str
    do_url: str
    contact: str = ""
    postpone_url: str = ""
    whose: str = ""

    @property
    def day(self) -> date:
        """By when."""
        return self.due.day

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.due.title

    @property
    def why(self) -> str:
        """What set it running."""
        return self.due.why

    @property
    def basis(self) -> str:
        """Whether the rule is published."""
        return self.due.basis

    @property
    def source(self) -> str:
        """Where the rule stands."""
        return self.due.source

    @property
    def do_label(self) -> str:
        """What the button says."""
        return self.due.do_label


@dataclass(frozen=True)
class DueGroup:
    """Overdue, today, until the end of next week, after that."""

    kind: str
    lines: tuple[DueLine, ...]


@dataclass(frozen=True)
class Day:
    """What the page shows; ``near`` counts what is due soon, also where a page shows a part."""

    groups: tuple[DueGroup, ...]
    near: int
    later: int
    lead: str
    cases: tuple[CaseLine, ...]
    in_all: int

    @property
    def shown(self) -> list[int]:
        """Ids of all cases that the page names."""
        due = {line.case.id for line in self._lines if line.case}
        return sorted(due | {row.id for row in self.cases})

    @property
    def shown_beside(self) -> list[str]:
        """What the page names that belongs to no case ('complaint:7')."""
        return [line.due.key for line in self._lines if line.case is None]

    @property
    def _lines(self) -> list[DueLine]:
        return [line for group in self.groups for line in group.lines]


def my_cases(viewer: Viewer) -> tuple[list[CaseRow], int]:
    """Running cases that the viewer answers for."""
    return cases(viewer, stages=RUNNING, mine=True, limit=MOST_CASES)


def my_day(viewer: Viewer, on: date, *, shown: int = 8, far: bool = False) -> Day:
    """The viewer's own day; ``far``: with what is due after the end of next week."""
    calls, others = calls_of(viewer), beside_of(viewer, on, mine=True)
    mine, in_all = my_cases(viewer)
    return compose(viewer, mine, in_all, on, shown=shown, calls=calls, others=others, far=far)


def compose(
    viewer: Viewer,
    rows: Sequence[CaseRow],
    in_all: int,
    on: date,
    *,
    shown: int,
    calls: Mapping[int, tuple[str, ...]] | None = None,
    others: Sequence[Beside] = (),
    far: bool = False,
) -> Day:
    """Groups of what is due, overdue first; ``calls`` are others' cases, ``others`` in no case."""
    own = {row.id for row in rows}
    calling = case_rows(viewer, [one for one in calls or {} if one not in own])
    dues: list[Due | Beside] = [
        one
        for one in standing(viewer, [*rows, *calling], on)
        if one.case_id in own or one.key.startswith((calls or {})[one.case_id])
    ]
    day = arrange(viewer, [*dues, *promised_of(others)], [*rows, *calling], on, far=far)
    return replace(day, cases=case_lines(rows[:shown], on), in_all=in_all)


def arrange(
    viewer: Viewer,
    dues: Sequence[Due | Beside],
    rows: Sequence[CaseRow],
    on: date,
    *,
    part: slice = slice(None),
    far: bool = False,
) -> Day:
    """Groups of these dues in these cases, overdue first; of what is near, a ``part``."""
    dues = sorted(dues, key=lambda one: one.day)
    ends = end_of_next_week(on)
    near = [one for one in dues if one.day <= ends]
    lines = _lines_of(viewer, dues if far else near[part], rows, on)
    groups = (
        DueGroup("late", tuple(one for one in lines if one.due.day < on)),
        DueGroup("today", tuple(one for one in lines if one.due.day == on)),
        DueGroup("later", tuple(one for one in lines if on < one.due.day <= ends)),
        DueGroup("far", tuple(one for one in lines if one.due.day > ends)),
    )
    return Day(
        groups=tuple(group for group in groups if group.lines),
        near=len(near),
        later=0 if far else len(dues) - len(near),
        lead=_lead(sum(one.day < on for one in near), sum(one.day == on for one in near)),
        cases=(),
        in_all=len(rows),
    )


def standing(viewer: Viewer, rows: Sequence[CaseRow], on: date) -> list[Due]:
    """What is due and has not been put off to a later day; where that is promised (S4)."""
    promising = {one for one in {row.service for row in rows} if promised(one, "due")}
    rows = [row for row in rows if row.service in promising]
    put_off = postponed(with_rows([row.id for row in rows], Postponement))
    return [
        one
        for one in dues_of(viewer, rows, on)
        if put_off.get((one.case_id, one.key), date.min) <= on
    ]


def promised_of(found: Iterable[Beside]) -> list[Beside]:
    """Of what is due beside the cases what the services have promised to remind of (S4)."""
    return [one for one in found if promised(one.service, "due")]


def _lines_of(
    viewer: Viewer, dues: Sequence[Due | Beside], rows: Sequence[CaseRow], on: date
) -> list[DueLine]:
    by_id = {row.id: row for row in rows}
    contacts = ways([one.case_id for one in dues if isinstance(one, Due) and one.contact])
    return [
        _line(viewer, one, by_id[one.case_id], on, contacts)
        if isinstance(one, Due)
        else _line_beside(one, on)
        for one in dues
    ]


def _line_beside(due: Beside, on: date) -> DueLine:
    return DueLine(
        due=due,
        case=None,
        url=due.url,
        when=words.due_words(due.day, on),
        late=due.day < on,
        day_off=due.day_off,
        source_url=_source_url(due.service, due.rule),
        do_url=due.do_url,
    )


def _line(
    viewer: Viewer, due: Due, case: CaseRow, on: date, contacts: Mapping[int, Way]
) -> DueLine:
    way = contacts.get(case.id)
    put_off = f"{path_of('postpone', case.id)}?{urlencode({'co': due.key})}"
    return DueLine(
        due=due,
        case=case,
        url=path_of("case", case.id),
        when=words.due_words(due.day, on),
        late=due.day < on,
        # Once the working day before is over, there is nothing to be done about it.
        day_off=words.day_off_note(due.day, CZECH_DAYS)
        if due.day >= on and CZECH_DAYS.last_working(due.day) >= on
        else "",
        source_url=_source_url(case.service, due.rule),
        do_url=due.do_url if _may_press(viewer, due.do_url, case) else "",
        contact=way_in_words(way) if way else "",
        postpone_url=put_off if may(viewer, "decisions.postpone", case) else "",
    )


def _source_url(service: str, rule: str) -> str:
    return f"{_rules_at(service, get_script_prefix())}#{rule}"


@lru_cache(500)
def _rules_at(service: str, _prefix: str) -> str:
    return reverse("service_rules", args=[service])


def _may_press(viewer: Viewer, url: str, case: CaseRow) -> bool:
    """Whether the step behind a button is the viewer's: who only reads is offered nothing."""
    action = _action_at(_NUMBER.sub("1", urlsplit(url).path))
    return action is None or may(viewer, action.code, case)


@lru_cache(500)
def _action_at(path: str) -> Action[..., Any] | None:
    """What the page does; pages of other records differ in their numbers only."""
    page = getattr(resolve(path).func, "view_class", None)
    action = getattr(page, "action", None)
    return action if isinstance(action, Action) else None


def way_in_words(way: Way) -> str:
    """The agreed way to get in touch, as one reads it before a call."""
    parts: Iterable[str] = (
        " ".join(part for part in (way.contact, way.when) if part),
        _("Představit se: %(name)s") % {"name": way.caller_name} if way.caller_name else "",
        str(_MESSAGES.get(way.message, "")),
        way.note,
    )
    said = [part.rstrip(".") for part in parts if part]  # a number alone is no sentence
    return said[0] if len(said) == 1 else " ".join(f"{part}." for part in said)


def _lead(late: int, today: int) -> str:
    if not late and not today:
        return _("Dnes nemá termín nic.")
    parts = []
    if late:
        said = ngettext("Po termínu je %(n)s věc", "Po termínu jsou %(n)s věci", late)
        parts.append(said % {"n": late})
    if today:
        parts.append(
            ngettext("dnes má termín %(n)s věc", "dnes mají termín %(n)s věci", today)
            % {"n": today}
        )
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."
