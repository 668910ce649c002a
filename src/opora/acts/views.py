"""Writing down what happened: the line, the whole form, corrections."""

from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opora.access.actions import look
from opora.acts.actions import assess_departure, record
from opora.acts.at_once.words import remark, remark_without_names
from opora.acts.forms import ActForm, ActLine, AssessForm, Scene
from opora.acts.happened import given
from opora.acts.kept_words import KEPT
from opora.acts.mending.kinds import ACT
from opora.acts.offered import scene_of
from opora.acts.prefill import from_appointment
from opora.acts.queries import ActRow, act_row
from opora.acts.words import act_url, describe, live_of
from opora.cases.mending.pages import corrections_shown
from opora.cases.queries import subject
from opora.cases.steps import Step
from opora.decisions.panels import said, shown_basis, source_line
from opora.decisions.queries import weigh
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of
from opora.ui.words import on_paper


class AddAct(Step):
    """The whole form. The line of the case page is sent here too; what it said stays."""

    form_class = ActForm
    template_name = "acts/act.html"
    action = record
    part = "#zapsat"
    heading = _("Zapsat, co proběhlo")
    submit = _("Zapsat úkon")
    panel_title = _("Tento úkon tak zapsat nejde.")
    may_have_happened = True
    twin: ClassVar[str | Promise] = _("Stejný úkon už je zapsaný v %(at)s. Opravdu ještě jednou?")

    def form_options(self) -> dict[str, Any]:
        """The scene of the case."""
        return {"scene": self.scene, "now": self.now}

    def twin_url(self, made: str) -> str:
        """The act itself."""
        return act_url(self.case.id if self.case else None, made)

    @property
    def scene(self) -> Scene:
        """People and catalogue of the case, and what is offered besides."""
        assert self.case is not None
        posted = self.request.POST if self.request.method == "POST" else None
        everything = "vse" in self.request.GET
        return scene_of(self.viewer, self.case, self.today, posted, everything=everything)

    def page(self, form: OporaForm, **said: Any) -> HttpResponse:
        """A form that was sent is drawn with all that is offered."""
        assert self.case is not None
        if form.is_bound and isinstance(form, ActLine):
            form.offer(scene_of(self.viewer, self.case, self.today, everything=True))
        return super().page(form, **said)

    def initial(self) -> dict[str, Any]:
        """From the way on that led here, or from the appointment that was held."""
        asked = {"kind": self.request.GET.get("ukon", "")}
        if (number := number_of(self.request.GET.get("schuzka"))) and self.case is not None:
            asked |= from_appointment(self.viewer, self.case, number)
        assert self.case is not None
        last = self.case.latest_day(self.today)
        return {"day": "dnes" if last == self.today else last} | {
            name: value for name, value in asked.items() if value not in ("", None)
        }

    def facts_hold_on(self, form: OporaForm) -> date:
        """An answer given to a question about the act holds on the act's own day."""
        day: date = form.cleaned_data["day"]
        return min(day, self.today)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What happened."""
        assert isinstance(form, ActLine)
        return {**self.kwargs, "what": form.happened}

    def remark(self, form: OporaForm) -> str:
        """What else is recorded of the worker for that time."""
        assert self.case is not None
        assert isinstance(form, ActLine)
        return remark_without_names(self.viewer, self.case.id, form.happened)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the service promises about recording, with its sources."""
        promises = [
            {
                "text": said(rule.text),
                "basis": shown_basis(rule.source),
                "source": source_line(self.service, rule.source),
                "url": f"{reverse('service_rules', args=[self.service.id])}#{rule.id}",
            }
            for rule in KEPT.rules(self.service)
        ]
        return {"promises": promises, "line": _LINE}


# The fields that stand above "Další údaje".
_LINE = ("kind", "day", "at", "minutes", "people", "place", "client_present", "note")


class WeighAct(AddAct):
    """What the rules would say to the line; nothing is kept."""

    form_class = ActLine  # type: ignore[assignment]  # the line is the base of the form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to look at."""
        return HttpResponse(status=405)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One line; empty while the act is not chosen or something is not readable yet."""
        assert self.case is not None
        form = self.make_form(request.POST)
        assert isinstance(form, ActLine)
        form.asks_goal = False
        for name in {"minutes", "at"} & set(form.fields):
            form.fields[name].required = False
        if not form.is_valid() or not self.may_be_asked(form.happened.day):
            return HttpResponse("")
        what = form.happened
        about = subject(
            self.case,
            person_ids=what.people,
            worker_id=self.viewer.account_id,
            organisation_id=self.viewer.organisation_id,
        )
        verdict = weigh(
            ask="may_record_act",
            subject=about,
            given=given(self.case, what, self.viewer),
            on=what.day,
        )
        live = live_of(verdict, self.service, about)
        context = {"live": live, "remark": remark(self.viewer, self.case.id, what)}
        return render(request, "acts/live.html", context)

    def may_be_asked(self, day: date) -> bool:
        """A day that an act can have."""
        assert self.case is not None
        return self.case.opened_on <= day <= self.today


class OfAct(Step):
    """What the pages of one act share."""

    @property
    def act(self) -> ActRow:
        """The act; NotFound when unseen."""
        assert self.case is not None
        return act_row(self.viewer, self.case.id, self.kwargs["act_id"])


class AssessAct(OfAct):
    """The head's word on what happened against a rule."""

    form_class = AssessForm
    template_name = "acts/assess.html"
    action = assess_departure
    heading = _("Posoudit zápis mimo pravidla")
    submit = _("Uložit posouzení")

    def stands(self) -> object:
        """The act."""
        return self.act

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What happened."""
        return {"act": describe(self.act)}


class ShowAct(OfAct):
    """One act with all that is kept of it and how it was corrected."""

    action = record

    def check_right(self) -> None:
        """Whoever sees the case reads its acts; what may be changed, its page offers."""

    @on_paper()
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The look is written before anything is read."""
        assert self.case is not None
        act_id, case = kwargs["act_id"], self.case
        now = timezone.now()
        look(by=self.viewer, page="act", case_id=case.id, shown=[f"act:{act_id}"], now=now)
        stands = self.act.voided_on is None
        context = {
            "act": describe(self.act),
            "corrections": corrections_shown(ACT, case, act_id),
            "case": case,
            "home": self.home,
            "area": "cases",
            "correct_url": ACT.correct_url(self.viewer, case, act_id) if stands else "",
            "restore_url": "" if stands else ACT.restore_url(self.viewer, case, act_id),
            "void_url": ACT.void_url(self.viewer, case, act_id) if stands else "",
        }
        return render(request, "acts/show.html", context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is changed here."""
        return HttpResponse(status=405)
