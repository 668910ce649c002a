"""What a plan, a goal and a step say, as forms give them and actions take them."""

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.catalog.service import Service
from opora.plans.models import Step
from opora.ui.words import full_day


@dataclass(frozen=True)
class PlanWords:
    """The plan itself: what is agreed besides the goals."""

    form: str
    made_on: date
    way_of_work: str = ""
    chosen_extent: str = ""
    worker_role: str = ""
    next_on: date | None = None

    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        return asdict(self)


@dataclass(frozen=True)
class GoalWords:
    """A goal in the client's words. ``needs_field``: whether it needs assistance in the field."""

    words: str
    said_on: date
    said_by_id: int | None = None
    area: str = ""
    needs_field: bool | None = None

    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        return asdict(self) | {"words": self.words.strip()}


@dataclass(frozen=True)
class StepWords:
    """A step and who takes it."""

    what: str
    taker: str
    due_on: date | None = None
    until: date | None = None

    def columns(self) -> dict[str, object]:
        """As the columns of the row; only a step taken together has an end of going along."""
        together = self.taker == Step.Taker.TOGETHER
        return asdict(self) | {
            "what": self.what.strip(),
            "until": self.until if together else None,
        }


def check_day(field: str, day: date, first: date, on: date) -> None:
    """Raises Invalid for a day before ``first`` or one that is still to come."""
    if day < first:
        raise Invalid(**{field: _("Napište %(day)s nebo pozdější den.") % {"day": full_day(first)}})
    if day > on:
        raise Invalid(**{field: _("Tento den teprve přijde. Napište dnešek nebo dřívější den.")})


NEXT_AFTER_PLAN = gettext_lazy("Napište den po dni, kdy jste se domluvili.")
NEXT_AFTER_REVISION = gettext_lazy("Napište den po této revizi.")


def check_plan(words: PlanWords, first: date, on: date) -> None:
    """Raises Invalid for days that a plan can't have; ``first``: the case was opened then."""
    check_day("made_on", words.made_on, first, on)
    if words.next_on is not None and words.next_on <= words.made_on:
        raise Invalid(next_on=str(NEXT_AFTER_PLAN))


def ends_accompaniment(service: Service) -> bool:
    """Whether the service goes along for an agreed time only (E8)."""
    return bool(service.rulebook.asked("accompaniment_due"))


def asks_about_field(service: Service) -> bool:
    """Whether the rules look at what goals need: assistance in the field (A5)."""
    asks = ("may_book", "may_record_act")
    return any("goal_agreed" in service.rulebook.facts_of(ask) for ask in asks)


def check_step(step: StepWords, first: date, service: Service) -> None:
    """Raises Invalid for a step that says nothing, or goes along without an end."""
    if not step.what.strip():
        raise Invalid(what=_("Napište, co se má udělat."))
    if step.taker not in Step.Taker.values:
        raise Invalid(taker=_("Vyberte, kdo krok udělá."))
    if step.due_on is not None and step.due_on < first:
        raise Invalid(due_on=_("Napište %(day)s nebo pozdější den.") % {"day": full_day(first)})
    if step.taker == Step.Taker.TOGETHER and ends_accompaniment(service) and step.until is None:
        raise Invalid(until=_("Doprovod je na čas. Napište, do kdy jste se domluvili."))
    if step.until is not None and step.until < first:
        raise Invalid(until=_("Napište %(day)s nebo pozdější den.") % {"day": full_day(first)})
