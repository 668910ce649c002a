"""Screens on which the answer to a complaint is printed, looked at and opened again."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.cases.lifting import Lifting
from opora.complaints.letters.actions import print_reply
from opora.complaints.letters.paper import composed, put_on_pages
from opora.complaints.letters.queries import content_of, kept_sheet, latest_letter, letter
from opora.complaints.letters.shown import letters_shown
from opora.complaints.mending.kinds import LETTER_GIVEN, changes
from opora.complaints.pages import OfRow
from opora.complaints.queries import complaint_row, course_of
from opora.complaints.words import title
from opora.documents.actions import PDF
from opora.documents.files import PRINT_NOW, file_answer, of_file, prints, unreadable
from opora.documents.forms import PrintForm
from opora.documents.printing import Language, language_called
from opora.documents.sealing import Unreadable
from opora.ui.forms import OporaForm


class PrintReply(OfRow):
    """The answer before it is printed: what will stand on it, in which language, one press."""

    form_class = PrintForm
    template_name = "complaints/letter.html"
    heading = _("Vytisknout odpověď")
    submit = _("Vytisknout a uložit")
    saved = _("Uloženo")
    twin = _("Tato odpověď už je vytištěná v %(at)s. Vytisknout ji znovu?")
    action = print_reply

    def rows(self) -> Any:
        """Answers, void ones among them."""
        return course_of(self.complaint.id).replies

    @property
    def language(self) -> Language:
        """The language that the address asks for."""
        return language_called(self.request.GET.get("jazyk", ""))

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Puts it on pages, then keeps them."""
        self.action(
            complaint_id=self.complaint.id,
            row_id=self.row.id,
            printed=put_on_pages(self.complaint, self.row, self.viewer, self.language),
            by=self.viewer,
            on=self.today,
        )

    def leads_after(self, case_id: int | None) -> str:
        """To the paper that was just kept, which is printed there."""
        number = self.complaint.id
        kept = latest_letter(number, self.viewer.account_id)
        return path_of("complaint_paper", number, kept) + PRINT_NOW

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What will stand on it, and where its pages can be looked at."""
        where = path_of("reply_draft", self.complaint.id, self.row.id)
        drawn = put_on_pages(self.complaint, self.row, self.viewer, self.language, draft=True)
        return super().more_context(form) | {
            "sheet": composed(self.complaint, self.row, self.viewer, self.language).data(),
            "unprinted": " ".join(drawn.pages.unprinted),
            "language": self.language,
            "draft_url": where if self.language == "cs" else f"{where}?jazyk={self.language}",
        }


@method_decorator(of_file, name="dispatch")
class Draft(LoginRequiredMixin, View):
    """The pages as they would be, marked as a preview; nothing is kept."""

    def get(self, request: HttpRequest, complaint_id: int, row_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, now = viewer(request), timezone.now()
        row = complaint_row(who, complaint_id)
        if not row.handles:
            raise NotAllowed
        look(by=who, page="reply_draft", case_id=None, shown=[f"complaint:{row.id}"], now=now)
        replies = course_of(row.id).replies
        reply = next((one for one in replies if one.id == row_id and not one.void_reason), None)
        if reply is None or row.void_reason:
            raise NotFound
        language = language_called(request.GET.get("jazyk", ""))
        drawn = put_on_pages(row, reply, who, language, draft=True)
        return file_answer(drawn.pages.content, PDF, "nahled")


@method_decorator(prints, name="dispatch")
class ShowLetter(LoginRequiredMixin, View):
    """One answer on paper: what stands on it, how it was handed over."""

    def get(self, request: HttpRequest, complaint_id: int, row_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, now = viewer(request), timezone.now()
        row = complaint_row(who, complaint_id)
        look(by=who, page="complaint_paper", case_id=None, shown=[f"complaint:{row.id}"], now=now)
        every, home = letters_shown(row), path_of("complaint", row.id)
        one = next((one for one in every if one.row.id == row_id), None)
        if one is None:
            raise NotFound
        try:
            sheet = kept_sheet(one.row)
        except Unreadable:
            return unreadable(request, home)
        decides = row.handles and not row.void_reason and not one.row.void_reason
        signed = [it for it in every if it.row.signed_of_id == row_id and not it.row.void_reason]
        shows = one.row.signed_of_id
        attaches = decides and one.row.printed
        context = {
            "home": home,
            "called": title(row),
            "area": "complaints",
            "one": one,
            "sheet": sheet.data() if sheet else None,
            "attach_url": path_of("attach_letter", row.id, row_id) if attaches else "",
            "signed": signed,
            "printed_url": path_of("complaint_paper", row.id, shows) if shows else "",
            "void_url": path_of("void_letter", row.id, row_id) if decides else "",
            "given": [
                (it, path_of("correct_letter_given", row.id, it.id) if decides else "")
                for it in one.given
            ],
            "corrections": [
                change for it in one.given for change in changes(LETTER_GIVEN, it.id, one.service)
            ],
        }
        return render(request, "complaints/paper.html", context)


@method_decorator(of_file, name="dispatch")
class LetterFile(LoginRequiredMixin, View):
    """The bytes, exactly as they were printed or brought, for those who see the complaint."""

    def get(self, request: HttpRequest, complaint_id: int, printed_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, now = viewer(request), timezone.now()
        row = complaint_row(who, complaint_id)
        shown = [f"complaint:{row.id}"]
        look(by=who, page="complaint_letter", case_id=None, shown=shown, now=now)
        paper = letter(row.id, printed_id)
        try:
            content = content_of(paper)
        except Unreadable:
            return unreadable(request, path_of("complaint", row.id))
        return file_answer(content, paper.media_type, f"odpoved-{printed_id}")
