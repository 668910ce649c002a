"""Several documents at once: chosen on one page, printed, opened as one PDF."""

from collections.abc import Sequence
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
from opora.access.doors import Invalid, NotFound
from opora.access.middleware import viewer
from opora.cases.lifting import Lifting
from opora.cases.queries import case_row
from opora.cases.steps import Step
from opora.documents.actions import PDF, keep_several
from opora.documents.files import PRINT_NOW, file_answer, of_file, unreadable
from opora.documents.papers import PAPERS, paper_called
from opora.documents.printing import Printed, composed, printed
from opora.documents.queries import content_of, document, documents, latest_of
from opora.documents.scans import as_pdf, merged
from opora.documents.sealing import Unreadable
from opora.ui import fields
from opora.ui.forms import OporaForm
from opora.ui.words import full_day

MOST = 30


class SeveralForm(OporaForm):
    """What is to be printed anew, and what was printed or attached before."""

    not_saved = gettext_lazy("Zatím se nic netiskne")

    def __init__(
        self,
        *args: Any,
        papers: Sequence[tuple[str, str]],
        kept: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if papers:
            self.fields["papers"] = fields.ManyField(
                label=_("Vytisknout nově"), choices=papers, whole=False, required=False
            )
        if kept:
            self.fields["kept"] = fields.ManyField(
                label=_("Z uložených"), choices=kept, whole=False, required=False
            )

    def clean(self) -> dict[str, Any] | None:
        """Something is chosen, and not a whole archive."""
        data = super().clean()
        chosen = [one for name in ("papers", "kept") for one in (data or {}).get(name) or ()]
        if not self.errors and not chosen:
            self.refuse(None, _("Vyberte aspoň jeden dokument."))
        if len(chosen) > MOST:
            self.refuse(None, _("Najednou jich jde vytisknout nejvýš %(most)s.") % {"most": MOST})
        return data


class PrintSeveral(Step):
    """One press prints all that were chosen, and leads to one PDF."""

    form_class = SeveralForm
    heading = gettext_lazy("Vytisknout několik dokumentů najednou")
    submit = gettext_lazy("Vytisknout vybrané")
    saved = gettext_lazy("Uloženo")
    action = keep_several
    twin = gettext_lazy("Totéž už je vytištěné v %(at)s. Vytisknout znovu?")
    chosen: tuple[int, ...] = ()
    new = 0

    def form_options(self) -> dict[str, Any]:
        """All papers that can be printed, earlier ones too; all documents that count."""
        assert self.case is not None
        papers = [
            (f"{one.name}:{offer.about_id}", _called(str(offer.title or one.title), offer.label))
            for one in PAPERS.values()
            for offer in (one.earlier or one.offers)(self.viewer, self.case, self.today)
        ]
        kept = [
            (str(one.id), f"{one.title}, {full_day(one.on)}")
            for one in documents(self.case.id)
            if not one.void_reason
        ]
        return {"papers": papers, "kept": kept}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """All or none: what is missing on one of them is said before anything is kept."""
        assert self.case is not None
        finished = [self._finished(one) for one in form.answers.get("papers") or ()]
        self.chosen = tuple(int(one) for one in form.answers.get("kept") or ())
        self.new = len(finished)
        self.action(
            case_id=self.case.id,
            printed=finished,
            document_ids=self.chosen,
            by=self.viewer,
            on=self.today,
        )

    def _finished(self, key: str) -> Printed:
        assert self.case is not None
        name, _colon, number = key.partition(":")
        paper, about_id = paper_called(name), int(number)
        asked: dict[str, Any] = {"viewer": self.viewer, "language": "cs", "on": self.today}
        made = composed(paper, about_id, case=self.case, **asked)
        if made.missing:
            lacks = {"paper": made.sheet.title, "what": ", ".join(m.what for m in made.missing)}
            raise Invalid(form=_("Na dokumentu %(paper)s ještě chybí: %(what)s.") % lacks)
        return printed(paper.name, about_id, made.sheet, service=self.case.service, **asked)

    @property
    def home(self) -> str:
        """The documents."""
        assert self.case is not None
        return path_of("documents", self.case.id)

    def leads_after(self, case_id: int | None) -> str:
        """To the documents, which print those that were chosen as one PDF."""
        assert self.case is not None
        made = latest_of(self.case.id, self.viewer.account_id, self.new) if self.new else []
        ids = "&".join(f"d={one}" for one in (*made, *self.chosen))
        return f"{self.home}?{ids}{PRINT_NOW}"


def _called(title: str, label: str) -> str:
    return f"{title}, {label}" if label else title


def chosen_in(request: HttpRequest) -> list[int]:
    """The numbers of documents in the address, as far as they are numbers."""
    given = request.GET.getlist("d")[:MOST]
    return [int(one) for one in given if one.isascii() and one.isdecimal() and len(one) < 18]


@method_decorator(of_file, name="dispatch")
class Merged(LoginRequiredMixin, View):
    """The documents named in the address as one PDF, one after another."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The look is written down, with what is shown, before anything is read."""
        who = viewer(request)
        case = case_row(who, case_id)
        rows = [document(case.id, one) for one in chosen_in(request)]
        if not rows:
            raise NotFound
        shown = [f"document:{one.id}" for one in rows]
        look(by=who, page="documents_file", case_id=case.id, shown=shown, now=timezone.now())
        try:
            parts = [as_pdf(content_of(one), one.media_type) for one in rows]
        except Unreadable:
            return unreadable(request, path_of("documents", case.id))
        return file_answer(merged(parts), PDF, "dokumenty")
