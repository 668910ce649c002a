"""The part of a step that shows what the rules say, and asks for the facts that they miss."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django.forms import BoundField
from django.http import HttpRequest
from django.utils.functional import Promise

from opora.access.presses import AlreadySent
from opora.access.viewer import Viewer
from opora.cases.lifting import Lifting
from opora.cases.queries import CaseRow, subject
from opora.cases.twins import pressed_before
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import Refused, answer
from opora.decisions.asked import AnswersForm
from opora.decisions.panels import Handing, panel_of
from opora.decisions.providers import Subject
from opora.ui.forms import OporaForm


class AsksTheRules:
    """The part of ``cases.steps.Step`` that deals with verdicts."""

    request: HttpRequest
    viewer: Viewer
    today: date
    case: CaseRow | None
    panel_title: str | Promise = ""
    submit: ClassVar[str | Promise]
    may_have_happened: ClassVar[bool] = False
    fields_of_facts: ClassVar[dict[str, str]] = {}

    @property
    def home(self) -> str:
        """Where the page leads back to."""
        raise NotImplementedError

    @property
    def is_head(self) -> bool:
        """Whether the head's word is the viewer's own here."""
        raise NotImplementedError

    @property
    def service(self) -> Service:
        """The service of the case."""
        assert self.case is not None
        return current().service(self.case.service)

    def subject(self) -> Subject | None:
        """Whom answers to missing facts are about."""
        row, by = self.case, self.viewer
        if row is None:
            return None
        known = subject(row, organisation_id=by.organisation_id, worker_id=by.account_id)
        return known.taken_by(by)

    def answer_missing(self, form: OporaForm) -> None:
        """Keeps the answers to facts that an earlier verdict asked for; once for each press."""
        names = [name[5:] for name in self.request.POST if name.startswith("fact-")]
        about = self.subject() if names else None
        if about is None:
            return
        earlier = pressed_before(self.request, form)
        if earlier is not None:
            raise AlreadySent(earlier.leads_to)
        asked = self.answers_form(names, self.request.POST)
        if asked.is_valid() and asked.known():
            day = self.facts_hold_on(form)
            answer(subject=about, answers=asked.known(), by=self.viewer, on=day)

    def facts_hold_on(self, form: OporaForm) -> date:
        """The day of which the answers tell."""
        return self.today

    def answers_form(self, names: list[str], data: Any = None) -> AnswersForm:
        """Fields for missing facts."""
        return AnswersForm(data, service=self.service, facts=names, today=self.today, prefix="fact")

    def missing_fields(self, names: Iterable[str], form: OporaForm) -> list[BoundField]:
        """What is not known is asked once: the form's own question moves to the verdict."""
        found: list[BoundField] = []
        for name in names:
            own = self.fields_of_facts.get(name, name)
            beside = getattr(form, "asked", None)
            holder = form if own in form.fields else beside
            if holder is not None and own in holder.fields:
                found.append(holder[own])
                del holder.fields[own]
            else:
                asked = self.answers_form([name])
                found += [asked[one] for one in asked.fields]
        return found

    def refusal(
        self, refused: Refused, lifting: Lifting, form: OporaForm, handing: Handing | None
    ) -> dict[str, Any]:
        """The verdict panel, and below it the way to write down what has happened."""
        verdict = refused.verdict
        may_depart = self.may_have_happened and verdict.only_departs
        panel = panel_of(
            verdict,
            refused.subject,
            title=str(self.panel_title),
            step=str(self.submit),
            missing=self.missing_fields(verdict.missing, form),
            justification=lifting.justification,
            home=self.home,
            departure_url="#mimo-pravidla" if may_depart else "",
            head=self.is_head,
            handing=handing,
            back=self.request.path,
        )
        return {
            "panel": replace(panel, justification_error=lifting.wanting.get("justify", "")),
            "wanting": lifting.wanting,
            "may_depart": may_depart,
            "silent": verdict.silent and not verdict.missing,
        }
