"""Exchange: what was brought back and given out, in a few touches."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.acts.actions import record
from opora.acts.counting.queries import Visits, exchanges
from opora.acts.exchange_form import ExchangeForm
from opora.acts.happened import Happened
from opora.acts.kept_words import act_words, kept_names
from opora.acts.ways import act_of_kind_url
from opora.acts.words import Live, act_url, live_of
from opora.cases.known.queries import others_of_same
from opora.cases.queries import people_of
from opora.cases.steps import Step
from opora.catalog.service import Act as ActKind
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.verdict import Verdict
from opora.ui.forms import OporaForm
from opora.ui.words import counted, long_day


class Exchange(Step):
    """One screen, one button; what the rules say stands on top."""

    form_class = ExchangeForm
    template_name = "acts/exchange.html"
    action = record
    part = "#course"
    heading = gettext_lazy("Výměna")
    submit = gettext_lazy("Zapsat výměnu")
    panel_title = gettext_lazy("Výměnu teď udělat nejde.")
    may_have_happened = True
    twin = gettext_lazy("Stejná výměna už je zapsaná v %(at)s. Opravdu ještě jednou?")

    def check_right(self) -> None:
        """The right to record, and a service that exchanges."""
        super().check_right()
        if "material" not in kept_names(self.service):
            raise NotFound

    def twin_url(self, made: str) -> str:
        """The exchange itself."""
        return act_url(self.case.id if self.case else None, made)

    @property
    def kind(self) -> ActKind:
        """The act that needs material."""
        found = next((act for act in self.service.acts if act.needs_material), None)
        if found is None:
            raise NotFound
        return found

    @cached_property
    def visits(self) -> Visits:
        """What was here before, in earlier cases of the same person in this service too (C3)."""
        assert self.case is not None
        others = others_of_same(self.viewer, self.case.id, self.case.service)
        cases = [self.case.id, *(one.id for one in others)]
        return exchanges(cases, self.kind.id, self.today)

    def form_options(self) -> dict[str, Any]:
        """Counters of the service's materials with the last numbers."""
        return {"service": self.service, "visits": self.visits}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The exchange is an act of today."""
        assert isinstance(form, ExchangeForm)
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        clients = [one.id for one in people if one.client]
        persons = form.cleaned_data.get("exchange_for")
        happened = Happened(
            kind=self.kind.id,
            day=self.today,
            people=tuple(clients[:1]),
            note=form.cleaned_data["note"],
            place=form.cleaned_data.get("place") or "",
            kept={"exchange_for": persons} if persons else {},
            materials=form.materials(),
        )
        return {**self.kwargs, "what": happened}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it is, what the rules say now, and the two lists."""
        assert isinstance(form, ExchangeForm)
        assert self.case is not None
        about = self.subject()
        assert about is not None
        verdict = weigh(
            ask="may_record_act", subject=about, given={"act": self.kind.id}, on=self.today
        )
        people = people_of([self.case.id], self.today)[self.case.id]
        code = next((one.code for one in people if one.code), "")
        return {
            "live": self._live(verdict, about),
            "code": code,
            "lead": self._lead(anonymous=bool(code)),
            "hide_tabs": True,
            "kind_words": act_words(self.service, self.kind.id),
            "returned": form.returned,
            "picked": form.picked,
            "given": form.given,
            "more": form.more,
            "has_last": self.visits.exchanged,
        }

    def _live(self, verdict: Verdict, about: Subject) -> Live:
        """The line on top, in the words of this screen."""
        line = live_of(verdict, self.service, about)
        if line.state == "yes":
            return replace(line, title=_("Výměna je možná."), hint="")
        return line

    def _lead(self, *, anonymous: bool) -> str:
        visits = self.visits
        first = [_("Bez jména.")] if anonymous else []
        if visits.last_on is None:
            return " ".join([*first, _("První návštěva.")])
        told = _("Poslední návštěva: %(day)s, celkem %(count)s.") % {
            "day": _("Dnes").lower() if visits.last_on == self.today else long_day(visits.last_on),
            "count": counted(visits.count, _("návštěva"), _("návštěvy"), _("návštěv")),
        }
        return " ".join([*first, told])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A look at the case by its exchange; of days gone by it is told on the form with a day."""
        assert self.case is not None
        if self.case.is_over:
            return HttpResponseRedirect(act_of_kind_url(self.case.id, self.kind.id))
        look(by=self.viewer, page="exchange", case_id=self.case.id, shown=[], now=timezone.now())
        return super().get(request, *args, **kwargs)
