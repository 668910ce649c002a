"""Screens on which the answer to a complaint is printed and opened again."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.middleware import viewer
from opora.access.roles import HEADS
from opora.cases.lifting import Lifting
from opora.complaints.letters.actions import print_reply
from opora.complaints.letters.queries import content_of
from opora.complaints.pages import OfRow
from opora.complaints.queries import complaint_row, course_of
from opora.complaints.words import appeal_bodies
from opora.decisions.panels import said
from opora.documents.actions import PDF
from opora.documents.files import file_answer, of_file, unreadable
from opora.documents.forms import PrintForm
from opora.documents.headed import Headed
from opora.documents.printing import foot_of
from opora.documents.queries import letterhead
from opora.documents.sealing import Unreadable
from opora.documents.sheet import Block, Heading, Lines, Points, Sheet, Signatures, lines_of
from opora.documents.typeset import typeset
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class PrintReply(OfRow):
    """The answer before it is printed: what will stand on it, and one press."""

    form_class = PrintForm
    template_name = "complaints/letter.html"
    heading = gettext_lazy("Vytisknout odpověď")
    submit = gettext_lazy("Vytisknout a uložit")
    saved = gettext_lazy("Uloženo")
    twin = gettext_lazy("Tahle odpověď už je vytištěná v %(at)s. Vytisknout ji znovu?")
    action = print_reply

    def rows(self) -> Any:
        """Answers, void ones among them."""
        return course_of(self.complaint.id).replies

    @property
    def given(self) -> Headed:
        """The service, and the head of the paper."""
        site = self.service.site(self.complaint.site)
        return Headed(
            service=self.service,
            head=letterhead(self.viewer.organisation_id, self.today),
            site=said(site.name) if site and len(self.service.sites) > 1 else "",
            on=self.row.on,
            may_fill_in=bool(self.viewer.services(HEADS)),
        )

    def sheet(self) -> Sheet:
        """The words as they were given; to somebody without a name as well."""
        row, complaint = self.row, self.complaint
        received = _("Přišla %(day)s.") % {"day": full_day(complaint.received_on)}
        blocks: list[Block] = [
            Heading(_("Co jste napsali nebo řekli")),
            Lines((received, *lines_of(complaint.words))),
            Heading(_("Naše odpověď")),
            Lines(lines_of(row.text)),
        ]
        if row.measures:
            blocks += [Heading(_("Co uděláme")), Lines(lines_of(row.measures))]
        bodies = appeal_bodies(self.service) if complaint.kind == "complaint" else []
        if bodies:
            blocks += [Heading(_("Kam se obrátit dál")), Points(tuple(bodies))]
        blocks.append(Signatures(((_("Za poskytovatele, dne"), row.by),)))
        title = _("Odpověď na stížnost") if bodies else _("Odpověď")
        about = (f"{said(self.service.name)}, {full_day(row.on)}",)
        address = tuple(one for one in (complaint.name, complaint.contact) if one)
        return Sheet(title, about=about, blocks=tuple(blocks), address=address)

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Puts it on pages, then keeps them."""
        version = self.service.version
        pages = typeset(
            self.sheet().data(),
            self.given.head,
            foot=foot_of(self.today, version, draft=False),
            language="cs",
            on=self.today,
        )
        self.action(
            complaint_id=self.complaint.id,
            row_id=self.row.id,
            pages=pages,
            version=version,
            by=self.viewer,
            on=self.today,
        )

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What will stand on it."""
        return super().more_context(form) | {"sheet": self.sheet().data()}


@method_decorator(of_file, name="dispatch")
class LetterFile(LoginRequiredMixin, View):
    """A printed answer, exactly as it was printed, for those who see the complaint."""

    def get(self, request: HttpRequest, complaint_id: int, printed_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, now = viewer(request), timezone.now()
        row = complaint_row(who, complaint_id)
        shown = [f"complaint:{row.id}"]
        look(by=who, page="complaint_letter", case_id=None, shown=shown, now=now)
        try:
            content = content_of(row.id, printed_id)
        except Unreadable:
            return unreadable(request, path_of("complaint", row.id))
        return file_answer(content, PDF, f"odpoved-{printed_id}")
