"""The year's numbers of one service as a table: kinds of acts by month."""

from collections.abc import Sequence
from dataclasses import dataclass

from opora.access.viewer import Viewer
from opora.acts.queries import Counted, yearly
from opora.cases.queries import outcomes_of_year
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.words import MONTHS


@dataclass(frozen=True)
class Row:
    """One kind of act: acts and different clients in each month."""

    label: str
    months: tuple[tuple[int, int], ...]
    acts: int


@dataclass(frozen=True)
class Year:
    """What the page shows."""

    year: int
    rows: tuple[Row, ...]
    total: tuple[int, ...]
    acts: int
    outcomes: tuple[tuple[str, int], ...]

    @property
    def months(self) -> tuple[str, ...]:
        """Roman numerals, as Czech tables head their months."""
        return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def year_of(viewer: Viewer, service: Service, year: int) -> Year:
    """Counts by month and kind; departures and void records are left out."""
    counted = yearly(viewer, service.id, year)
    kinds = sorted({one.kind for one in counted}, key=lambda kind: _label(service, kind))
    rows = tuple(_row(service, kind, counted) for kind in kinds)
    total = tuple(sum(row.months[index][0] for row in rows) for index in range(len(MONTHS)))
    return Year(
        year=year,
        rows=rows,
        total=total,
        acts=sum(total),
        outcomes=outcomes_of_year(viewer, service.id, year),
    )


def _row(service: Service, kind: str, counted: Sequence[Counted]) -> Row:
    own = {one.month: one for one in counted if one.kind == kind}
    months = tuple(
        (own[month].acts, own[month].clients) if month in own else (0, 0) for month in range(1, 13)
    )
    return Row(_label(service, kind), months, sum(acts for acts, _clients in months))


def _label(service: Service, kind: str) -> str:
    act = service.act(kind)
    return said(act.text) if act else kind
