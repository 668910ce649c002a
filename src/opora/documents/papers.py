"""What papers there are. Each feature says its own (``paper``); this room asks no feature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow
from opora.documents.sheet import Sheet


@dataclass(frozen=True)
class Missing:
    """What has to be filled in before the paper can be printed, and where that is done."""

    what: str
    url: str = ""


@dataclass(frozen=True)
class Offer:
    """A record of the case of which the paper can be made: its number and what it is called.

    ``title``: where this one is called otherwise than the paper. ``url``: of what is there before
    its record is, the pages themselves; nothing is kept of them.
    """

    about_id: int
    label: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Composed:
    """The paper as it would be printed now, and what is missing."""

    sheet: Sheet
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper: what it is called, of which records of a case, and what stands on it.

    ``name`` stands in addresses and in the rows of what was printed. ``compose`` raises NotFound
    for a record that is not in the case. ``offers`` may read a little: it is asked on the page of
    the documents of one case only. ``in_file``: what it says
    stands in the client's whole file too. ``earlier``: where ``offers`` are the latest ``few`` of
    many, all of them. ``before``: what can be printed while there is no record yet.
    """

    name: str
    title: str | Promise
    compose: Callable[[Viewer, CaseRow, int, date], Composed]
    offers: Callable[[Viewer, CaseRow, date], Sequence[Offer]]
    in_file: bool = False
    few: int = 0
    earlier: Callable[[Viewer, CaseRow, date], Sequence[Offer]] | None = None
    before: Callable[[Viewer, CaseRow, date], Sequence[Offer]] | None = None


PAPERS: dict[str, Paper] = {}


def paper(one: Paper) -> Paper:
    """Registers a paper."""
    if one.name in PAPERS:
        raise RuntimeError(f"two papers are called {one.name}")
    PAPERS[one.name] = one
    return one


def path_of_paper(name: str, case_id: int, about_id: int) -> str:
    """Where the paper is looked at and printed."""
    return reverse("paper", args=[case_id, name, about_id])


def paper_called(name: str) -> Paper:
    """The paper of this name; NotFound otherwise."""
    try:
        return PAPERS[name]
    except KeyError:
        raise NotFound from None
