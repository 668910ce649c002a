"""Kinds of records that can be put right. Each feature says its own (``mendable``).

Pages, addresses, the marks of the timeline and the table of tests are all made of what stands here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import Action
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.mending.past import Past
from opora.cases.mending.queries import watch
from opora.cases.queries import CaseRow, may


@dataclass(frozen=True)
class Instead:
    """What can be done with a record that can't simply be made void."""

    text: str | Promise
    label: str | Promise = ""
    url: str = ""


@dataclass(frozen=True)
class Record:
    """One record as the pages about it show it.

    ``row`` is what stands there, read anew; ``entry`` how it reads, struck through once it is void.
    ``follows``: what making it void does and what it does not.
    """

    row: Any
    entry: Entry
    follows: Sequence[str | Promise] = ()
    instead: Instead | None = None


Finder = Callable[[Viewer, CaseRow, int, date], Record]
AnyAction = Action[..., Any]
DEED = _("Zneplatnit zápis")


@dataclass(frozen=True)
class Kind:
    """A kind of record: who makes it, how one is found, and by which actions it is put right.

    ``name`` stands in addresses, in the keys of entries and in the subjects of events. ``find``
    raises NotFound for what is not in the case. Both actions take ``case_id``, ``row_id`` and
    ``why``. ``past``: how it stood before. ``page``: where one is shown with its corrections, if
    not on the page that all share. ``goes_with_case``: once the case is void, it is too; anything
    else has to be made void first. ``apart``: not all who see the case see one, to them it is
    absent. ``deed``: how the page that makes it void is headed. ``place`` and ``part``: the page on
    which the record stands, and where on it. ``restore``: the action, like both, by which a void
    one counts again.
    """

    name: str
    find: Finder
    made_by: Sequence[AnyAction]
    correct: AnyAction | None = None
    void: AnyAction | None = None
    past: Past | None = None
    page: str = ""
    goes_with_case: bool = False
    apart: bool = False
    deed: str | Promise = DEED
    place: str = "case"
    part: str = "#course"
    restore: AnyAction | None = None

    @property
    def has_page(self) -> bool:
        """Whether one is shown anywhere with what was changed in it."""
        return bool(self.page) or self.past is not None

    def url(self, case_id: int, row_id: int) -> str:
        """Where one is shown as it stands, and as it stood before."""
        return path_of(self.page or f"{self.name}_record", case_id, row_id)

    def correct_url(self, viewer: Viewer, case: CaseRow, row_id: int) -> str:
        """Where it is corrected; empty for whoever may not."""
        return self._way("correct", self.correct, viewer, case, row_id)

    def void_url(self, viewer: Viewer, case: CaseRow, row_id: int) -> str:
        """Where it is made void; empty for whoever may not."""
        return self._way("void", self.void, viewer, case, row_id)

    def restore_url(self, viewer: Viewer, case: CaseRow, row_id: int) -> str:
        """Where one that is void is brought back; empty for whoever may not."""
        return self._way("restore", self.restore, viewer, case, row_id)

    def _way(
        self, way: str, action: AnyAction | None, viewer: Viewer, case: CaseRow, row_id: int
    ) -> str:
        if action is None or not may(viewer, action.code, case):
            return ""
        return path_of(f"{way}_{self.name}", case.id, row_id)

    def key(self, row_id: int) -> str:
        """The key of its entry, which leads back to it."""
        return f"{self.name}:{row_id:012}"


KINDS: dict[str, Kind] = {}


def mendable(kind: Kind) -> Kind:
    """Registers a kind of record that can be put right."""
    if kind.name in KINDS:
        raise RuntimeError(f"two kinds are called {kind.name}")
    KINDS[kind.name] = kind
    if kind.past is not None:
        watch(kind.past)
    return kind
