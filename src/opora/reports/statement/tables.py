"""The statement as tables: what the page shows is what the file holds."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.acts.counting.queries import OfYear, yearly
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.reports.statement.bands import BANDS
from opora.reports.statement.queries import (
    Agreed,
    Lasted,
    People,
    agreements_of_year,
    people_of_year,
    time_of_year,
)
from opora.ui import words

Unit = Literal["", "minutes"]


@dataclass(frozen=True)
class Column:
    """What the numbers under it are; ``unit`` of those that are no counts."""

    label: str
    unit: Unit = ""


@dataclass(frozen=True)
class Row:
    """What is counted, and a number for each column."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a heading. ``total``: whether the last of them sums the others up."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: bool = False

    @property
    def shown(self) -> list[tuple[str, list[str], bool]]:
        """For each row its label, its numbers in words, and whether it is the sum."""
        last = len(self.rows) - 1
        return [
            (row.label, self._said(row), self.total and place == last)
            for place, row in enumerate(self.rows)
        ]

    def _said(self, row: Row) -> list[str]:
        heads = zip(self.columns, row.numbers, strict=True)
        return [words.hours(one) if head.unit == "minutes" else str(one) for head, one in heads]


def statement_of(
    viewer: Viewer, service: Service, year: int, site: str, on: date
) -> tuple[Table, ...]:
    """Acts and their time, who came, agreements; up to today in a year that still runs."""
    days = date(year, 1, 1), min(date(year, 12, 31), on)
    counted = yearly(viewer, service.id, year, site)
    lasted = time_of_year(viewer, service.id, days, site)
    people = people_of_year(viewer, service.id, days, site, days[1])
    agreed = agreements_of_year(viewer, service.id, days, site)
    return (
        _acts(service, counted, lasted),
        _names(people),
        _ages(people, days[1]),
        _agreements(agreed, days),
    )


def _acts(service: Service, counted: OfYear, lasted: dict[str, Lasted]) -> Table:
    acts = dict.fromkeys(counted.of_kind, 0)
    for one in counted.counted:
        acts[one.kind] += one.acts
    nothing = Lasted(0, 0)
    rows = []
    for kind, count in acts.items():
        time = lasted.get(kind, nothing)
        numbers = (count, counted.of_kind[kind], time.minutes, time.unknown)
        rows.append(Row(_label(service, kind), numbers))
    rows.sort(key=lambda row: row.label)
    times = lasted.values()
    whole = (
        sum(acts.values()),
        counted.clients,
        sum(one.minutes for one in times),
        sum(one.unknown for one in times),
    )
    note = _("Zápisy mimo pravidla a neplatné se nepočítají. Různý klient je v součtu jednou.")
    family = _("Klientem je rodina.") if service.client == "family" else ""
    heads = (
        Column(_("Úkony")),
        Column(_("Různí klienti")),
        Column(_("Čas"), "minutes"),
        Column(_("Úkony bez délky")),
    )
    return Table(
        _("Úkony a čas"),
        " ".join(one for one in (note, family) if one),
        heads,
        (*rows, Row(_("Celkem"), whole)),
        total=True,
    )


def _label(service: Service, kind: str) -> str:
    act = service.act(kind)
    return said(act.text) if act else kind


def _of_people(title: str, note: str, rows: list[tuple[str, int]]) -> Table:
    rows = [*rows, (_("Celkem"), sum(count for _label, count in rows))]
    made = tuple(Row(label, (count,)) for label, count in rows)
    return Table(title, note, (Column(_("Lidé")),), made, total=True)


def _names(people: People) -> Table:
    rows = [(_("Se jménem"), people.named), (_("Bez jména, pod kódem"), people.anonymous)]
    note = _("Různí lidé, kteří se v tomto roce zúčastnili aspoň jednoho úkonu.")
    return _of_people(_("Lidé se jménem a bez jména"), note, rows)


def _ages(people: People, on: date) -> Table:
    rows = [(band.label, people.bands.get(place, 0)) for place, band in enumerate(BANDS)]
    rows.append((_("přibližně, skupina se nedá určit"), people.unsure))
    rows.append((_("neuvedeno"), people.unknown))
    note = _("Kolik komu bylo %(day)s. Kde neznáme narození, podle věku, který kdo řekl.") % {
        "day": words.numeric_day(on)
    }
    unknown = _("Pohlaví se v evidenci nevede.")
    return _of_people(_("Lidé podle věku"), f"{note} {unknown}", rows)


def _agreements(agreed: Agreed, days: tuple[date, date]) -> Table:
    since, until = (words.numeric_day(day) for day in days)
    rows = (
        Row(_("Běžely %(day)s") % {"day": since}, (agreed.first,)),
        Row(_("Uzavřené během roku"), (agreed.concluded,)),
        Row(_("Skončené během roku"), (agreed.ended,)),
        Row(_("Běžely %(day)s") % {"day": until}, (agreed.last,)),
    )
    note = _("Smlouva běží už v den, kdy se uzavřela, a ještě v poslední den, kdy platí.")
    return Table(_("Smlouvy"), note, (Column(_("Smlouvy")),), rows)
