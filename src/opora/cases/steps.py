"""A step on a screen: form, rules, action, and everything that can go wrong with them.

A feature's view says which form it has and which action it takes; this page keeps what was typed,
shows what the rules say, asks for missing facts, takes a reason where it lifts a *no*, saves once.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import AlreadySent, Twin, look, remember_where
from opora.access.addresses import path_of
from opora.access.doors import ACTIONS, Invalid, NotAllowed, Sending, sent_once
from opora.access.middleware import viewer
from opora.access.reading import showing
from opora.access.seen import Stale
from opora.access.viewer import Viewer
from opora.cases.handover.step import HandsOver
from opora.cases.lifting import Lifting
from opora.cases.queries import CaseRow, case_row, subject
from opora.cases.stale import SeesWhatStands
from opora.cases.twins import TwinShown, not_pressed_before, sending_of, twin_shown
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import Refused, answer
from opora.decisions.asked import AnswersForm
from opora.decisions.handover.scope import taking_up
from opora.decisions.needed import mark_needed
from opora.decisions.panels import Handing, panel_of
from opora.decisions.providers import Subject
from opora.ui import words
from opora.ui.forms import OporaForm

__all__ = ["Lifting", "Step"]


class Step(SeesWhatStands, HandsOver, LoginRequiredMixin, View):
    """The base of every screen that changes something.

    Subclasses set ``form_class``, ``heading``, ``submit``, ``code`` (of the action) and write
    ``take``, and ``stands`` where something is changed. Those about a case take ``case_id`` from
    the address. Where a field is not called like the fact it answers, ``fields_of_facts`` names it.
    ``twin`` is asked when the same is saved again, unless the step ``may_repeat``.
    """

    form_class: ClassVar[type[OporaForm]]
    template_name: ClassVar[str] = "cases/step.html"
    heading: ClassVar[str | Promise]
    submit: ClassVar[str | Promise]
    code: ClassVar[str]
    panel_title: str | Promise = ""
    may_have_happened: ClassVar[bool] = False
    saved: ClassVar[str | Promise] = _("Zapsáno")
    twin: ClassVar[str | Promise] = _("Totéž už je uložené v %(at)s. Opravdu ještě jednou?")
    may_repeat: ClassVar[bool] = False
    fields_of_facts: ClassVar[dict[str, str]] = {}
    case: CaseRow | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Reads the clock, here and nowhere below."""
        super().setup(request, *args, **kwargs)
        now = timezone.localtime()
        self.today, self.now = now.date(), now.time()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The case is looked up first: unseen is absent, for every method."""
        if request.user.is_authenticated:
            self.viewer: Viewer = viewer(request)
            if "case_id" in kwargs:
                self.case = case_row(self.viewer, kwargs["case_id"])
            self.check_right()
        return super().dispatch(request, *args, **kwargs)

    def check_right(self) -> None:
        """Raises NotAllowed where the viewer's role has no right to the action."""
        roles = ACTIONS[self.code].roles
        here = (self.case.service, self.case.site) if self.case is not None else None
        if not (self.viewer.holds(roles, *here) if here else self.viewer.services(roles)):
            raise NotAllowed

    # --- what subclasses say -----------------------------------------------------------------
    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Calls the action with the form's answers; returns where to go."""
        raise NotImplementedError

    def form_options(self) -> dict[str, Any]:
        """More keywords for the form."""
        return {}

    def initial(self) -> dict[str, Any]:
        """What the form starts with."""
        return {}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """More names for the template."""
        return {}

    def twin_url(self, made: str) -> str:
        """Where the twin can be looked at ('act:12' is what it made); nothing: where it led."""
        return ""

    # --- the page ----------------------------------------------------------------------------
    @property
    def service(self) -> Service:
        """The service of the case."""
        assert self.case is not None
        return current().service(self.case.service)

    @property
    def home(self) -> str:
        """Where the page leads back to."""
        return path_of("case", self.case.id) if self.case else path_of("my_day")

    def subject(self) -> Subject | None:
        """Whom answers to missing facts are about."""
        row, org = self.case, self.viewer.organisation_id
        worker = self.viewer.account_id
        return subject(row, organisation_id=org, worker_id=worker) if row else None

    def make_form(self, data: Any = None) -> OporaForm:
        """The form, empty or with what was typed."""
        form = self.form_class(
            data,
            today=self.today,
            seen=self.version if data is None else "",
            initial=self.initial(),
            **self.form_options(),
        )
        for ask in ACTIONS[self.code].asks:
            mark_needed(form, self.service, ask)
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The empty form."""
        self._look()
        if self.over_url:
            return HttpResponseRedirect(self.over_url)
        form = self.make_form()
        if (again := self.typed_again(form)) is not None:
            form = self.make_form(again)
            form.is_valid()
        return self.page(form)

    def _look(self) -> None:
        """The page shows whose case it is, so that it was looked at is written down first."""
        if self.case is not None:
            now = timezone.localtime()
            look(by=self.viewer, page=self.code, case_id=self.case.id, shown=[], now=now)

    def sent(self, request: HttpRequest) -> HttpResponse:
        """Checks the shape, answers missing facts, takes the step."""
        lifting = Lifting.of(request)
        form = self.make_form(request.POST)
        try:
            with showing():  # so far one only reads
                if not form.is_valid():
                    return self.page(form, status=422)
                sending = sending_of(request, form, asks=not self.may_repeat)
                not_pressed_before(sending)
            self._answer_missing(request)
            taken = taking_up(one.id for one in self.handed)
            with sent_once(sending), self.as_seen(form), taken:
                leads_to = self.take(form, lifting)
        except Invalid as wrong:
            if isinstance(wrong, Stale):
                self.see_again(form)
            for name, sentence in wrong.sentences.items():
                form.refuse(name if name in form.fields else None, sentence)
            return self.page(form, status=422)
        except Refused as refused:
            return self._refused(form, refused, lifting, sending)
        except AlreadySent as earlier:
            return HttpResponseRedirect(earlier.leads_to or self.home)
        except Twin as twin:
            shown = twin_shown(twin, str(self.twin), self.twin_url(twin.made), request, form)
            return self.page(form, twin=shown, status=422)
        return self._done(sending, leads_to, self.saved)

    def _done(self, sending: Sending | None, leads_to: str, saved: str | Promise) -> HttpResponse:
        self.forget_typed()
        if sending is not None:
            remember_where(token=sending.token, leads_to=leads_to)
        said = {"saved": saved, "at": words.hour(timezone.localtime().time())}
        told, place = words.voiced(_("%(saved)s v %(at)s.") % said), leads_to.partition("#")[2]
        messages.success(self.request, told, extra_tags=place)
        return HttpResponseRedirect(leads_to)

    def _refused(
        self, form: OporaForm, refused: Refused, lifting: Lifting, sending: Sending | None
    ) -> HttpResponse:
        """The verdict; or, where the worker asks for it, the way to the head."""
        self.keep_typed(form, refused)
        handing = self.handing(refused)
        if handing is None or "hand_over" not in self.request.POST:
            return self.page(form, refused=refused, lifting=lifting, handing=handing)
        try:
            with sent_once(Sending(sending.token) if sending else None):
                self.to_head(form, refused)
        except Invalid as wrong:
            handing = replace(handing, error=" ".join(wrong.sentences.values()))
            return self.page(form, refused=refused, lifting=lifting, handing=handing)
        except AlreadySent as earlier:
            return HttpResponseRedirect(earlier.leads_to or self.home)
        return self._done(sending, self.home, _("Předáno k rozhodnutí"))

    def _answer_missing(self, request: HttpRequest) -> None:
        """Keeps the answers to facts that an earlier verdict asked for."""
        names = [name[5:] for name in request.POST if name.startswith("fact-")]
        about = self.subject()
        if not names or about is None:
            return
        asked = self.answers_form(names, request.POST)
        if asked.is_valid() and asked.known():
            answer(subject=about, answers=asked.known(), by=self.viewer, on=self.today)

    def answers_form(self, names: list[str], data: Any = None) -> AnswersForm:
        """Fields for missing facts."""
        return AnswersForm(data, service=self.service, facts=names, today=self.today, prefix="fact")

    def page(
        self,
        form: OporaForm,
        *,
        refused: Refused | None = None,
        lifting: Lifting | None = None,
        handing: Handing | None = None,
        twin: TwinShown | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The form, with what the rules say when they have spoken."""
        status = 422 if refused is not None else status
        if status != 200:
            self._look()
        context: dict[str, Any] = {
            "form": form,
            "heading": self.heading,
            "submit": self.submit,
            "case": self.case,
            "home": self.home,
            "today": self.today,
            "twin": twin,
            "handed": self.notices,
            "reason": form.data.get("justification", "").strip() if form.is_bound else "",
            "to_head": "" if refused else self.to_head_words,
        }
        if refused is not None:
            context |= self.refusal(refused, lifting or Lifting(), form, handing)
        context |= self.more_context(form)
        return render(self.request, self.template_name, context, status=status)

    def missing_fields(self, names: Iterable[str], form: OporaForm) -> list[BoundField]:
        """What is not known is asked once: the form's own question moves to the verdict."""
        found: list[BoundField] = []
        for name in names:
            own = self.fields_of_facts.get(name, name)
            beside = getattr(form, "asked", None)
            holder = form if own in form.fields else beside
            if holder is not None and own in holder.fields:
                found.append(holder[own])
                del holder.fields[own]
            else:
                asked = self.answers_form([name])
                found += [asked[one] for one in asked.fields]
        return found

    def refusal(
        self, refused: Refused, lifting: Lifting, form: OporaForm, handing: Handing | None
    ) -> dict[str, Any]:
        """The verdict panel, and below it the way to write down what has happened."""
        verdict = refused.verdict
        may_depart = self.may_have_happened and verdict.only_departs
        panel = panel_of(
            verdict,
            refused.subject,
            title=str(self.panel_title),
            missing=self.missing_fields(verdict.missing, form),
            justification=lifting.justification,
            home=self.home,
            departure_url="#mimo-pravidla" if may_depart else "",
            head=self.is_head,
            handing=handing,
            back=self.request.path,
        )
        return {
            "panel": replace(panel, justification_error=lifting.wanting.get("justify", "")),
            "wanting": lifting.wanting,
            "may_depart": may_depart,
            "silent": verdict.silent and not verdict.missing,
        }
