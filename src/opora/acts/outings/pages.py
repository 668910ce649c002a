"""One outing, its correction, and making it void."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.roles import CASEWORK, HEADS
from opora.acts.forms import AssessForm
from opora.acts.material import as_typed, in_words
from opora.acts.outings.actions import assess_outing, correct_outing, void_outing
from opora.acts.outings.kinds import OUTING
from opora.acts.outings.mend_form import CorrectOutingForm
from opora.acts.outings.queries import OutingRow, acts_of, outing_row
from opora.acts.outings.words import (
    acts_in_words,
    facts_of,
    hours_of,
    people_of_it,
    place_of,
    reasons_of,
    visitors,
)
from opora.acts.words import describe
from opora.cases.lifting import Lifting
from opora.cases.mending.forms import VoidForm, why_field
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import differences
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.providers import Subject
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class ShowOuting(LoginRequiredMixin, View):
    """What was recorded with one outing, as far as the viewer sees the cases."""

    def get(self, request: HttpRequest, outing_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        who = viewer(request)
        row = outing_row(who, outing_id)
        acts, unseen = acts_of(who, row.id)
        seen = [f"outing:{row.id}", *(f"case:{one}" for one in sorted({a.case_id for a in acts}))]
        look(by=who, page="outing", case_id=None, shown=seen, now=timezone.now())
        service = current().service(row.service)
        may_mend = not row.void_reason and who.holds(CASEWORK, row.service, row.site)
        context = {
            "row": row,
            "place": place_of(row),
            "hours": hours_of(row),
            "people": visitors(row) if row.is_walk_in else people_of_it(row),
            "facts": facts_of(row),
            "reasons": reasons_of(row),
            "may_assess": bool(row.against)
            and not row.void_reason
            and who.holds(HEADS, row.service, row.site),
            "back_label": _list_of(row),
            "back_url": _list_url(row),
            "material": in_words(row.material, service),
            "done": acts_in_words(row.done, service),
            "against": acts_in_words(row.against, service),
            "acts": [describe(one) for one in acts],
            "unseen": unseen,
            "may_mend": may_mend,
            "corrections": _changes(row, service),
            "area": "my_day",
        }
        return render(request, "acts/outing.html", context)


def _list_of(row: OutingRow) -> str:
    return gettext("Bez případu") if row.is_walk_in else gettext("Terén a akce")


def _list_url(row: OutingRow) -> str:
    return f"{path_of('walk_in_new' if row.is_walk_in else 'outing_new')}?service={row.service}"


def _changes(row: OutingRow, service: Service) -> list[dict[str, Any]]:
    """How the record was put right, the latest first."""
    past = OUTING.past
    assert past is not None
    made = corrections(past, 0, (row.id,)).get(row.id, [])
    return [
        {"day": full_day(one.on), "why": one.why, "lines": differences(one, past, service)}
        for one in reversed(made)
    ]


class OfOuting(Step):
    """A step about the outing in the address."""

    template_name = "acts/outing_step.html"

    @cached_property
    def outing(self) -> OutingRow:
        """The outing; NotFound when unseen."""
        return outing_row(self.viewer, self.kwargs["outing_id"])

    def check_right(self) -> None:
        """Unseen is absent; nothing more is done about a void one."""
        row = self.outing
        if not self.viewer.holds(CASEWORK, row.service, row.site):
            raise NotAllowed
        if row.void_reason and self.request.method == "GET":
            raise NotFound

    @property
    def service(self) -> Service:
        """The service that went out."""
        return current().service(self.outing.service)

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    def stands(self) -> object:
        """The outing, read anew."""
        return outing_row(self.viewer, self.kwargs["outing_id"])

    @property
    def home(self) -> str:
        """The outing."""
        return path_of("outing", self.kwargs["outing_id"])

    @property
    def belongs_to(self) -> tuple[str, str] | None:
        """The outing."""
        return self.home, place_of(self.outing)

    def _look(self) -> None:
        shown, now = [f"outing:{self.outing.id}"], timezone.localtime()
        look(by=self.viewer, page=self.action.code, case_id=None, shown=shown, now=now)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which outing."""
        return {"called": place_of(self.outing), "area": "my_day"}


class CorrectOuting(OfOuting):
    """As it was, and why it is changed."""

    form_class = CorrectOutingForm
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    action = correct_outing

    def form_options(self) -> dict[str, Any]:
        """The service's own materials, and the acts that were counted."""
        return {"service": self.service, "done": self.outing.done}

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.fields["why"] = why_field()
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.outing
        found: dict[str, Any] = {"since": row.since, "until": row.until, "spot": row.spot}
        found |= {"day": row.day, "count": row.uncounted or None, "note": row.note}
        found |= {"persons": row.exchange_for or None}
        found |= {f"done_{kind}": number for kind, number in row.done}
        return found | as_typed(row.material, self.service)

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with what was written."""
        assert isinstance(form, CorrectOutingForm)
        given = form.cleaned_data
        correct_outing(
            outing_id=self.outing.id,
            day=given["day"],
            since=given["since"],
            until=given["until"],
            spot=given["spot"],
            uncounted=form.uncounted,
            done={kind: given[f"done_{kind}"] or 0 for kind, _number in self.outing.done},
            why=given["why"],
            by=self.viewer,
            on=self.today,
        )


class VoidOuting(OfOuting):
    """A dangerous step of its own: what exactly, what follows, and why."""

    form_class = VoidForm
    template_name = "acts/outing_void.html"
    heading = _("Zneplatnit zápis")
    submit = _("Zneplatnit zápis")
    action = void_outing
    may_repeat = True

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        row = self.outing
        return super().more_context(form) | {
            "title": place_of(row),
            "note": full_day(row.day),
            "follows": [
                _("Zápis i všechny jeho úkony zůstanou dohledatelné, přeškrtnuté a s důvodem."
                  " Přestanou se počítat."),
            ],
            "correct_url": path_of("correct_outing", row.id),
        }  # fmt: skip


class AssessOuting(OfOuting):
    """The head's word on what was done with people without a case against a rule."""

    form_class = AssessForm
    heading = _("Posoudit zápis mimo pravidla")
    submit = _("Uložit posouzení")
    action = assess_outing

    def check_right(self) -> None:
        """The head of the site, where something was done against a rule."""
        super().check_right()
        row = self.outing
        if not self.viewer.holds(HEADS, row.service, row.site):
            raise NotAllowed
        if not row.against and self.request.method == "GET":
            raise NotFound

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What was done, and why."""
        row = self.outing
        against = acts_in_words(row.against, self.service)
        return super().more_context(form) | {
            "against": against,
            "note": full_day(row.day),
            "reasons": reasons_of(row),
        }
