"""Screens of agreements."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotAllowed
from opora.access.middleware import viewer
from opora.agreements import actions
from opora.agreements.endings.queries import with_last_day
from opora.agreements.forms import ConcludeForm, terms_from
from opora.agreements.mending.kinds import AGREEMENT, ENDING
from opora.agreements.panels import why_url
from opora.agreements.preview import Preview as Said
from opora.agreements.preview import comes_first, preview
from opora.agreements.queries import AgreementRow, agreement
from opora.agreements.sides.queries import Party, party_rows
from opora.agreements.terms import FORMS_TO_SIGN
from opora.agreements.to_sign.offers import form_to_sign
from opora.agreements.words import act_words, form_words, standing, yes_no
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.kept import keeps
from opora.cases.mending.pages import corrections_shown
from opora.cases.queries import CaseRow, case_row, may, people_of, subject
from opora.cases.stale import ChangesCase
from opora.cases.steps import Step
from opora.catalog import current
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.decisions.queries import decisions_of
from opora.documents.papers import path_of_paper
from opora.ui.forms import OporaForm
from opora.ui.words import full_day

KEPT = keeps(
    __name__, "conclude_agreement", "copies", "understandable", "data_consent", "duties_told"
)
SPOKEN = "spoken"
SIGN_SHOWN = "|".join(["form=", *sorted(FORMS_TO_SIGN)])
ON_CASE = keeps(__name__, "case", "rule_version", "decision")


class Conclude(ChangesCase, Step):
    """Concluding an agreement, with what the rules say while it is being written."""

    form_class: ClassVar[type[OporaForm]] = ConcludeForm
    template_name = "agreements/conclude.html"
    heading = _("Uzavřít smlouvu")
    submit = _("Uložit smlouvu")
    action = actions.conclude
    may_have_happened = True

    def form_options(self) -> dict[str, Any]:
        """The service, whose form it is, and the people of the case."""
        assert self.case is not None
        return {
            "service": self.service,
            "people": people_of([self.case.id], self.today)[self.case.id],
            "opened_on": self.case.opened_on,
        }

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day; with people without a name, by word of mouth."""
        assert self.case is not None
        people = people_of([self.case.id], self.today)[self.case.id]
        codes = [bool(one.code) for one in people if one.client]
        spoken = bool(codes) and all(codes) and SPOKEN in self.service.agreement_forms
        return {"concluded_on": self.today} | ({"form": SPOKEN} if spoken else {})

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """What is agreed, and who signs for whom."""
        assert isinstance(form, ConcludeForm)
        return {**self.kwargs, "terms": form.terms(), "represented": form.represented()}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """What the rules say by now, and what the client is told at this step."""
        assert self.case is not None
        about = self.subject()
        assert about is not None
        assert isinstance(form, ConcludeForm)
        return self.called() | {
            "preview": comes_first(self.case, self.service, self.today)
            or said_of(self._typed(form), about, self.case),
            "sign_url": reverse("agreement_to_sign", args=[self.case.id])
            if form_to_sign(self.service, self.case, self.today)
            and may(self.viewer, "documents.print", self.case)
            else "",
            "sign_shown": SIGN_SHOWN if "form" in form.fields else "",
            "preview_url": reverse("agreement_preview", args=[self.case.id]),
            "told": [
                *self.goes_on_from(),
                *(said(rule.text) for rule in KEPT.telling(self.service)),
            ],
        }

    def _typed(self, form: ConcludeForm) -> Any:
        """The form as it was sent; an empty one as if it had been, with what it starts with."""
        if form.is_bound:
            return form
        start = MultiValueDict(
            {
                name: value if isinstance(value, list) else [str(value)]
                for name, value in self.initial().items()
                if value is not None
            }
        )
        return self.form_of()(start, today=self.today, **self.form_options())

    def goes_on_from(self) -> list[str]:
        """What becomes of the agreement that still runs, where it has a last day."""
        assert self.case is not None
        name = agreement_title(self.service, "called")
        return [
            gettext("%(called)s teď platí do %(day)s. Nová domluva na to naváže dnem uzavření.")
            % {"called": name, "day": full_day(last)}
            for _case, _key, last in with_last_day([self.case.id], self.today)
        ]

    def called(self) -> dict[str, Any]:
        """Heading and button, in the words of the service's own form."""
        name = agreement_word(self.service, "for")
        return {
            "heading": agreement_title(self.service, "conclude"),
            "submit": gettext("Uložit %(what)s") % {"what": name},
        }

    def refusal(self, *args: Any, **options: Any) -> dict[str, Any]:
        """Named by what can't be done yet."""
        conclude = agreement_title(self.service, "conclude")
        self.panel_title = gettext("%(conclude)s zatím nejde.") % {"conclude": conclude}
        return super().refusal(*args, **options)


