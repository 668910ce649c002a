"""Prevention for institutions: the list, a new one, one of them, and putting it right."""

from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.cases.lifting import Lifting
from opora.cases.mending.forms import VoidForm, why_field
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import differences
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.prevention.actions import correct, record, void
from opora.prevention.forms import HeldForm
from opora.prevention.kinds import PREVENTION
from opora.prevention.queries import (
    PreventionRow,
    held_of,
    holding,
    institutions,
    last_held,
    prevention_row,
)
from opora.prevention.words import participants_words, people_words
from opora.ui.forms import OporaForm
from opora.ui.words import full_day, minutes


def service_asked(request: HttpRequest, who: Viewer) -> Service:
    """The service named in the address, or the viewer's first; without one the page is absent."""
    mine = holding(who)
    asked = request.GET.get("service", "")
    if not mine or asked not in ("", *mine):
        raise NotFound
    return current().service(asked or mine[0])


class ListPrevention(LoginRequiredMixin, View):
    """What was held, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The look is written down before anything is shown."""
        who = viewer(request)
        service = service_asked(request, who)
        rows = held_of(who, service.id)
        shown = [f"prevention:{one.id}" for one in rows]
        look(by=who, page="preventions", case_id=None, shown=shown, now=timezone.now())
        writes = bool(who.sites(CASEWORK, service.id, [one.id for one in service.sites]))
        lines = [
            {
                "url": path_of("prevention", one.id),
                "institution": one.institution,
                "topic": one.topic,
                "day": full_day(one.day),
                "people": people_words(dict(one.participants)),
            }
            for one in rows
        ]
        context = {
            "service_name": said(service.short),
            "lines": lines,
            "new_url": f"{path_of('prevention_new')}?service={service.id}" if writes else "",
            "area": "my_day",
        }
        return render(request, "prevention/list.html", context)


class Held(Step):
    """What the forms of prevention share."""

    form_class: ClassVar[type[OporaForm]] = HeldForm

    @property
    def service(self) -> Service:
        """The service that holds it."""
        return service_asked(self.request, self.viewer)

    @cached_property
    def sites(self) -> list[str]:
        """Where the viewer works."""
        return self.viewer.sites(CASEWORK, self.service.id, [one.id for one in self.service.sites])

    def check_right(self) -> None:
        """The right to record in a service that holds it; without one it is absent."""
        if self.service.id not in self.viewer.services(CASEWORK):
            raise NotAllowed

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    def form_options(self) -> dict[str, Any]:
        """The list of institutions, the viewer's sites, who else works there."""
        ours: dict[int, str] = {}
        for site in self.sites:
            found = colleagues(
                self.viewer, service=self.service.id, site=site, roles=CASEWORK, person_ids=()
            )
            ours |= {one.id: one.name for one in found if one.id != self.viewer.account_id}
        options: dict[str, Any] = {"service": self.service, "sites": self.sites}
        return options | {"ours": list(ours.items()), "known": institutions(self.viewer)}


class NewPrevention(Held):
    """Written down once it was held."""

    action = record
    template_name = "prevention/step.html"
    heading = _("Zapsat prevenci pro instituci")
    submit = _("Zapsat prevenci")

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"day": "dnes"}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, HeldForm)
        record(
            service=self.service.id,
            site=form.site,
            recipient=form.recipient,
            held=form.held,
            by=self.viewer,
            on=self.today,
        )

    def leads_after(self, case_id: int | None) -> str:
        """To what was written down."""
        return path_of("prevention", last_held(self.viewer) or 0)

    @property
    def home(self) -> str:
        """The list."""
        return f"{path_of('preventions')}?service={self.service.id}"

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What it leads back to."""
        return {"called": _("Prevence pro instituce"), "area": "my_day"}


class ShowPrevention(LoginRequiredMixin, View):
    """One of them, and how it was put right."""

    def get(self, request: HttpRequest, prevention_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        who = viewer(request)
        row = prevention_row(who, prevention_id)
        seen = [f"prevention:{row.id}"]
        look(by=who, page="prevention", case_id=None, shown=seen, now=timezone.now())
        service = current().service(row.service)
        past = PREVENTION.past
        assert past is not None
        made = corrections(past, 0, (row.id,)).get(row.id, [])
        context = {
            "row": row,
            "day": full_day(row.day),
            "length": minutes(row.minutes),
            "participants": participants_words(row.participants, service),
            "who": ", ".join(row.who),
            "institution_url": path_of("institution", row.institution_id),
            "may_mend": not row.void_reason and who.holds(CASEWORK, row.service, row.site),
            "corrections": [
                {"day": full_day(one.on), "why": one.why, "lines": differences(one, past, service)}
                for one in reversed(made)
            ],
            "area": "my_day",
        }
        return render(request, "prevention/one.html", context)


class OfPrevention(Held):
    """A step about the one in the address."""

    template_name = "prevention/step.html"

    @cached_property
    def row(self) -> PreventionRow:
        """What was held; NotFound when unseen."""
        return prevention_row(self.viewer, self.kwargs["prevention_id"])

    def check_right(self) -> None:
        """Unseen is absent; nothing more is done about a void one."""
        if not self.viewer.holds(CASEWORK, self.row.service, self.row.site):
            raise NotAllowed
        if self.row.void_reason and self.request.method == "GET":
            raise NotFound

    @property
    def service(self) -> Service:
        """The service that held it."""
        return current().service(self.row.service)

    def stands(self) -> object:
        """The record, read anew."""
        return prevention_row(self.viewer, self.kwargs["prevention_id"])

    @property
    def home(self) -> str:
        """Its own page."""
        return path_of("prevention", self.kwargs["prevention_id"])

    @property
    def belongs_to(self) -> tuple[str, str] | None:
        """The record."""
        return self.home, self.row.institution

    def _look(self) -> None:
        shown, now = [f"prevention:{self.row.id}"], timezone.localtime()
        look(by=self.viewer, page=self.action.code, case_id=None, shown=shown, now=now)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """For whom it was."""
        return {"called": self.row.institution, "area": "my_day"}


class CorrectPrevention(OfPrevention):
    """As it was, and why it is changed."""

    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    action = correct

    @cached_property
    def sites(self) -> list[str]:
        """A record stays at its site."""
        return [self.row.site]

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.not_saved = _("Oprava ještě není uložená")
        form.fields["why"] = why_field()
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        same = {one.id: one.same_as for one in institutions(self.viewer)}
        found: dict[str, Any] = {name: getattr(row, name) for name in ("day", "minutes", "topic")}
        found["institution"] = str(same.get(row.institution_id) or row.institution_id)
        found |= {"note": row.note, "workers": [str(one) for one in row.workers]}
        return found | {f"people_{kind}": number for kind, number in row.participants}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, HeldForm)
        correct(
            prevention_id=self.row.id,
            recipient=form.recipient,
            held=form.held,
            why=form.cleaned_data["why"],
            by=self.viewer,
            on=self.today,
        )


class VoidPrevention(OfPrevention):
    """A dangerous step of its own: what exactly, what follows, and why."""

    form_class = VoidForm
    template_name = "prevention/void.html"
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    action = void
    may_repeat = True

    def form_options(self) -> dict[str, Any]:
        """Only the reason is asked for."""
        return {}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        return super().more_context(form) | {
            "title": self.row.institution,
            "note": full_day(self.row.day),
            "follows": [_("Zápis zůstane dohledatelný, přeškrtnutý a s důvodem. Přestane se"
                          " počítat.")],
            "correct_url": path_of("correct_prevention", self.row.id),
        }  # fmt: skip
