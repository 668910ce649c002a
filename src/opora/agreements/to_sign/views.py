"""The pages of an agreement as far as it is typed, to be signed by hand."""

from dataclasses import replace

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.queries import names
from opora.access.viewer import Viewer
from opora.agreements.forms import ConcludeForm
from opora.agreements.papers import composed_of
from opora.agreements.queries import AgreementRow, Signed
from opora.agreements.sides.queries import Party
from opora.agreements.to_sign.offers import form_to_sign
from opora.cases.queries import CaseRow, case_row, may, people_of
from opora.catalog import current
from opora.documents.actions import PDF
from opora.documents.files import file_answer, of_file
from opora.documents.printing import Language, printed
from opora.ui.words import on_paper

LANGUAGE: Language = "cs"
NOBODY = Party(0, "", "", None, "", None)


@method_decorator(of_file, name="dispatch")
class ToSign(LoginRequiredMixin, View):
    """What is typed, on paper; the rest are lines to be written on. Nothing is kept."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """Nothing is typed yet."""
        return self._pages(request, case_id, QueryDict(""))

    def post(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """Reads what can be read of the form."""
        return self._pages(request, case_id, request.POST)

    def _pages(self, request: HttpRequest, case_id: int, typed: QueryDict) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        if not (may(who, "agreements.conclude", case) and may(who, "documents.print", case)):
            raise NotAllowed
        look(by=who, page="agreement_to_sign", case_id=case.id, shown=[], now=timezone.now())
        form = ConcludeForm(
            typed,
            today=today,
            service=current().service(case.service),
            people=people_of([case.id], today)[case.id],
            opened_on=case.opened_on,
        )
        form.is_valid()
        row, people = _row(form, case, who), _people(form)
        dated = form.cleaned_data.get("concluded_on") is not None
        with translation.override(LANGUAGE), on_paper():
            made = composed_of(who, case, row, people, today, dated=dated)
        finished = printed(
            "smlouva",
            0,
            made.sheet,
            service=case.service,
            viewer=who,
            language=LANGUAGE,
            on=today,
        )
        return file_answer(finished.pages.content, PDF, "k-podpisu")


def _row(form: ConcludeForm, case: CaseRow, who: Viewer) -> AgreementRow:
    """The agreement as it would be; raises NotFound where there would be nothing to sign."""
    terms = form.terms()
    chosen = form_to_sign(form.service, case, terms.concluded_on, terms.form)
    if not chosen:
        raise NotFound
    columns = replace(terms, form=chosen).columns() | {"acts": terms.acts}
    return AgreementRow(
        id=0,
        case_id=case.id,
        number="",
        with_whom=form.parties,
        concluded_by=names([who.account_id]).get(who.account_id, ""),
        decision_id=0,
        departure="",
        recorded_at=timezone.now(),
        ended_on=None,
        notice_ends_on=None,
        voided_on=None,
        void_reason="",
        voided_by="",
        signed=_signed(form),
        **columns,  # type: ignore[arg-type]  # the columns of the terms are those of the row
    )


def _signed(form: ConcludeForm) -> tuple[Signed, ...]:
    """Who signs for whom; a line where that is not chosen yet."""
    called = {one.id: one.name for one in form.clients + form.adults}
    told = {one.minor_id: one for one in form.represented()}
    found = []
    for minor in form.minors:
        one = told.get(minor.id)
        name = (called.get(one.person_id or 0) or one.name) if one else ""
        found.append(Signed(minor.id, minor.name, None, name, one.relation if one else ""))
    return tuple(found)


def _people(form: ConcludeForm) -> list[Party]:
    """Those who are chosen; one line where nobody is."""
    found = [
        Party(
            one.id,
            one.name,
            one.code,
            one.born.first if one.born and one.born.first == one.born.last else None,
            one.address,
            None,
        )
        for one in form.clients
        if one.id in form.parties
    ]
    return found or [NOBODY]
