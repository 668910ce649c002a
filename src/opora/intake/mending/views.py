"""Screens that put records of intake right."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.queries import Colleague, names
from opora.cases.mending.forms import why_field
from opora.cases.queries import may
from opora.cases.steps import Lifting, Step
from opora.intake.applicant import forms as applicant
from opora.intake.applicant.intro import HoldIntro
from opora.intake.applicant.views import Assess, CaseStep
from opora.intake.mending import actions
from opora.intake.mending.forms import ContactAgainForm
from opora.intake.mending.queries import row_of
from opora.intake.mending.record_views import VOIDS
from opora.intake.models import Outcome
from opora.intake.timeline import entry_of
from opora.ui.forms import OporaForm

FIRST = _("První kontakt otevřel případ, proto ho zneplatnit nejde.")


class Correct(CaseStep):
    """What all these share: the row, the reason, and the way to make it void."""

    template_name = "intake/correct.html"
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    twin = Step.twin
    kind: ClassVar[str]
    gone: ClassVar[tuple[str, ...]] = ("informed",)

    @property
    def row(self) -> Any:
        """The record in the address; NotFound otherwise."""
        return row_of(self.kind, self.case_id, self.kwargs["row_id"])

    def stands(self) -> object:
        """The record."""
        return self.row

    def with_earlier(self, ids: Sequence[int | None]) -> list[Colleague]:
        """Whom to choose from, and those who are written down already."""
        offered = self.people()
        known = {one.id for one in offered}
        earlier = names([one for one in ids if one is not None and one not in known])
        return [*offered, *(Colleague(one, name, ()) for one, name in earlier.items())]

    def make_form(self, data: Any = None) -> OporaForm:
        """The step's own form, without what is kept elsewhere, with the reason."""
        form = super().make_form(data)
        for name in self.gone:
            form.fields.pop(name, None)
        beside = getattr(form, "asked", None)
        if isinstance(beside, OporaForm):
            beside.fields.clear()
        form.fields["why"] = why_field()
        return form

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which entry it is, and the other way."""
        assert self.case is not None
        row = self.row
        first = self.kind == "contact" and row.kind == "first"
        right = may(self.viewer, VOIDS[self.kind], self.case) and not first
        where = reverse("void_record", args=[self.case_id, self.kind, row.pk])
        return {
            "void_url": where if right else "",
            "first": FIRST if first else "",
            "entry": entry_of(self.viewer, self.case, self.kind, row.pk),
        }

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """The action of the kind with what was typed."""
        given = form.answers
        common = {"case_id": self.case_id, "row_id": self.row.pk, "day": given.pop("on")}
        common |= {"why": given.pop("why"), "by": self.viewer, "on": self.today}
        self.correct(given, common, lifting.words)
        return f"{self.home}#course"

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """Calls the action."""
        raise NotImplementedError


class CorrectContact(Correct):
    """A contact."""

    form_class = ContactAgainForm
    kind = "contact"
    code = "intake.correct_contact"

    def form_options(self) -> dict[str, Any]:
        """The service and the kind of contact say which fields there are."""
        return {"service": self.service, "kind": self.row.kind}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        names = ("way", "danger", "request", "area", "target_group", "next_step", "note", "on")
        return {name: getattr(row, name) for name in names}

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """The words as they were typed, empty ones too."""
        words = {name: "" if value is None else value for name, value in given.items()}
        if "danger" in given:
            words["danger"] = given["danger"]
        actions.correct_contact(words=words, **common, **lifting)


class CorrectInformed(Correct):
    """When the conditions were gone through."""

    form_class = applicant.InformForm
    kind = "informed"
    code = "intake.correct_informed"

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {"on": row.on, "note": row.note}

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """No rule has a say in it."""
        actions.correct_informed(note=given["note"] or "", **common)


class CorrectIntro(Correct, HoldIntro):
    """The introductory consultation."""

    template_name = "intake/correct.html"
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    kind = "intro"
    code = "intake.correct_intro"
    comes_back = frozenset()  # the way back from the consent leads to a new consultation

    def form_options(self) -> dict[str, Any]:
        """With whom it was written down, also where they may not be chosen any more."""
        return super().form_options() | {"people": self.with_earlier([self.row.specialist_id])}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        names = ("on", "way", "situation", "crisis")
        return {name: getattr(row, name) for name in names} | {
            "consent": True if row.consent_spoken_on else None,
            "specialist": str(row.specialist_id or ""),
        }

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """By phone only with the consent spoken."""
        specialist = given.get("specialist")
        actions.correct_intro(
            way=given["way"],
            situation=given.get("situation") or "",
            crisis=given.get("crisis"),
            consent=given.get("consent"),
            specialist_id=int(specialist) if specialist else None,
            **common,
            **lifting,
        )


class CorrectAssessment(Correct, Assess):
    """The assessment."""

    template_name = "intake/correct.html"
    heading = _("Opravit zápis")
    submit = _("Uložit opravu")
    kind = "assessment"
    code = "intake.correct_assessment"

    def form_options(self) -> dict[str, Any]:
        """Those who were written down too, also where they may not be chosen any more."""
        row = self.row
        return {"people": self.with_earlier([*row.weighed_by, row.key_worker_id])}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        chosen = [str(one) for one in (row.weighed_by or [])]
        known = {"on": row.on, "conclusion": row.conclusion}
        return known | {"professionals": {"values": chosen}, "key_worker": str(row.key_worker_id)}

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """At least as many as the rules ask for."""
        actions.correct_assessment(
            professionals=[int(one) for one in given["professionals"]],
            key_worker_id=int(given["key_worker"]),
            conclusion=given["conclusion"] or "",
            **common,
            **lifting,
        )


OUTCOMES: dict[str, Any] = {
    Outcome.Kind.ACCEPTED: applicant.AcceptForm,
    Outcome.Kind.WAITING: applicant.WaitForm,
    Outcome.Kind.REFUSED: applicant.RefuseForm,
    Outcome.Kind.REFERRED: applicant.ReferForm,
    Outcome.Kind.ONE_OFF: applicant.OneOffForm,
}


class CorrectOutcome(Correct):
    """What was decided about the applicant."""

    form_class = applicant.AcceptForm
    kind = "outcome"
    code = "intake.correct_outcome"

    def make_form(self, data: Any = None) -> OporaForm:
        """The form of the step that led to this outcome."""
        self.form_class = OUTCOMES[self.row.kind]  # type: ignore[misc]  # of this request alone
        return super().make_form(data)

    def form_options(self) -> dict[str, Any]:
        """The service, where the form asks for it."""
        return {"service": self.service} if self.row.kind in {"accepted", "refused"} else {}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        names = ("on", "ground", "reason", "letter", "referred_to")
        return {name: getattr(row, name) for name in names}

    def correct(self, given: dict[str, Any], common: dict[str, Any], lifting: Any) -> None:
        """The rules are asked again for its own day."""
        act = given.pop("act", "") or ""
        words: dict[str, object] = {
            name: given[name] or "" for name in ("ground", "reason", "referred_to") if name in given
        }
        if "letter" in given:
            words["letter"] = given["letter"]
        actions.correct_outcome(words=words, act=act, **common, **lifting)
