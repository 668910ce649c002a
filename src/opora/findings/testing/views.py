"""The page of a test and of writing down its result."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.roles import HEADS
from opora.acts.kept_words import act_words
from opora.cases.queries import may
from opora.cases.steps import Step
from opora.decisions.panels import said
from opora.findings.forms import TestForm
from opora.findings.queries import FindingRow, findings_seen
from opora.findings.testing.actions import write_test
from opora.findings.testing.panels import standing
from opora.findings.testing.queries import TestRow, people_tested, reads, test_row
from opora.findings.words import SIGHT_ASK, tests
from opora.ui import words
from opora.ui.forms import OporaForm


class OfTest(Step):
    """What the pages of one test share."""

    action = write_test

    @cached_property
    def tested(self) -> TestRow:
        """The test; NotFound for another act, and in another case."""
        assert self.case is not None
        return test_row(self.case.id, tests(self.service), self.kwargs["act_id"])

    @property
    def home(self) -> str:
        """The test's own page."""
        return path_of("test", *self.kwargs.values())

    def reads(self) -> bool:
        """Whether the viewer is among those who read the result."""
        assert self.case is not None
        heads = self.viewer.holds(HEADS, self.case.service, self.case.site)
        return reads(self.viewer, self.tested, self.case, heads=heads)

    @property
    def who_reads(self) -> str:
        """The service's own words on it."""
        rules = self.service.rulebook.rules
        return " ".join(said(one.text) for one in rules if SIGHT_ASK in one.at)


class WriteTest(OfTest):
    """What came out. Only those who read the result write it."""

    form_class = TestForm
    heading = _("Zapsat výsledek testu")
    submit = _("Uložit výsledek")

    def check_right(self) -> None:
        """Another act is absent; whoever will not read the result does not write it."""
        assert self.case is not None
        super().check_right()
        if not self.reads():
            raise NotAllowed

    def form_options(self) -> dict[str, Any]:
        """Who will read it."""
        return {"who_reads": self.who_reads}

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"day": "dnes"}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """One result stands; where it is there already, it is put right."""
        there = _("Výsledek už tu je. Když v něm něco nesedí, opravte ho.")
        what = act_words(self.service, self.tested.kind)
        return {
            "heading": f"{self.heading}: {what[:1].lower()}{what[1:]}",
            "idle": there if self.tested.found_on else "",
        }


class ShowTest(OfTest):
    """One test; what came out is read by those only who work with it."""

    def check_right(self) -> None:
        """Whoever sees the case sees that there was a test."""
        if not tests(self.service):
            raise NotFound

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The look is written before anything is read, with the result where it is shown."""
        assert self.case is not None
        row, case = self.tested, self.case
        found = [one for one in findings_seen(self.viewer, case.id) if one.act_id == row.id]
        shown = [f"act:{row.id}", *(f"finding:{one.id}" for one in found)]
        look(by=self.viewer, page="test", case_id=case.id, shown=shown, now=timezone.now())
        writes = may(self.viewer, "findings.write_test", case) and self.reads()
        hidden = row.found_on is not None and not [one for one in found if not one.void_reason]
        context = {
            "row": row,
            "called": act_words(self.service, row.kind),
            "day": words.full_day(row.day),
            "standing": capfirst(standing(row)),
            "people": ", ".join(people_tested(row.id)),
            "results": [self._shown(one, writes=writes) for one in found],
            "who_reads": self.who_reads if hidden else "",
            "write_url": path_of("write_test", case.id, row.id)
            if writes and row.found_on is None
            else "",
            "act_url": path_of("act", case.id, row.id),
            "case": case,
            "home": path_of("case", case.id),
            "area": "cases",
        }
        return render(request, "findings/test.html", context)

    def _shown(self, one: FindingRow, *, writes: bool) -> dict[str, Any]:
        assert self.case is not None
        mends = writes and not one.void_reason
        return {
            "row": one,
            "day": words.long_day(one.on),
            "correct_url": path_of("correct_finding", self.case.id, one.id) if mends else "",
            "past_url": path_of("finding_record", self.case.id, one.id),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is changed here."""
        return HttpResponse(status=405)
