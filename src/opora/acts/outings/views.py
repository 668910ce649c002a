"""The screens of outings: many people at once, one outing, and its correction."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Action, Invalid, NotFound
from opora.access.presses import AlreadySent, Twin, sent_once
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.acts.outings.actions import (
    MOST_ROWS,
    RowsInvalid,
    RowsWrong,
    record_outing,
    too_many,
)
from opora.acts.outings.forms import HereForm, LineForm, OutwardForm
from opora.acts.outings.lines import PeopleLine
from opora.acts.outings.offered import look_up, narrow
from opora.acts.outings.people_fields import PREFIX
from opora.acts.outings.queries import FEW, MOST, OUT, going_out, last_outings, last_recorded
from opora.acts.outings.words import outing_line
from opora.acts.shape import NOT_YET, is_to_come
from opora.cases.steps import Step
from opora.cases.twins import TwinShown, sending_of, twin_shown
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import Refused
from opora.decisions.panels import lacking, said
from opora.decisions.stopped import refusal_words
from opora.ui.day_fields import past_day
from opora.ui.forms import OporaForm
from opora.ui.words import things_to_mend

ROWS = 6
_ROW = re.compile(r"row(\d{1,3})-")


class NewOuting(Step):
    """Head and lines; all are recorded, or none, so that nothing is written twice.

    ``where``: the vocabulary of its places; ``page_name``: its address, and what a look is called;
    ``rows``: how many lines stand there at first, ``most`` at last.
    """

    form_class: ClassVar[type[OporaForm]] = OutwardForm
    template_name = "acts/outing_new.html"
    action: Action[..., Any] = record_outing
    heading = _("Terén a akce")
    submit = _("Zapsat všechno")
    where: ClassVar[str] = OUT
    page_name: ClassVar[str] = "outing_new"
    row_name: ClassVar[str] = "outing_row"
    rows: ClassVar[int] = ROWS
    most: ClassVar[int] = MOST_ROWS

    def check_right(self) -> None:
        """The right to record in a service with such places; without one it is absent."""
        if not self.mine or self.asked_for not in ("", *self.mine):
            raise NotFound

    @cached_property
    def mine(self) -> list[str]:
        """The viewer's services with such places."""
        return going_out(self.viewer)

    @property
    def asked_for(self) -> str:
        """The service named in the address; nothing where none is."""
        return self.request.GET.get("service", "")

    @property
    def service(self) -> Service:
        """The service that is named, or the viewer's first."""
        return current().service(self.asked_for or self.mine[0])

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

    def line(self, number: int, data: Any = None) -> PeopleLine:
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
        return min(max(self.rows, self.sent_lines), self.most)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Empty lines."""
        return self.shown(self.make_form(), [self.line(number) for number in range(self.rows)])

    def sent(self, request: HttpRequest) -> HttpResponse:
        """More lines where they are asked for; else records all that say something."""
        form = self.make_form(request.POST)
        assert isinstance(form, HereForm)
        lines = [self.line(number, request.POST) for number in range(self.how_many)]
        if "more" in request.POST:
            end = min(len(lines) + self.rows, self.most)
            lines += [self.line(number) for number in range(len(lines), end)]
            return self.shown(self.as_typed(form), lines)
        filled = [one for one in lines if one.is_filled]
        right = [form.is_valid(), *(one.is_valid() and one.settle() for one in filled)]
        if form.cleaned_data.get("day") == self.today:
            right.append(not self._is_to_come(form))
        if self.sent_lines > self.most:
            form.refuse(None, too_many())
            right.append(False)
        if not all(right):
            return self.shown(form, lines, status=422)
        return self._save(form, lines, filled)

    def as_typed(self, form: OporaForm) -> OporaForm:
        """The head with what stands in it, not yet looked through."""
        typed = {name: form[name].value() for name in form.fields if name not in ("once", "seen")}
        return self.form_class(today=self.today, initial=typed, **self.form_options())

    def _is_to_come(self, form: OporaForm) -> bool:
        later = is_to_come(form.cleaned_data.get("since"), self.now.replace(second=0))
        if later:
            form.refuse("since", NOT_YET)
        return later

    def record(self, form: HereForm, filled: Sequence[PeopleLine]) -> None:
        """Calls the action with what was told."""
        people = [(one, one.met) for one in filled]
        record_outing(
            outward=form.told,
            met=[met for _one, met in people if met is not None],
            uncounted=[one.uncounted for one, met in people if met is None],
            by=self.viewer,
            on=self.today,
        )

    @property
    def leads_to(self) -> str:
        """What was written down."""
        return path_of("outing", last_recorded(self.viewer) or 0)

    def _save(
        self, form: HereForm, lines: Sequence[PeopleLine], filled: Sequence[PeopleLine]
    ) -> HttpResponse:
        sending = sending_of(self.request, form, *filled, asks=not self.may_repeat)
        sending.leads_to = self.leads_after
        try:
            with sent_once(sending):
                self.record(form, filled)
        except (RowsWrong, Invalid) as wrong:
            self._say(wrong, form, lines)
            return self.shown(form, lines, status=422)
        except AlreadySent as earlier:
            return redirect(earlier.leads_to or path_of(self.page_name))
        except Twin as twin:
            home = path_of(self.page_name)
            asked = twin_shown(twin, str(self.twin), home, self.request, form, *lines)
            return self.shown(form, lines, twin=asked, status=422)
        return self._done(sending.led, self.saved)

    def _say(
        self, wrong: RowsWrong | Invalid, form: OporaForm, lines: Sequence[PeopleLine]
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

    def _say_refused(self, line: PeopleLine, refused: Refused) -> None:
        """What is not known of people without a case is asked for at its field."""
        missing = [f"{PREFIX}{name}" for name in refused.verdict.missing]
        asked = [name for name in missing if name in line.fields]
        if line.settled is None and asked:
            line.say(asked[0], lacking(refused.verdict, self.service))
        else:
            line.say("reason", refusal_words(refused), asks=True)

    def shown(
        self,
        form: OporaForm,
        lines: Sequence[PeopleLine],
        *,
        twin: TwinShown | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page; before it the look, with every case that it names."""
        self.look_at(lines)
        for one in lines:
            self.narrowed(one)
        wrongs = [*form.wrongs, *(wrong for one in lines for wrong in one.wrong_lines())]
        few = MOST if "vse" in self.request.GET else FEW
        last = last_outings(self.viewer, self.service, self.where, few)
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
            "last": [outing_line(one) for one in last],
            "earlier": len(last) == FEW,
            "row_url": self.row_url,
            "can_grow": len(lines) < self.most,
            "area": "my_day",
            "twin": twin,
        }
        return render(self.request, self.template_name, context, status=status)

    @property
    def row_url(self) -> str:
        """Where one line is drawn anew."""
        return f"{path_of(self.row_name)}?service={self.service.id}"

    @property
    def other_services(self) -> list[str]:
        """More services of the viewer with such places."""
        return [one for one in self.mine if one != self.service.id]

    def look_at(self, lines: Sequence[PeopleLine]) -> None:
        """Who is named on the page is written down before it is shown."""
        named = sorted({found.case.id for one in lines for found in one.candidates})
        if named:
            about = [f"case:{one}" for one in named]
            # Only a line of an outing names a case: whoever comes without one names nobody.
            look(by=self.viewer, page="outing_new", case_id=None, shown=about, now=timezone.now())

    def narrowed(self, line: PeopleLine) -> None:
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
        return render(request, "acts/outing_line.html", {"row": line, "row_url": self.row_url})
