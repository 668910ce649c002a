"""What a case shows of tests: when they were and whether there is a result, never which."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.acts.kept_words import act_words
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.mending.holding import holds_case
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.findings.testing.queries import TestRow, tests_of
from opora.findings.words import tests
from opora.ui import words

# More of them stand in the course of the case.
AT_ONCE = 5


@panel("margin", 56)
def of_case(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing where no test was done."""
    service, rows = _rows(case)
    if not rows:
        return None
    lines = [
        {
            "what": act_words(service, one.kind),
            "day": words.full_day(one.day),
            "standing": standing(one),
            "url": path_of("test", case.id, one.id),
        }
        for one in rows[:AT_ONCE]
    ]
    return Panel("findings/tests.html", {"lines": lines})


def standing(row: TestRow) -> str:
    """Whether there is a result."""
    return _("výsledek je zapsaný, chráněný") if row.found_on else _("výsledek zatím zapsaný není")


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """That there is a result, for everybody; nothing of what stands in it."""
    service, rows = _rows(case)
    return [
        Entry(
            day=one.found_on,
            what=_("Výsledek testu: %(what)s") % {"what": act_words(service, one.kind)},
            details=_("Test %(day)s. Výsledek je chráněný.") % {"day": words.full_day(one.day)},
            # No kind of record: what is put right in a result is not told in the course.
            key=f"tested:{one.id:012}",
            turn="*",
        )
        for one in rows
        if one.found_on is not None
    ][:limit]


@holds_case
def results_in(case: CaseRow) -> list[str]:
    """A result stands in the timeline under no record of its own."""
    service, rows = _rows(case)
    return [
        _("výsledek testu, %(what)s") % {"what": act_words(service, one.kind)}
        for one in rows
        if one.found_on is not None
    ]


def _rows(case: CaseRow) -> tuple[Service, list[TestRow]]:
    service = current().service(case.service)
    kinds = tests(service)
    return service, tests_of(case.id, kinds) if kinds else []
