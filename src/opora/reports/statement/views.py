"""The page Výkaz za rok, and the same as a file for a spreadsheet."""

import csv
import io
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from opora.access.actions import look
from opora.decisions.panels import said
from opora.reports.statement.tables import Column, Table, statement_of
from opora.reports.views import Chosen, chosen

# Czech spreadsheets part columns by semicolons, and know UTF-8 by the mark at its beginning.
_PARTED, _MARK = ";", "\ufeff"


class ShowStatement(LoginRequiredMixin, View):
    """What the ministry and the region ask for: one page, to be read and printed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Of the service, the year and the town that are asked for."""
        one = chosen(request)
        look(by=one.who, page="statement", case_id=None, shown=_subject(one), now=one.now)
        context: dict[str, Any] = one.shown() | {
            "year": one.year,
            "tables": _tables(one),
            "town": _town(one),
            "now": one.now,
        }
        return render(request, "reports/statement.html", context)


class StatementFile(LoginRequiredMixin, View):
    """The same tables to take away; it holds numbers and nobody's name."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One file: the tables one under another."""
        one = chosen(request)
        look(by=one.who, page="statement_file", case_id=None, shown=_subject(one), now=one.now)
        tables = _tables(one)
        written = io.StringIO(_MARK)
        written.seek(len(_MARK))
        lines = csv.writer(written, delimiter=_PARTED)
        lines.writerow([said(one.service.name), _town(one), one.year])
        for table in tables:
            lines.writerow([])
            lines.writerow([table.title, *(_head(column) for column in table.columns)])
            lines.writerows([row.label, *row.numbers] for row in table.rows)
        answer = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
        parts = ["vykaz", one.service.id, *([one.site] if one.site else []), str(one.year)]
        answer["Content-Disposition"] = f'attachment; filename="{"-".join(parts)}.csv"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def _head(column: Column) -> str:
    return _("%(what)s (minuty)") % {"what": column.label} if column.unit else column.label


def _subject(one: Chosen) -> list[str]:
    return [f"service:{one.service.id}"]


def _tables(one: Chosen) -> tuple[Table, ...]:
    return statement_of(one.who, one.service, one.year, one.site, one.now.date())


def _town(one: Chosen) -> str:
    named = {town.id: said(town.name) for town in one.towns}
    return named.get(one.site, "")
