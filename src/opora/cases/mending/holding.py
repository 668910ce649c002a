"""What keeps a case from being made void: what still counts in it, beside its opening."""

from collections.abc import Callable, Sequence

from opora.access.viewer import Viewer
from opora.cases.boards import Entry, timeline_of
from opora.cases.mending.course import record_of
from opora.cases.queries import CaseRow

HoldMaker = Callable[[CaseRow], Sequence[str]]
ALL = 10_000
_makers: list[HoldMaker] = []


def holds_case(maker: HoldMaker) -> HoldMaker:
    """Registers who knows of something in a case that the timeline does not show."""
    _makers.append(maker)
    return maker


def counting_in(viewer: Viewer, case: CaseRow) -> list[Entry]:
    """The entries that still count; not those that are no records of their own."""
    entries = timeline_of(viewer, case, ALL)
    return [one for one in entries if one.kind != "void" and record_of(one.key)[0] is not None]


def holding(viewer: Viewer, case: CaseRow) -> list[str]:
    """What has to be made void before the case can be, in words."""
    kinds = [(one, record_of(one.key)[0]) for one in counting_in(viewer, case)]
    stands = [one.what for one, kind in kinds if kind is not None and not kind.goes_with_case]
    return [*stands, *(text for maker in _makers for text in maker(case))]
