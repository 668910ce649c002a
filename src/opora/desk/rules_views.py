"""Pravidla for anyone, K rozhodnutí for the head, and Proč for each decision."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.queries import case_row
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import set_parameter, settle_reading
from opora.decisions.panels import said
from opora.decisions.queries import case_of_decision, decisions_of
from opora.desk.forms import ParameterForm, ReadingForm, SwitchForm
from opora.desk.promises import numbers, open_questions, promised, topics_of, used
from opora.desk.publication_views import day_asked
from opora.desk.why import explained
from opora.ui.forms import OporaForm


class Rules(View):
    """The services and what they promise."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A list; of one service straight its rules."""
        services = [
            {"id": one.id, "name": said(one.name), "law": one.law}
            for one in current().services.values()
        ]
        return render(request, "desk/rules.html", {"services": services})


class ServiceRules(View):
    """One service's rules, each with its source; how often it spoke for those who work here."""

    def get(self, request: HttpRequest, service_id: str) -> HttpResponse:
        """Readable without an account, as the rules are or as they were on the day in ``?ke=``."""
        service = current().services.get(service_id)
        if service is None:
            raise Http404
        today = timezone.localdate()
        on = day_asked(request, today)
        inside: Viewer | None = getattr(request, "viewer", None)
        organisation = inside.organisation_id if inside else None
        use = used(organisation, service, today)
        head = inside is not None and service_id in inside.services(HEADS)
        asked = open_questions(service, organisation) if organisation else []
        context = {
            "service": service,
            "name": said(service.name),
            "topics": topics_of(service, on, use, published_only=inside is None),
            "then": on if on != today else None,
            "inside": inside is not None,
            "head": head,
            "open": asked,
            "undecided": sum(not one.decided for one in asked),
            "numbers": numbers(service, organisation, today) if organisation else [],
        }
        return render(request, "desk/service_rules.html", context)


class HeadStep(Step):
    """A step of the head in one service, not about a case."""

    def check_right(self) -> None:
        """The head of this very service."""
        if self.kwargs["service_id"] not in self.viewer.services(HEADS):
            raise NotAllowed

    @property
    def service(self) -> Service:
        """The service in the address."""
        return current().service(self.kwargs["service_id"])

    @property
    def home(self) -> str:
        """Back to its rules."""
        return reverse("service_rules", args=[self.kwargs["service_id"]])


class SettleReading(HeadStep):
    """The head confirms our reading, or says how it shall be."""

    form_class = ReadingForm
    template_name = "desk/settle_reading.html"
    action = settle_reading
    heading = _("K rozhodnutí")
    submit = _("Uložit rozhodnutí")

    def initial(self) -> dict[str, Any]:
        """What holds now, to confirm or to change; empty for another word."""
        asked = self._question()
        return {} if "jinak" in self.request.GET else {"decision": asked.decision or asked.reading}

    @property
    def _names(self) -> tuple[str, str]:
        """Heading and button: to confirm what holds, or to say it otherwise."""
        asked = self._question()
        if asked.decision or not asked.reading or "jinak" in self.request.GET:
            return str(self.heading), str(self.submit)
        return gettext("Potvrdit výklad"), gettext("Potvrdit výklad")

    def _question(self) -> Any:
        asked = {
            one.id: one for one in open_questions(self.service, self.viewer.organisation_id)
        }.get(self.kwargs["question"])
        if asked is None:
            raise NotFound
        return asked

    def stands(self) -> object:
        """How the question stands."""
        return self._question()

    def make_form(self, data: Any = None) -> OporaForm:
        """Where it is about notices, that the words are read by clients too."""
        form = super().make_form(data)
        if self._question().printed:
            form.fields["decision"].help_text = _(
                "Tato slova stojí i ve smlouvách, které se od dneška uzavřou a vytisknou."
            )
        return form

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What was decided, and whether our reading is confirmed by it."""
        asked, decision = self._question(), form.answers["decision"]
        # Spaces that don't break stand in the reading; who types it again types others.
        confirmed = decision.split() == asked.reading.split()
        told = {"question": asked.id, "decision": decision, "confirmed": confirmed}
        return {"service": self.kwargs["service_id"], **told}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The question itself."""
        heading, submit = self._names
        return {"question": self._question(), "heading": heading, "submit": submit}


class SetParameter(HeadStep):
    """The head sets a number that the texts don't give."""

    form_class = ParameterForm
    template_name = "desk/set_parameter.html"
    action = set_parameter
    heading = _("Číslo, které texty neříkají")
    submit = _("Uložit")

    def _number(self) -> Any:
        found = {
            one.name: one for one in numbers(self.service, self.viewer.organisation_id, self.today)
        }.get(self.kwargs["parameter"])
        if found is None:
            raise NotFound
        return found

    def form_of(self) -> type[OporaForm]:
        """A field for a number, or for a yes or a no."""
        return SwitchForm if self._number().is_switch else ParameterForm

    def initial(self) -> dict[str, Any]:
        """The number in force."""
        number = self._number()
        known = number.value is not None
        return {"value": str(number.value) if number.is_switch and known else number.value}

    def stands(self) -> object:
        """The number in force."""
        return self._number()

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """In force from today on."""
        service, name = self.kwargs["service_id"], self._number().name
        value = form.answers["value"]
        return {"service": service, "name": name, "value": None if value is None else int(value)}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which number; of a yes or a no the heading promises none."""
        number = self._number()
        heading = gettext("Co texty neříkají") if number.is_switch else self.heading
        return {"number": number, "heading": heading}


class Why(LoginRequiredMixin, View):
    """One decision: rule, version, facts then, who overrode it and why (S8)."""

    def get(self, request: HttpRequest, decision_id: int) -> HttpResponse:
        """Seen by whoever sees the case."""
        who = viewer(request)
        case_id = case_of_decision(decision_id)
        if case_id is None:
            raise NotFound
        case = case_row(who, case_id)
        if not promised(case.service, "decision"):
            raise NotFound
        look(by=who, page="why", case_id=case.id, shown=[], now=timezone.localtime())
        context = {
            "case": case,
            "decision": explained(decisions_of([case.id], ids=[decision_id])[0]),
            "keeps_version": promised(case.service, "rule_version"),
        }
        return render(request, "desk/why.html", context)