def said_of(form: ConcludeForm, about: Subject, case: CaseRow) -> Said | None:
    """What the rules say to the form as it is; never yes while it lacks something."""
    form.is_valid()
    terms = terms_from(form.cleaned_data, form.service, form.today, form.parties)
    return preview(about, terms, form.service, case.stage, form.lacks)


class Preview(LoginRequiredMixin, View):
    """What the rules say to the form as it is typed; nothing is kept."""

    def post(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """Reads what can be read of the form."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        if not may(who, "agreements.conclude", case):
            raise NotAllowed
        service = current().service(case.service)
        form = ConcludeForm(
            request.POST,
            today=today,
            service=service,
            people=people_of([case.id], today)[case.id],
            opened_on=case.opened_on,
        )
        known = subject(case, worker_id=who.account_id, organisation_id=who.organisation_id)
        about = known.taken_by(who)
        verdict = comes_first(case, service, today) or said_of(form, about, case)
        return render(request, "agreements/preview.html", {"preview": verdict})


class Show(LoginRequiredMixin, View):
    """Co je domluveno: everything that one agreement says."""

    def get(self, request: HttpRequest, case_id: int, agreement_id: int) -> HttpResponse:
        """The look is written down before anything is read."""
        who, today = viewer(request), timezone.localdate()
        case = case_row(who, case_id)
        look(by=who, page="agreement", case_id=case.id, shown=[], now=timezone.now())
        row = agreement(case.id, agreement_id)
        service = current().service(case.service)
        kept = ON_CASE.of(service)
        stands = row.voided_on is None
        ended = [one for one in row.endings if not one.void]
        context = {
            "case": case,
            "home": reverse("case", args=[case.id]),
            "row": row,
            "runs": row.goes_on(today),
            "standing": standing(row, service, today),
            "form_words": form_words(row.form, service),
            "parties": [_said_of_party(one) for one in party_rows(row)],
            "acts": act_words(row.acts, service),
            "answers": _answers(row, KEPT.of(service)),
            "corrections": corrections_shown(AGREEMENT, case, row.id),
            "correct_url": AGREEMENT.correct_url(who, case, row.id) if stands else "",
            "void_url": AGREEMENT.void_url(who, case, row.id) if stands and not ended else "",
            "print_url": path_of_paper("smlouva", case.id, row.id)
            if stands and row.form in FORMS_TO_SIGN and may(who, "documents.print", case)
            else "",
            "ending_url": ENDING.void_url(who, case, ended[0].id) if ended else "",
            "may_leave": may(who, "agreements.leave", case),
            "may_breach": may(who, "agreements.record_breach", case),
            "may_notice": may(who, "agreements.give_notice", case) and not row.notice_ends_on,
            "since": _since(row) if "rule_version" in kept else None,
            "why_url": why_url(row.decision_id) if "decision" in kept else "",
        }
        return render(request, "agreements/agreement.html", context)


def _said_of_party(one: Party) -> str:
    """The name, and the day on which somebody joined what was running."""
    if one.joined_on is None:
        return one.name
    return gettext("%(name)s (od %(day)s)") % {"name": one.name, "day": full_day(one.joined_on)}


def _since(row: AgreementRow) -> date | None:
    """Since when the rules hold by which it was concluded (S7): the latest of them."""
    found = decisions_of([row.case_id], ids=[row.decision_id])
    reasons: Any = found[0].verdict["reasons"] if found else []
    return max((date.fromisoformat(one["since"]) for one in reasons), default=None)


def _answers(row: AgreementRow, kept: frozenset[str]) -> list[tuple[str, str]]:
    """What was asked at concluding, in words."""
    asked = {
        "copies": _("Dvě vyhotovení"),
        "understandable": _("Klient smlouvě rozumí"),
        "data_consent": _("Souhlas se zpracováním osobních údajů"),
        "duties_told": _("Klient ví, k čemu se zavazuje"),
    }
    if row.form == SPOKEN:
        del asked["copies"]
    found = [
        (str(label), yes_no(getattr(row, name), asked=name != "copies"))
        for name, label in asked.items()
        if name in kept
    ]
    if row.form != SPOKEN:
        found.append((str(_("Jedno vyhotovení předané")), yes_no(row.handed_over, asked=False)))
    return found
