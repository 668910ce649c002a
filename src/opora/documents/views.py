"""Screens of documents: all of a case, one before it is printed, one that is kept."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.cases.lifting import Lifting
from opora.cases.queries import case_row, may
from opora.cases.steps import Step
from opora.documents import actions
from opora.documents.files import PRINT_NOW, file_answer, of_file, prints, unreadable
from opora.documents.forms import GiveOutForm, PrintForm
from opora.documents.mending.kinds import DOCUMENT, GIVEN_OUT
from opora.documents.offered import before_records, offered_forms
from opora.documents.papers import PAPERS, Composed, Paper, paper_called
from opora.documents.printing import Language, Printed, composed, language_called, printed
from opora.documents.queries import content_of, document, kept_sheet, latest_by
from opora.documents.sealing import Unreadable
from opora.documents.several import chosen_in
from opora.documents.shown import documents_shown
from opora.ui.forms import OporaForm


def language_of(request: HttpRequest) -> Language:
    """The language that the address asks for."""
    return language_called(request.GET.get("jazyk", ""))


@method_decorator(prints, name="dispatch")
class Documents(LoginRequiredMixin, View):
    """All documents of a case, and what can be printed."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="documents", case_id=case.id, shown=[], now=timezone.now())
        chosen = "&".join(f"d={one}" for one in chosen_in(request))
        everything = "vse" in request.GET
        offered = {
            one: (one.earlier if everything and one.earlier else one.offers)(who, case, today)
            for one in PAPERS.values()
        }
        offers = offered_forms(case, offered, today)
        context = {
            "case": case,
            "home": path_of("case", case.id),
            "area": "cases",
            "documents": documents_shown(who, case),
            "several_url": path_of("print_several", case.id)
            if may(who, "documents.print_several", case)
            else "",
            "merged_url": f"{path_of('documents_file', case.id)}?{chosen}" if chosen else "",
            "attach_url": path_of("attach_scan", case.id)
            if may(who, "documents.attach", case)
            else "",
            "head_url": path_of("letterhead") if may(who, "documents.set_letterhead", case) else "",
            "offers": offers if may(who, "documents.print", case) else [],
            "before": before_records(who, case, today),
            "earlier": not everything
            and any(one.earlier and len(found) >= one.few for one, found in offered.items()),
        }
        return render(request, "documents/documents.html", context)


