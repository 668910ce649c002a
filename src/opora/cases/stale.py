"""The part of a step that deals with two tabs: what the page saw, and what stands there now."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any, ClassVar, Final

from django.forms import ChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.seen import Stale, page_saw, version_of
from opora.access.viewer import Viewer
from opora.cases.meanwhile import differences
from opora.cases.queries import CaseRow, case_row
from opora.cases.twins import NOT_SAID, left_over, pressed_before
from opora.ui.forms import Meanwhile, OporaForm
from opora.ui.many_field import ManyField

APPENDS: Final = object()
"""The step only adds; nothing is lost by two tabs, and twins are asked about."""


class SeesWhatStands:
    """The part of ``cases.steps.Step`` that lets no page overwrite what it has not seen."""

    request: HttpRequest
    viewer: Viewer
    today: date
    heading: ClassVar[str | Promise]
    form_class: ClassVar[type[OporaForm]]
    case: CaseRow | None

    starts_with_what_stands: ClassVar[bool] = False
    """Whether ``initial`` is the record itself, so that the empty form shows it."""

    def make_form(self, data: Any = None) -> OporaForm:
        """The form, empty or with what was typed."""
        raise NotImplementedError

    def stands(self) -> object:
        """What the step changes or replaces, read anew: rows of queries, or values.

        Whoever opened the page before it changed is told so (``access.seen``). A step
        that only adds says nothing here.
        """
        return APPENDS

    @property
    def case_version(self) -> int:
        """Raised by everything that changes where the case stands."""
        assert self.case is not None
        return case_row(self.viewer, self.case.id).version

    @property
    def version(self) -> str:
        """The version of what stands now; nothing for a step that only adds."""
        stands = self.stands()
        return "" if stands is APPENDS else version_of(stands)

    def as_seen(self, form: OporaForm) -> AbstractContextManager[None]:
        """The action compares what this form saw."""
        if type(self).stands is SeesWhatStands.stands:
            return nullcontext()
        return page_saw(str(form.cleaned_data.get("seen") or ""), self.stands)

    def see_again(self, form: OporaForm, stale: Stale) -> None:
        """The page tells that something changed; what is saved from it next has seen that."""
        own = self.starts_with_what_stands
        form.meanwhile = Meanwhile(
            text=" ".join(stale.sentences.values()),
            url=self.request.path if own else self.home,
            lines=differences(form, self.make_form()) if own else [],
        )
        data = QueryDict(mutable=True)
        data.update(self.request.POST)
        data[form.add_prefix("seen")] = self.version
        form.data = data

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Takes the step; where its record is there no more, what was typed is not lost."""
        try:
            return self.sent(request)
        except NotFound as error:
            return self.pressed_again(OporaForm(request.POST)) or self._gone(error)

    @property
    def home(self) -> str:
        """Where the page leads back to."""
        raise NotImplementedError

    def left_over(self, form: OporaForm) -> list[str]:
        """What was written into fields that the form has no more."""
        return left_over(self.request, form) if form.is_bound else []

    def pressed_again(self, form: OporaForm) -> HttpResponse | None:
        """Where the first press of the same button led; nothing where this is the first."""
        earlier = pressed_before(self.request, form)
        return HttpResponseRedirect(earlier.leads_to or self.home) if earlier else None

    def sent(self, request: HttpRequest) -> HttpResponse:
        """Checks the form and calls the action."""
        raise NotImplementedError

    @property
    def belongs_to(self) -> tuple[str, str] | None:
        """The page that the record stands on and how it is called, as far as the viewer sees it."""
        return (path_of("case", self.case.id), self.case.title) if self.case else None

    def _gone(self, error: NotFound) -> HttpResponse:
        """What the page was about is there no more: what was typed is shown, to be taken along."""
        belongs = self.belongs_to
        if belongs is None or not self.request.POST.get("seen"):
            raise error
        context: dict[str, Any] = {
            "heading": self.heading,
            "case": self.case,
            "belongs": belongs,
            "typed": self._texts(self.request.POST),
        }
        return render(self.request, "cases/gone.html", context, status=422)

    def _texts(self, data: QueryDict) -> list[str]:
        """What was typed: neither choices nor the form's own machinery."""
        fields = self.form_class.base_fields.items()
        typed = {
            name
            for name, field in fields
            if not isinstance(field, ChoiceField | ManyField) and not field.widget.is_hidden
        }
        return [
            value.strip()
            for name, values in data.lists()
            for value in values
            if name not in NOT_SAID
            and value.strip()
            and (name in typed or " " in value.strip() or "\n" in value)
        ]


class ChangesCase(SeesWhatStands):
    """A step that changes where its case stands."""

    def stands(self) -> object:
        """Where the case stands."""
        return self.case_version
