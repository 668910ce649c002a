"""Search, and what it has found. By POST, so that no name stands in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.cases.queries import CaseRow
from opora.cases.search.queries import find
from opora.catalog import current
from opora.decisions.panels import said
from opora.desk.views import Page
from opora.ui.words import numeric_day

MOST = 30
LONGEST = 100
LINE = '<li><a href="{}">{}</a> <span>{}</span> <span class="o-second">{}</span></li>'


class Search(Page):
    """By name or code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty search."""
        return render(request, "desk/search.html", {"rows": "", "words": ""})

    def post(self, request: HttpRequest) -> HttpResponse:
        """What was found; one event with the ids shown."""
        typed = request.POST.get("words", "").strip()[:LONGEST]
        found = find(self.viewer, typed, limit=MOST + 1)
        rows = found[:MOST]
        shown = [f"case:{row.id}" for row in rows]
        look(by=self.viewer, page="search", case_id=None, shown=shown, now=self.now)
        context = {
            "rows": _lines(rows),
            "most": MOST if len(found) > MOST else 0,
            "words": typed,
            "contact_url": self.contact_url,
        }
        return render(request, "desk/search.html", context)


def _lines(rows: list[CaseRow]) -> SafeString:
    """Where each case stands and since when; drawn here, not by a template: there are many."""
    services = {one.id: said(one.short) for one in current().services.values()}
    # Many stand alike, and to put that into words takes longer than all else of a line.
    states = {(one.service, one.stage): one for one in rows}
    where = {alike: f"{services[one.service]}, {one.stage_label}" for alike, one in states.items()}
    since = _("první kontakt %(day)s")
    return format_html_join(
        "\n",
        LINE,
        (
            (
                path_of("case", row.id),
                row.title,
                where[row.service, row.stage],
                since % {"day": numeric_day(row.opened_on)},
            )
            for row in rows
        ),
    )
