"""Shapes of what is typed about plans."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.cases.kept import keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.asked import asked_at, field_for
from opora.decisions.panels import said
from opora.plans.models import Step
from opora.plans.terms import (
    NEXT_AFTER_PLAN,
    NEXT_AFTER_REVISION,
    GoalWords,
    PlanWords,
    StepWords,
    asks_about_field,
    ends_accompaniment,
)
from opora.ui import fields
from opora.ui.day_order import refuse_unless_after
from opora.ui.forms import OporaForm

SCREEN = "write_plan"
KEPT = keeps(__name__, SCREEN, "goal_area", "plan", "chosen_extent", "worker_role_cleared")
# The end of going along is a part of a step here, not a question of its own.
OF_STEPS = frozenset({"accompaniment_until"})


class GoalForm(OporaForm):
    """A goal as the client said it."""

    not_saved = gettext_lazy("Cíl ještě není uložený")

    words = fields.TextField(
        label=gettext_lazy("Cíl slovy klienta"),
        lines=True,
        max_length=1000,
        missing=gettext_lazy("Napište cíl slovy klienta."),
    )
    said_on = fields.DayField(label=gettext_lazy("Kdy"), past=True)

    def __init__(
        self,
        *args: Any,
        service: Service,
        people: Sequence[PersonInCase],
        **options: Any,
    ) -> None:
        self.service = service
        super().__init__(*args, **options)
        self.fields["said_by"] = fields.ChoiceField(
            label=_("Kdo to řekl"),
            choices=[(str(one.id), one.name) for one in people],
            required=False,
        )
        areas = [(one.id, said(one.text)) for one in service.words("goal_areas")]
        if areas and "goal_area" in KEPT.of(service):
            self.fields["area"] = fields.ChoiceField(
                label=_("Oblast"), choices=areas, required=False
            )
        if asks_about_field(service):
            self.fields["needs_field"] = fields.ThreeStateField(
                label=_("Potřebuje tento cíl asistenci v terénu?")
            )

    def goal(self) -> GoalWords:
        """The goal, as the action takes it."""
        data = self.cleaned_data
        return GoalWords(
            words=data["words"],
            said_on=data["said_on"],
            said_by_id=int(data["said_by"]) if data.get("said_by") else None,
            area=data.get("area") or "",
            needs_field=data.get("needs_field"),
        )


class PlanForm(GoalForm):
    """The plan; with its first goal where there is none yet."""

    not_saved = gettext_lazy("Plán ještě není uložený")

    form = fields.ChoiceField(
        label=gettext_lazy("Jak je plán domluvený"),
        choices=[("written", gettext_lazy("Písemně")), ("spoken", gettext_lazy("Ústně"))],
    )
    made_on = fields.DayField(label=gettext_lazy("Kdy jste se domluvili"), past=True)
    next_on = fields.DayField(label=gettext_lazy("Kdy plán znovu projdete"), required=False)

    def __init__(self, *args: Any, first_goal: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.first_goal = first_goal
        kept = KEPT.of(self.service)
        texts = {
            "way_of_work": ("plan", _("Jak, jak často a o čem budete pracovat")),
            "chosen_extent": ("chosen_extent", _("Jaký rozsah a cestu si klient volí")),
            "worker_role": ("worker_role_cleared", _("Jakou roli má pracovník")),
        }
        for name, (field, label) in texts.items():
            if field in kept:
                self.fields[name] = fields.TextField(
                    label=label, lines=True, max_length=4000, required=False
                )
        self.asked = [one for one in asked_at(self.service, SCREEN) if one not in OF_STEPS]
        for name in self.asked:
            self.fields[f"asked_{name}"] = field_for(
                self.service.rulebook.facts[name], self.service
            )
        # The goal is said on the day of the plan.
        del self.fields["said_on"]
        if not first_goal:
            for name in ("words", "said_by", "area", "needs_field"):
                self.fields.pop(name, None)
        self.order_fields(["form", "made_on", "words", "said_by", "area", "needs_field"])

    def clean(self) -> dict[str, Any]:
        """The plan is gone through again after it was made."""
        super().clean()
        refuse_unless_after(self, "made_on", "next_on", NEXT_AFTER_PLAN)
        return dict(self.cleaned_data)

    def plan(self) -> PlanWords:
        """The plan, as the action takes it."""
        data = self.cleaned_data
        return PlanWords(
            form=data["form"],
            made_on=data["made_on"],
            way_of_work=data.get("way_of_work") or "",
            chosen_extent=data.get("chosen_extent") or "",
            worker_role=data.get("worker_role") or "",
            next_on=data.get("next_on"),
        )

    def goal(self) -> GoalWords:
        """The first goal."""
        self.cleaned_data["said_on"] = self.cleaned_data["made_on"]
        return super().goal()

    def answers_given(self) -> dict[str, object]:
        """What was answered to questions that belong to this step."""
        given = {name: self.cleaned_data.get(f"asked_{name}") for name in self.asked}
        return {name: value for name, value in given.items() if value not in (None, "")}


class StepForm(OporaForm):
    """A step and who takes it."""

    not_saved = gettext_lazy("Krok ještě není uložený")

    what = fields.TextField(
        label=gettext_lazy("Co se má udělat"),
        max_length=300,
        missing=gettext_lazy("Napište, co se má udělat."),
    )
    taker = fields.ChoiceField(label=gettext_lazy("Kdo krok udělá"), choices=Step.Taker.choices)
    due_on = fields.DayField(label=gettext_lazy("Do kdy"), required=False)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        if ends_accompaniment(service):
            until = fields.DayField(
                label=_("Do kdy je domluvený doprovod"),
                required=True,
                shown=fields.Shown("taker", Step.Taker.TOGETHER),
                missing=_("Doprovod je na čas. Napište, do kdy jste se domluvili."),
            )
            until.set_today(self.today)
            self.fields["until"] = until

    def step(self) -> StepWords:
        """The step, as the action takes it."""
        data = self.cleaned_data
        return StepWords(data["what"], data["taker"], data.get("due_on"), data.get("until"))


class FinishForm(OporaForm):
    """When a step was done."""

    not_saved = gettext_lazy("Krok ještě není hotový")

    done_on = fields.DayField(label=gettext_lazy("Kdy je hotovo"), past=True)


class ReviseForm(OporaForm):
    """The plan was gone through together."""

    not_saved = gettext_lazy("Revize ještě není zapsaná")

    revised_on = fields.DayField(label=gettext_lazy("Kdy jste plán prošli"), past=True)
    changed = fields.TextField(
        label=gettext_lazy("Co se změnilo"),
        help_text=gettext_lazy("Když nic, napište to."),
        lines=True,
        max_length=4000,
        missing=gettext_lazy("Napište, co se změnilo. Když nic, napište to."),
    )
    next_on = fields.DayField(label=gettext_lazy("Kdy plán znovu projdete"), required=False)

    def clean(self) -> dict[str, Any]:
        """The next time comes after this one."""
        super().clean()
        refuse_unless_after(self, "revised_on", "next_on", NEXT_AFTER_REVISION)
        return dict(self.cleaned_data)


class DecideForm(OporaForm):
    """Why a written plan is not needed by now."""

    not_saved = gettext_lazy("Rozhodnutí ještě není zapsané")

    reason = fields.TextField(
        label=gettext_lazy("Proč plán zatím psát nebudete"),
        lines=True,
        max_length=1000,
        missing=gettext_lazy("Napište, proč plán teď psát nebudete."),
    )
