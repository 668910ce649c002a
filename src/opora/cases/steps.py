"""A step on a screen: form, rules, action, and everything that can go wrong with them.

A feature's view says which form it has and which action it takes; this page keeps what was typed,
shows what the rules say, asks for missing facts, takes a reason where it lifts a *no*, saves once.
"""

from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Invalid, NotAllowed
from opora.access.middleware import viewer
from opora.access.presses import AlreadySent, Sending, Twin, sent_once
from opora.access.reading import showing
from opora.access.seen import Stale
from opora.access.viewer import Viewer
from opora.cases.handover.step import HandsOver
from opora.cases.lifting import Lifting
from opora.cases.queries import CaseRow, case_row
from opora.cases.rule_words import AsksTheRules
from opora.cases.stale import SeesWhatStands
from opora.cases.twins import TwinShown, sending_of, twin_shown
from opora.decisions.actions import Refused
from opora.decisions.handover.scope import taking_up
from opora.decisions.needed import mark_needed
from opora.decisions.panels import Handing
from opora.decisions.stopped import KeptRefusal
from opora.ui import words
from opora.ui.forms import OporaForm

__all__ = ["Lifting", "Step"]


class Step(SeesWhatStands, HandsOver, AsksTheRules, LoginRequiredMixin, View):
    """The base of every screen that changes something.

    Subclasses set ``form_class``, ``heading``, ``submit`` and the ``action``, and write ``stands``
    where something is changed. The action is told what the address names and what the form says
    (``answers``), both under the names of its keywords; where that is not all, ``take`` calls it.
    Where a field is not called like the fact it answers, ``fields_of_facts`` names it.
    ``twin`` is asked when the same is saved again, unless the step ``may_repeat``.
    """

    form_class: ClassVar[type[OporaForm]]
    template_name: ClassVar[str] = "cases/step.html"
    heading: ClassVar[str | Promise]
    submit: ClassVar[str | Promise]
    saved: ClassVar[str | Promise] = _("Zapsáno")
    twin: ClassVar[str | Promise] = _("Totéž už je uložené v %(at)s. Opravdu ještě jednou?")
    may_repeat: ClassVar[bool] = False
    part: ClassVar[str] = ""
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
        roles = self.action.roles
        here = (self.case.service, self.case.site, self.case.id) if self.case else None
        if not (self.viewer.holds(roles, *here) if here else self.viewer.services(roles)):
            raise NotAllowed

    # --- what subclasses say -----------------------------------------------------------------
    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action, and does nothing before."""
        lifted = lifting.words if self.action.may_be_lifted else {}
        told = {"by": self.viewer, "on": self.today, **self.answers(form), **lifted}
        self.action(**told)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What the action is told: what the address is about, and what was typed."""
        return {**self.kwargs, **form.answers}

    @property
    def leads_to(self) -> str:
        """Where the step leads once it is taken: the ``part`` of the page it belongs to."""
        return f"{self.home}{self.part}"

    def leads_after(self, case_id: int | None) -> str:
        """Where the step leads, asked within the action's transaction once it has told its case."""
        return self.leads_to

    def remark(self, form: OporaForm) -> str:
        """What is worth a look once the step is taken, said beside that it is saved.

        No name and nothing of a case: until it is shown, it is kept in a cookie.
        """
        return ""

    @property
    def form_draft(self) -> str:
        """The page whose draft the form was; it is a draft no more once the step is taken."""
        return self.draft_page if self.waits or "rozepsane" in self.request.GET else ""

    def form_of(self) -> type[OporaForm]:
        """The form; of some records it depends on what they are."""
        return self.form_class

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
    def home(self) -> str:
        """Where the page leads back to."""
        return path_of("case", self.case.id) if self.case else path_of("my_day")

    def make_form(self, data: Any = None) -> OporaForm:
        """The form, empty or with what was typed."""
        form = self.form_of()(
            data,
            today=self.today,
            seen=self.version if data is None else "",
            initial=self.initial(),
            **self.form_options(),
        )
        for ask in self.action.asks:
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
            look(by=self.viewer, page=self.action.code, case_id=self.case.id, shown=[], now=now)

    def sent(self, request: HttpRequest) -> HttpResponse:
        """Checks the shape, answers missing facts, takes the step."""
        lifting = Lifting.of(request, may_depart=self.may_have_happened)
        with showing():  # so far one only reads
            form = self.make_form(request.POST)
            if not form.is_valid():
                return self.pressed_again(form) or self.page(form, status=422)
        sending = sending_of(request, form, asks=not self.may_repeat)
        sending.leads_to, sending.draft = self.leads_after, self.form_draft
        try:
            self.answer_missing(form)
            taken = taking_up(one.id for one in self.handed)
            with sent_once(sending), self.as_seen(form), taken:
                self.take(form, lifting)
        except Invalid as wrong:
            return self.pressed_again(form) or self._wrong(form, wrong)
        except Refused as refused:
            return self._refused(form, refused, lifting, sending)
        except AlreadySent as earlier:
            return HttpResponseRedirect(earlier.leads_to or self.home)
        except Twin as twin:
            shown = twin_shown(twin, str(self.twin), self.twin_url(twin.made), request, form)
            return self.page(form, twin=shown, status=422)
        return self._done(sending.led, self.saved, self.remark(form))

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """What can't be taken as it is, said at its field."""
        if isinstance(wrong, Stale):
            self.see_again(form, wrong)
            return self.page(form, status=422)
        for name, sentence in wrong.sentences.items():
            form.refuse(name if name in form.fields else None, sentence)
        departs = self.may_have_happened
        if isinstance(wrong, KeptRefusal) and wrong.lets_a_word_through(
            head=self.is_head, departs=departs
        ):
            lifting = Lifting.of(self.request, may_depart=departs)
            return self.page(form, refused=wrong.refused, lifting=lifting)
        return self.page(form, status=422)

    def _done(self, leads_to: str, saved: str | Promise, remark: str = "") -> HttpResponse:
        said = {"saved": saved, "at": words.hour(timezone.localtime().time())}
        told, place = words.voiced(_("%(saved)s v %(at)s.") % said), leads_to.partition("#")[2]
        messages.success(self.request, f"{told} {remark}".strip(), extra_tags=place)
        return HttpResponseRedirect(leads_to)

    def _refused(
        self, form: OporaForm, refused: Refused, lifting: Lifting, sending: Sending
    ) -> HttpResponse:
        """The verdict; or, where the worker asks for it, the way to the head."""
        self.keep_typed(form, refused)
        handing = self.handing(refused)
        if handing is None or "hand_over" not in self.request.POST:
            return self.page(form, refused=refused, lifting=lifting, handing=handing)
        sending = replace(sending, digest="", twins_since=None, leads_to=lambda _case: self.home)
        try:
            with sent_once(sending):
                self.to_head(form, refused)
        except Invalid as wrong:
            handing = replace(handing, error=" ".join(wrong.sentences.values()))
            return self.page(form, refused=refused, lifting=lifting, handing=handing)
        except AlreadySent as earlier:
            return HttpResponseRedirect(earlier.leads_to or self.home)
        return self._done(sending.led, _("Předáno k rozhodnutí"))

    @showing()
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
            "left_over": self.left_over(form),
            "waiting_url": self.waiting_url,
            "to_head": "" if refused else self.to_head_words,
        }
        if refused is not None:
            context |= self.refusal(refused, lifting or Lifting(), form, handing)
        context |= self.more_context(form)
        return render(self.request, self.template_name, context, status=status)
