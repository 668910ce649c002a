"""The whole day at once: several acts, in several cases, on one screen."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.doors import Invalid
from opora.access.presses import AlreadySent, Twin, sent_once
from opora.acts.actions import RowInvalid, RowRefused, record_day
from opora.acts.at_once.queries import meeting_each_other
from opora.acts.at_once.words import remarks_of
from opora.acts.day_form import ROWS, DayForm, RowForm, choices_of
from opora.acts.queries import day_of
from opora.acts.words import describe
from opora.cases.models import Case
from opora.cases.queries import cases
from opora.cases.steps import Step
from opora.cases.twins import TwinShown, sending_of, twin_shown
from opora.decisions.panels import said
from opora.rules.answers import Answer
from opora.ui.day_fields import past_day

MOST_CASES = 200


class WholeDay(Step):
    """Rows of acts; all are recorded, or none, so that nothing is written twice."""

    form_class = DayForm
    template_name = "acts/day.html"
    action = record_day
    heading = _("Celý den najednou")
    submit = _("Zapsat všechno")

    @property
    def day(self) -> date:
        """The day in the address; today where none or no day is there."""
        typed = self.request.GET.get("den") or self.request.POST.get("day")
        return past_day(typed, self.today) or self.today

    def rows(self, data: Any = None) -> list[RowForm]:
        """The rows, empty or as they were typed."""
        running = [stage for stage in Case.Stage if stage not in Case.OVER]
        mine, _all = cases(self.viewer, stages=running, mine=True, limit=MOST_CASES)
        if not mine:
            mine, _all = cases(self.viewer, stages=running, limit=MOST_CASES)
        choices = choices_of(mine, self.viewer, self.today)
        self.offered = set(choices.everybody)
        return [
            RowForm(data, prefix=f"row{number}", choices=choices, today=self.today)
            for number in range(ROWS)
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is recorded for the day, and empty rows."""
        form = DayForm(today=self.today, initial={"day": self.day})
        return self.shown(form, self.rows())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Records all rows that say something."""
        form = DayForm(request.POST, today=self.today)
        rows = self.rows(request.POST)
        filled = [row for row in rows if row.is_filled]
        right = [form.is_valid(), *(row.is_valid() for row in filled)]
        if form.cleaned_data.get("day") == self.today:
            right += [not row.is_to_come(self.now) for row in filled]
        if not all(right):
            return self.shown(form, rows, status=422)
        sending = sending_of(request, form, *filled)
        leads_to = f"{reverse('acts_day')}?den={form.cleaned_data['day'].isoformat()}"
        sending.leads_to = lambda _case: leads_to
        try:
            told = [row.told(form.cleaned_data["day"]) for row in filled]
            with sent_once(sending):
                record_day(rows=told, by=self.viewer, on=self.today)
        except (RowRefused, Invalid) as wrong:
            self._say(wrong, form, filled)
            return self.shown(form, rows, status=422)
        except AlreadySent as earlier:
            return redirect(earlier.leads_to or leads_to)
        except Twin as twin:
            asked = twin_shown(twin, str(self.twin), leads_to, request, form, *rows)
            return self.shown(form, rows, twin=asked, status=422)
        return redirect(leads_to)

    def _say(self, wrong: RowRefused | Invalid, form: DayForm, filled: list[RowForm]) -> None:
        """Each sentence at its row; what belongs to none on top."""
        if isinstance(wrong, RowRefused):
            why = " ".join(said(one.text) for one in self._why(wrong))
            filled[wrong.row].say("reason", why, asks=True)
        elif isinstance(wrong, RowInvalid):
            for name, sentence in wrong.sentences.items():
                filled[wrong.row].say(name, sentence)
        else:
            form.refuse(None, " ".join(wrong.sentences.values()))

    def _why(self, refused: RowRefused) -> list[Any]:
        verdict = refused.refused.verdict
        return list(verdict.refusing) or [
            one for one in verdict.reasons if one.answer is not Answer.YES
        ]

    def shown(
        self,
        form: DayForm,
        rows: list[RowForm],
        *,
        twin: TwinShown | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page; before it the look, with every case that it names.

        A row in which nothing was typed is an empty one, of which nothing is wrong.
        """
        rows = [one if one.is_filled else one.empty for one in rows]
        day = self.day
        recorded = day_of(self.viewer, day)
        at_once = meeting_each_other(self.viewer, day)
        told = {one.case_id for pair in at_once for one in pair if one.title}
        named = sorted(self.offered | told | {one.case_id for one in recorded})
        about = [day.isoformat(), *(f"case:{one}" for one in named)]
        look(by=self.viewer, page="day", case_id=None, shown=about, now=timezone.now())
        context = {
            "form": form,
            "rows": rows,
            "heading": self.heading,
            "submit": self.submit,
            "home": self.home,
            "recorded": [describe(one) for one in recorded],
            "remarks": remarks_of(at_once),
            "day": day,
            "area": "my_day",
            "twin": twin,
        }
        return render(self.request, self.template_name, context, status=status)