class Print(Step):
    """A paper before it is printed: what will stand on it, what is missing, one press."""

    form_class = PrintForm
    template_name = "documents/paper.html"
    heading = gettext_lazy("Vytisknout")
    submit = gettext_lazy("Vytisknout a uložit")
    saved = gettext_lazy("Uloženo")
    twin = gettext_lazy("Tento dokument už je uložený v %(at)s. Vytisknout ho znovu?")
    action = actions.keep_printed

    @property
    def paper(self) -> Paper:
        """The paper in the address; NotFound for a name that nobody has registered."""
        return paper_called(self.kwargs["paper"])

    def composed(self) -> Composed:
        """What would stand on it now."""
        assert self.case is not None
        return composed(
            self.paper,
            self.kwargs["about_id"],
            viewer=self.viewer,
            case=self.case,
            language=language_of(self.request),
            on=self.today,
        )

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Puts it on pages, then keeps them; raises Invalid where something is missing."""
        assert self.case is not None
        made = self.composed()
        if made.missing:
            raise Invalid(form=_("Ještě něco chybí. Doplňte to, pak půjde dokument vytisknout."))
        finished = self.finished(made, draft=False)
        self.action(case_id=self.case.id, printed=finished, by=self.viewer, on=self.today)

    def finished(self, made: Composed, *, draft: bool) -> Printed:
        """Its pages."""
        assert self.case is not None
        return printed(
            self.paper.name,
            self.kwargs["about_id"],
            made.sheet,
            service=self.case.service,
            viewer=self.viewer,
            language=language_of(self.request),
            on=self.today,
            draft=draft,
        )

    def leads_after(self, case_id: int | None) -> str:
        """To the document that was just kept, the worker's latest in the case; it prints it."""
        assert self.case is not None
        kept = latest_by(self.case.id, self.viewer.account_id)
        return path_of("document", self.case.id, kept) + PRINT_NOW

    def twin_url(self, made: str) -> str:
        """The document that was printed a while ago."""
        assert self.case is not None
        return path_of("document", self.case.id, int(made.partition(":")[2]))

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The paper as it would be, what is missing, where its pages can be looked at."""
        assert self.case is not None
        made = self.composed()
        where = [self.case.id, self.paper.name, self.kwargs["about_id"]]
        language = language_of(self.request)
        query = f"?jazyk={language}" if language != "cs" else ""
        return {
            "heading": made.sheet.title,
            "copies": len(made.sheet.copies),
            "sheet": made.sheet.data(),
            "by_hand": made.sheet.by_hand,
            "missing": made.missing,
            "unprinted": " ".join(self.finished(made, draft=True).pages.unprinted),
            "draft_url": reverse("paper_draft", args=where) + query,
            "language": language,
            "idle": "",
        }

    @property
    def home(self) -> str:
        """The documents of the case."""
        assert self.case is not None
        return path_of("documents", self.case.id)


@method_decorator(of_file, name="dispatch")
class Draft(LoginRequiredMixin, View):
    """The pages of a paper as they would be, marked as a preview; nothing is kept."""

    def get(self, request: HttpRequest, case_id: int, paper: str, about_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today, language = viewer(request), timezone.localdate(), language_of(request)
        case = case_row(who, case_id)
        if not may(who, "documents.print", case):
            raise NotAllowed
        known = paper_called(paper)
        look(by=who, page="paper_draft", case_id=case.id, shown=[], now=timezone.now())
        made = composed(known, about_id, viewer=who, case=case, language=language, on=today)
        finished = printed(
            known.name,
            about_id,
            made.sheet,
            service=case.service,
            viewer=who,
            language=language,
            on=today,
            draft=True,
        )
        return file_answer(finished.pages.content, actions.PDF, "nahled")


@method_decorator(prints, name="dispatch")
class ShowDocument(LoginRequiredMixin, View):
    """One document that is kept: what it is, how it was handed over, what is on it."""

    def get(self, request: HttpRequest, case_id: int, document_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who = viewer(request)
        case = case_row(who, case_id)
        look(by=who, page="document", case_id=case.id, shown=[], now=timezone.now())
        row = document(case.id, document_id)
        home = path_of("documents", case.id)
        try:
            sheet = kept_sheet(row)
        except Unreadable:
            return unreadable(request, home)
        every = documents_shown(who, case)
        shown = next(one for one in every if one.row.id == row.id)
        may_attach = row.printed and not row.void_reason and may(who, "documents.attach", case)
        context = {
            "case": case,
            "home": home,
            "area": "cases",
            "one": shown,
            "sheet": sheet.data() if sheet else None,
            "attach_url": f"{path_of('attach_scan', case.id)}?k={row.id}" if may_attach else "",
            "signed": [
                one for one in every if one.row.signed_of_id == row.id and not one.row.void_reason
            ],
            "printed_url": path_of("document", case.id, row.signed_of_id)
            if row.signed_of_id
            else "",
            "void_url": "" if row.void_reason else DOCUMENT.void_url(who, case, row.id),
            "given": [(given, GIVEN_OUT.correct_url(who, case, given.id)) for given in shown.given],
        }
        return render(request, "documents/document.html", context)


@method_decorator(of_file, name="dispatch")
class File(LoginRequiredMixin, View):
    """The bytes of a document, exactly as they were printed or brought."""

    def get(self, request: HttpRequest, case_id: int, document_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who = viewer(request)
        case = case_row(who, case_id)
        row = document(case.id, document_id)
        look(
            by=who,
            page="document_file",
            case_id=case.id,
            shown=[f"document:{row.id}"],
            now=timezone.now(),
        )
        try:
            content = content_of(row)
        except Unreadable:
            return unreadable(request, path_of("documents", case.id))
        return file_answer(content, row.media_type, f"dokument-{row.id}")


class GiveOut(Step):
    """When, how and to whom a document was handed over."""

    form_class = GiveOutForm
    heading = gettext_lazy("Zapsat předání")
    submit = gettext_lazy("Zapsat předání")
    action = actions.give_out

    def initial(self) -> dict[str, Any]:
        """Today, in person, as the most usual."""
        return {"given_on": self.today, "way": "in_person"}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which document; it has to be there and to count."""
        assert self.case is not None
        row = document(self.case.id, self.kwargs["document_id"])
        if row.void_reason:
            raise NotFound
        return {"record": {"what": row.title, "day": row.on}}

    @property
    def home(self) -> str:
        """The document."""
        assert self.case is not None
        return path_of("document", self.case.id, self.kwargs["document_id"])
