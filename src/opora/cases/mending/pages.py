"""The pages on which a record is put right, made void, or shown as it stood before."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.access.queries import names
from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.audit.queries import deeds_with
from opora.cases.mending.forms import VoidForm, WhyForm, why_field
from opora.cases.mending.kinds import AnyAction, Finder, Kind, Record
from opora.cases.mending.past import Change
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import Line, differences
from opora.cases.queries import CaseRow, case_row, case_rows
from opora.cases.steps import Step
from opora.catalog import current
from opora.ui.forms import OporaForm
from opora.ui.words import full_day, hour, long_day, on_paper, voiced


@once_a_page
def _found(find: Finder, viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    return find(viewer, case, row_id, on)


class OfRecord(Step):
    """A step about one record that counts, of the kind that its address names."""

    kind: ClassVar[Kind]

    @classmethod
    def of(cls, kind: Kind, action: AnyAction) -> type[Self]:
        """The page for one kind."""
        said = {"kind": kind, "action": action, "part": kind.part}
        return type(cls.__name__, (cls,), said)

    def check_right(self) -> None:
        """What is not for everybody's eyes is absent before any right is asked about."""
        if self.kind.apart:
            assert self.case is not None
            self.kind.find(self.viewer, self.case, self.kwargs["row_id"], self.today)
        super().check_right()

    @property
    def record(self) -> Record:
        """The record in the address; NotFound without one, or once it is void.

        It is read anew, but for the parts of a page that is only shown.
        """
        assert self.case is not None
        found = _found(self.kind.find, self.viewer, self.case, self.kwargs["row_id"], self.today)
        if found.entry.kind == "void":
            raise NotFound
        return found

    @property
    def row(self) -> Any:
        """What stands there."""
        return self.record.row

    def stands(self) -> object:
        """The record."""
        return self.row

    @property
    def home(self) -> str:
        """The page on which the record stands."""
        assert self.case is not None
        return reverse(self.kind.place, args=[self.case.id])


class Correcting(OfRecord):
    """The step's own form with what is written down now, and why it is changed.

    Stands before the step among the bases.
    """

    template_name = "cases/step.html"
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    twin = Step.twin
    comes_back = frozenset()
    waits = False
    starts_with_what_stands = True

    def make_form(self, data: Any = None) -> OporaForm:
        """The form with the reason."""
        form = super().make_form(data)
        form.not_saved = _("Oprava ještě není uložená")
        form.fields["why"] = why_field()
        return form

    def initial(self) -> dict[str, Any]:
        """What is written down now, where the form calls it as the row does."""
        return dict(vars(self.row))

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which record, and the way for what should not be there at all."""
        assert self.case is not None
        record = self.record
        void_url = self.kind.void_url(self.viewer, self.case, self.kwargs["row_id"])
        return super().more_context(form) | {
            "record": record.entry,
            "instead": record.instead,
            "void_url": "" if record.instead else void_url,
        }


class Voiding(OfRecord):
    """A dangerous step of its own: what exactly, what will happen and what will not, and why."""

    form_class = VoidForm
    template_name = "cases/void.html"
    may_repeat = True

    @classmethod
    def of(cls, kind: Kind, action: AnyAction) -> type[Self]:
        """The page for one kind, headed by what it does."""
        page = super().of(kind, action)
        page.heading = page.submit = kind.deed
        return page

    @property
    def leads_to(self) -> str:
        """To where the record stands; to the day, where the case itself is void now."""
        assert self.case is not None
        gone = not case_rows(self.viewer, [self.case.id])
        return path_of("my_day") if gone else super().leads_to

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly, and the milder way."""
        assert self.case is not None
        record = self.record
        entry = record.entry
        return {
            "title": entry.what,
            "note": " ".join([f"{long_day(entry.day)}.", entry.details, entry.note]).strip(),
            "follows": record.follows,
            "correct_url": self.kind.correct_url(self.viewer, self.case, self.kwargs["row_id"]),
        }


class Restoring(OfRecord):
    """What was made void counts again: the rules are asked anew, and it is said why."""

    form_class = WhyForm
    template_name = "cases/restore_record.html"
    may_repeat = True
    heading = _("Vrátit zneplatněný zápis")
    submit = _("Vrátit zápis")
    panel_title = _("Tento zápis tak vrátit nejde.")

    @classmethod
    def of(cls, kind: Kind, action: AnyAction) -> type[Self]:
        """The page for one kind; where its rules can be lifted, what happened can stand again."""
        page = super().of(kind, action)
        page.may_have_happened = action.may_be_lifted
        return page

    @property
    def record(self) -> Record:
        """The void record in the address; NotFound without one, or once it counts again."""
        assert self.case is not None
        found = _found(self.kind.find, self.viewer, self.case, self.kwargs["row_id"], self.today)
        if found.entry.kind != "void":
            raise NotFound
        return found

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What exactly."""
        return {"entry": self.record.entry}


class RecordPage(LoginRequiredMixin, View):
    """One record as it stands, and what stood there before each correction."""

    kind: ClassVar[Kind]

    @classmethod
    def of(cls, kind: Kind) -> type[Self]:
        """The page for one kind."""
        return type(cls.__name__, (cls,), {"kind": kind})

    @on_paper()
    def get(self, request: HttpRequest, case_id: int, row_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="record", case_id=case.id, shown=[], now=timezone.now())
        entry = self.kind.find(who, case, row_id, today).entry
        is_void = entry.kind == "void"
        context = {
            "case": case,
            "home": path_of("case", case.id),
            "area": "cases",
            "today": today,
            "entries": [entry],
            "restore_url": self.kind.restore_url(who, case, row_id) if is_void else "",
            "corrections": corrections_shown(self.kind, case, row_id),
        }
        return render(request, "cases/record.html", context)


def corrections_shown(kind: Kind, case: CaseRow, row_id: int) -> Sequence[dict[str, Any]]:
    """Corrections of a record of a case found visible, the latest first, in words.

    That it was made void, or brought back, stands first: who did it, when and why.
    """
    return [*_made_void(kind, case, row_id), *_corrected(kind, case, row_id)]


def _made_void(kind: Kind, case: CaseRow, row_id: int) -> list[dict[str, Any]]:
    told_of = {kind.void: _("Zneplatněno v %(at)s, %(who)s."),
               kind.restore: _("Vráceno v %(at)s, %(who)s.")}  # fmt: skip
    words = {action.code: said for action, said in told_of.items() if action is not None}
    deeds = deeds_with(case.id, words, row_id)
    called = names(one.actor_id for one in deeds if one.actor_id is not None)
    found = []
    for one in deeds:
        at = timezone.localtime(one.at)
        told = {"at": hour(at.time()), "who": called.get(one.actor_id or 0, "")}
        what = voiced(words[one.code] % told)
        found.append({"day": full_day(at.date()), "what": what, "why": one.why})
    return found


def _corrected(kind: Kind, case: CaseRow, row_id: int) -> list[dict[str, Any]]:
    past = kind.past
    if past is None:
        return []
    service = current().service(case.service)

    def lines(one: Change) -> list[Line]:
        return differences(one, past, service)

    made = corrections(past, case.id, (row_id,)).get(row_id, [])
    return [
        {"day": full_day(one.on), "why": one.why, "lines": lines(one)} for one in reversed(made)
    ]
