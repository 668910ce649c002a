"""Screens that put records of intake right."""

from collections.abc import Sequence
from typing import Any, ClassVar

from opora.access.queries import Colleague, names
from opora.cases.mending.pages import Correcting
from opora.intake.applicant import forms as applicant
from opora.intake.applicant import room
from opora.intake.applicant.intro import HoldIntro
from opora.intake.applicant.views import Assess, CaseStep
from opora.intake.applicant.wait import WaitMendedForm
from opora.intake.mending.forms import ContactAgainForm
from opora.intake.models import Outcome
from opora.intake.withdrawal.forms import WithdrawForm
from opora.ui.forms import OporaForm


class Correct(Correcting, CaseStep):
    """What all these share: the day, and the fields that are no part of a correction."""

    gone: ClassVar[tuple[str, ...]] = ("informed",)

    def with_earlier(self, ids: Sequence[int | None]) -> list[Colleague]:
        """Whom to choose from, and those who are written down already."""
        offered = self.people()
        known = {one.id for one in offered}
        earlier = names([one for one in ids if one is not None and one not in known])
        return [*offered, *(Colleague(one, name, ()) for one, name in earlier.items())]

    def make_form(self, data: Any = None) -> OporaForm:
        """The step's own form without what is kept elsewhere."""
        form = super().make_form(data)
        for name in self.gone:
            form.fields.pop(name, None)
        beside = getattr(form, "asked", None)
        if isinstance(beside, OporaForm):
            beside.fields.clear()
        return form

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The day of the record is not the day on which it is put right."""
        given = super().answers(form)
        return given | {"day": given.pop("on")}


class CorrectContact(Correct):
    """A contact."""

    form_class = ContactAgainForm

    def form_options(self) -> dict[str, Any]:
        """The service and the kind of contact say which fields there are."""
        return {"service": self.service, "kind": self.row.kind}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The words as they were typed, empty ones too."""
        given = super().answers(form)
        typed = {name: given.pop(name) for name in form.fields if name in given and name != "why"}
        words = {name: "" if value is None else value for name, value in typed.items()}
        if "danger" in typed:
            words["danger"] = typed["danger"]
        return given | {"words": words}


class CorrectInformed(Correct):
    """When the conditions were gone through."""

    form_class = applicant.InformForm

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """A note may be empty."""
        given = super().answers(form)
        return given | {"note": given["note"] or ""}


class CorrectIntro(Correct, HoldIntro):
    """The introductory consultation."""

    def form_options(self) -> dict[str, Any]:
        """With whom it was written down, also where they may not be chosen any more."""
        return super().form_options() | {"people": self.with_earlier([self.row.specialist_id])}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        consent = True if row.consent_spoken_on else None
        specialist = str(row.specialist_id or "")
        return super().initial() | {"consent": consent, "specialist": specialist}


class CorrectAssessment(Correct, Assess):
    """The assessment."""

    def form_options(self) -> dict[str, Any]:
        """Those who were written down too, also where they may not be chosen any more."""
        row = self.row
        return {"people": self.with_earlier([*row.weighed_by, row.key_worker_id])}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        chosen = [str(one) for one in (row.weighed_by or [])]
        people = {"professionals": {"values": chosen}, "key_worker": str(row.key_worker_id)}
        return super().initial() | people


OUTCOMES: dict[str, type[OporaForm]] = {
    Outcome.Kind.ACCEPTED: applicant.AcceptForm,
    Outcome.Kind.WAITING: WaitMendedForm,
    Outcome.Kind.REFUSED: applicant.RefuseForm,
    Outcome.Kind.REFERRED: applicant.ReferForm,
    Outcome.Kind.ONE_OFF: applicant.OneOffForm,
    Outcome.Kind.WITHDRAWN: WithdrawForm,
}


class CorrectOutcome(Correct):
    """What was decided about the applicant."""

    def form_of(self) -> type[OporaForm]:
        """The form of the step that led to this outcome."""
        return OUTCOMES[self.row.kind]

    def form_options(self) -> dict[str, Any]:
        """The service, where the form asks for it."""
        plain = {Outcome.Kind.REFERRED, Outcome.Kind.ONE_OFF}
        return {} if self.row.kind in plain else {"service": self.service}

    def initial(self) -> dict[str, Any]:
        """What is written down now. Of a wait without the ground nobody knows what was said."""
        return super().initial() | {"full": self.row.ground == room.CAPACITY or None}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The rules are asked again for its own day."""
        given = super().answers(form)
        written = ("ground", "reason", "referred_to", "happened")
        words = {name: given.pop(name) or "" for name in written if name in given}
        if "letter" in given:
            words["letter"] = given.pop("letter")
        return given | {"words": words, "act": given.get("act") or ""}
