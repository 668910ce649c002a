"""The screens of outings: many people at once, one outing, and its correction."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Invalid, NotFound
from opora.access.presses import AlreadySent, Twin, sent_once
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.acts.outings.actions import (
    MOST_ROWS,
    RowsInvalid,
    RowsWrong,
    record_outing,
    too_many,
)
from opora.acts.outings.forms import LineForm, OutwardForm
from opora.acts.outings.offered import look_up, narrow
from opora.acts.outings.people_fields import PREFIX
from opora.acts.outings.queries import goes_out, last_outings, last_recorded
from opora.acts.outings.words import outing_line
from opora.acts.shape import NOT_YET, is_to_come
from opora.cases.steps import Step
from opora.cases.twins import TwinShown, sending_of, twin_shown
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import Refused
from opora.decisions.panels import lacking, said
from opora.rules.answers import Answer
from opora.ui.day_fields import past_day
from opora.ui.words import things_to_mend

ROWS = 6
_ROW = re.compile(r"row(\d{1,3})-")


def going_out(viewer: Viewer) -> list[str]:
    """The viewer's services that go out to people, as their definitions say."""
    mine = viewer.services(CASEWORK)
    return [one for one in mine if goes_out(current().service(one))]


class NewOuting(Step):
    """Head and lines; all are recorded, or none, so that nothing is written twice."""

    form_class = OutwardForm
    template_name = "acts/outing_new.html"
    action = record_outing
    heading = _("Terén a akce")
    submit = _("Zapsat všechno")

    def check_right(self) -> None:
        """The right to record in a service that goes out to people; without one it is absent."""
        mine = going_out(self.viewer)
        if not mine or self.asked_for not in ("", *mine):
            raise NotFound

    @property
    def asked_for(self) -> str:
        """The service named in the address; nothing where none is."""
        return self.request.GET.get("service", "")

    @property
    def service(self) -> Service:
        """The service that is named, or the viewer's first."""
        return current().service(self.asked_for or going_out(self.viewer)[0])

    @cached_property
    def sites(self) -> list[str]:
        """Where the viewer works."""
        return self.viewer.sites(CASEWORK, self.service.id, [one.id for one in self.service.sites])

    def form_options(self) -> dict[str, Any]:
        """The service's places, the viewer's sites, who else works there."""
        ours: dict[int, str] = {}
        for site in self.sites:
            found = colleagues(
                self.viewer, service=self.service.id, site=site, roles=CASEWORK, person_ids=()
            )
            ours |= {one.id: one.name for one in found if one.id != self.viewer.account_id}
        return {"service": self.service, "sites": self.sites, "ours": list(ours.items())}

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"day": "dnes"}

    def line(self, number: int, data: Any = None) -> LineForm:
        """One line, empty or as it was typed, with those who may be meant."""
        line = LineForm(data, service=self.service, number=number, today=self.today)
        if data is not None:
            look_up(line, self.viewer, self.service, self.today)
        return line

    @property
    def sent_lines(self) -> int:
        """How many lines came."""
        sent = [int(one.group(1)) + 1 for one in map(_ROW.match, self.request.POST) if one]
        return max(sent, default=0)

    @property
    def how_many(self) -> int:
        """Lines of the page: as many as came, at least the usual number."""
        return min(max(ROWS, self.sent_lines), MOST_ROWS)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Empty lines."""
        return self.shown(self.make_form(), [self.line(number) for number in range(ROWS)])

    def sent(self, request: HttpRequest) -> HttpResponse:
        """More lines where they are asked for; else records all that say something."""
        form = self.make_form(request.POST)
        assert isinstance(form, OutwardForm)
        lines = [self.line(number, request.POST) for number in range(self.how_many)]
        if "more" in request.POST:
            end = min(len(lines) + ROWS, MOST_ROWS)
            lines += [self.line(number) for number in range(len(lines), end)]
            return self.shown(self.as_typed(form), lines)
        filled = [one for one in lines if one.is_filled]
        right = [form.is_valid(), *(one.is_valid() and one.settle() for one in filled)]
        if form.cleaned_data.get("day") == self.today:
            right.append(not self._is_to_come(form))
        if self.sent_lines > MOST_ROWS:
            form.refuse(None, too_many())
            right.append(False)
        if not all(right):
            return self.shown(form, lines, status=422)
        return self._save(form, lines, filled)

    def as_typed(self, form: OutwardForm) -> OutwardForm:
        """The head with what stands in it, not yet looked through."""
        typed = {name: form[name].value() for name in form.fields if name not in ("once", "seen")}
        return OutwardForm(today=self.today, initial=typed, **self.form_options())

    def _is_to_come(self, form: OutwardForm) -> bool:
        later = is_to_come(form.cleaned_data.get("since"), self.now.replace(second=0))
        if later:
            form.refuse("since", NOT_YET)
        return later

    def _save(
        self, form: OutwardForm, lines: Sequence[LineForm], filled: Sequence[LineForm]
    ) -> HttpResponse:
        sending = sending_of(self.request, form, *filled)
        sending.leads_to = lambda _case: path_of("outing", last_recorded(self.viewer) or 0)
        people = [(one, one.met) for one in filled]
        try:
            with sent_once(sending):
                record_outing(
                    outward=form.told,
                    met=[met for _one, met in people if met is not None],
                    uncounted=[one.uncounted for one, met in people if met is None],
                    by=self.viewer,
                    on=self.today,
                )
        except (RowsWrong, Invalid) as wrong:
            self._say(wrong, form, lines)
            return self.shown(form, lines, status=422)
        except AlreadySent as earlier:
            return redirect(earlier.leads_to or path_of("outing_new"))
        except Twin as twin:
            home = path_of("outing_new")
            asked = twin_shown(twin, str(self.twin), home, self.request, form, *lines)
            return self.shown(form, lines, twin=asked, status=422)
        return self._done(sending.led, self.saved)

    def _say(
        self, wrong: RowsWrong | Invalid, form: OutwardForm, lines: Sequence[LineForm]
    ) -> None:
        """Each sentence at its line; what belongs to none at the head."""
        if isinstance(wrong, RowsWrong):
            for number, refused in wrong.refused.items():
                self._say_refused(lines[number], refused)
        if isinstance(wrong, RowsWrong | RowsInvalid):
            for number, invalid in wrong.wrong.items():
                for name, sentence in invalid.sentences.items():
                    lines[number].say(name, sentence)
            return
        for name, sentence in wrong.sentences.items():
            form.refuse(name if name in form.fields else None, sentence)

    def _say_refused(self, line: LineForm, refused: Refused) -> None:
        """What is not known of people without a case is asked for at its field."""
        missing = [f"{PREFIX}{name}" for name in refused.verdict.missing]
        asked = [name for name in missing if name in line.fields]
        if line.settled is None and asked:
            line.say(asked[0], lacking(refused.verdict, self.service))
        else:
            line.say("reason", _why(refused), asks=True)

    def shown(
        self,
        form: OutwardForm | Any,
        lines: Sequence[LineForm],
        *,
        twin: TwinShown | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page; before it the look, with every case that it names."""
        self.look_at(lines)
        for one in lines:
            self.narrowed(one)
        wrongs = [*form.wrongs, *(wrong for one in lines for wrong in one.wrong_lines())]
        context = {
            "form": form,
            "lines": lines,
            "wrongs": wrongs,
            "how_many": things_to_mend(len(wrongs)),
            "heading": self.heading,
            "submit": self.submit,
            "home": self.home,
            "service_name": said(self.service.short),
            "others": [(one, said(current().service(one).short)) for one in self.other_services],
            "last": [outing_line(one) for one in last_outings(self.viewer, self.service.id)],
            "row_url": f"{path_of('outing_row')}?service={self.service.id}",
            "can_grow": len(lines) < MOST_ROWS,
            "area": "my_day",
            "twin": twin,
        }
        return render(self.request, self.template_name, context, status=status)

    @property
    def other_services(self) -> list[str]:
        """More services of the viewer that go out to people."""
        return [one for one in going_out(self.viewer) if one != self.service.id]

    def look_at(self, lines: Sequence[LineForm]) -> None:
        """Who is named on the page is written down before it is shown."""
        named = sorted({found.case.id for one in lines for found in one.candidates})
        if named:
            about = [f"case:{one}" for one in named]
            look(by=self.viewer, page="outing_new", case_id=None, shown=about, now=timezone.now())

    def narrowed(self, line: LineForm) -> None:
        """The line offers what the rules allow on the day and at the place typed."""
        place = str(self.request.POST.get("place") or "")
        narrow(line, self.viewer, self.service, self.typed_day, place)

    @cached_property
    def typed_day(self) -> date:
        """The day in the head; today where none or no day is there."""
        return past_day(self.request.POST.get("day"), self.today) or self.today


class OutingLine(NewOuting):
    """One line anew: with those who may be meant, or one more that is empty. Nothing is kept."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to look at."""
        return HttpResponse(status=405)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The line with the number in the address; without one the next."""
        asked = request.GET.get("radek", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 4 else self.how_many
        if number >= MOST_ROWS:
            return HttpResponse("")
        line = self.line(number, request.POST if asked else None)
        self.look_at([line])
        self.narrowed(line)
        row_url = f"{path_of('outing_row')}?service={self.service.id}"
        return render(request, "acts/outing_line.html", {"row": line, "row_url": row_url})


def _why(refused: Refused) -> str:
    verdict = refused.verdict
    reasons = list(verdict.refusing) or [
        one for one in verdict.reasons if one.answer is not Answer.YES
    ]
    return " ".join(str(said(one.text)) for one in reasons)
