"""Cases of a group that can't be there: those stopped by the same reason are told together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.doors import Invalid
from opora.access.queries import colleagues
from opora.access.roles import HEADS
from opora.appointments.clashes.words import Clashing, Stopped
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.decisions.actions import Refused
from opora.decisions.many import Readers, StoppedOne, head_decides, panel_of_many, told_once
from opora.decisions.panels import Handing
from opora.decisions.stopped import KeptRefusal
from opora.ui import words
from opora.ui.forms import OporaForm
from opora.ui.verdict import Action, VerdictPanel


@dataclass(frozen=True)
class Obstacle:
    """Why one case can't be there: the rules refuse it, or something else is wrong."""

    case_id: int
    title: str
    wrong: Refused | Invalid

    @property
    def refused(self) -> Refused | None:
        """What the rules said, however it came."""
        if isinstance(self.wrong, KeptRefusal):
            return self.wrong.refused
        return self.wrong if isinstance(self.wrong, Refused) else None

    @property
    def told(self) -> str:
        """Something that no rule says, in its own sentences."""
        return " ".join(self.wrong.sentences.values()) if isinstance(self.wrong, Invalid) else ""


class GroupStopped(Stopped):
    """Cases that can't be there, so nothing was kept; ``total``: of how many."""

    def __init__(self, obstacles: Sequence[Obstacle], total: int) -> None:
        self.total = total
        self.liftable = any(
            isinstance(one.wrong, Clashing) and one.wrong.liftable for one in obstacles
        )
        self.refused_cases = [
            StoppedOne(one.refused, Action(one.title, path_of("appointment_new", one.case_id)))
            for one in obstacles
            if one.refused is not None
        ]
        self.clashes = _together([one for one in obstacles if one.refused is None])
        self.ids = [one.case_id for one in obstacles]
        parts = [told_once(self.refused_cases), *self.clashes]
        self.told = " ".join(one for one in parts if one)
        super().__init__(cases=_("Takto to zatím nejde. %(told)s") % {"told": self.told})


class GroupRefused(GroupStopped, KeptRefusal):
    """The same where the rules refuse some of the cases."""


def _together(obstacles: Sequence[Obstacle]) -> list[str]:
    """'Jana Horská má 9:00–10:00 jinou schůzku. (Danišovi, Šimkovi)': the reason once."""
    by_reason: dict[str, list[str]] = {}
    for one in obstacles:
        by_reason.setdefault(one.told, []).append(one.title)
    return [f"{', '.join(titles)}: {why}" for why, titles in by_reason.items()]


def raise_for(obstacles: Sequence[Obstacle], total: int) -> None:
    """Says it all at once; what stops everybody alike is said as of a single case."""
    if not obstacles:
        return
    parts = [one.refused for one in obstacles if one.refused is not None]
    stopped = GroupRefused(obstacles, total) if parts else GroupStopped(obstacles, total)
    alike = len({one.told for one in obstacles}) == 1 and not parts
    if len(obstacles) == total and (alike or _refused_alike(stopped)):
        raise parts[0] if parts else obstacles[0].wrong
    if isinstance(stopped, GroupRefused):
        stopped.of(parts[0], *(parts if not stopped.clashes else ()))
    raise stopped


def _refused_alike(stopped: GroupStopped) -> bool:
    """Whether the rules say the very same against every case, so that there is nobody to name."""
    told = {
        tuple((one.rule, one.text.cs) for one in each.refused.verdict.refusing)
        for each in stopped.refused_cases
    }
    return not stopped.clashes and len(told) == 1 and () not in told


class SaysWhoIsStopped(Step):
    """The part of a group's step that tells who can't be there, and who may let them through."""

    stopped: GroupRefused | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Service and site of the group."""
        raise NotImplementedError

    @property
    def is_head(self) -> bool:
        """A group has no case of its own: whoever heads the place decides for all of it."""
        return bool(self.viewer.holds(HEADS, *self.place))

    @property
    def left(self) -> frozenset[str]:
        """The cases that the panel offered to do without, once that was ticked."""
        return frozenset(self.request.POST.get("without", "").split(","))

    def heads(self) -> list[str]:
        """Who else decides here."""
        service, site = self.place
        found = colleagues(self.viewer, service=service, site=site, roles=HEADS, person_ids=())
        return [one.name for one in found]

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """What the rules say stands on the panel, the rest at its field."""
        if not isinstance(wrong, GroupRefused):
            return super()._wrong(form, wrong)
        self.stopped = wrong
        for sentence in wrong.clashes:
            form.refuse("cases" if "cases" in form.fields else None, sentence)
        lifting = Lifting.of(self.request, may_depart=self.may_have_happened)
        return self.page(form, refused=wrong.refused, lifting=lifting)

    def refusal(
        self, refused: Refused, lifting: Lifting, form: OporaForm, handing: Handing | None
    ) -> dict[str, Any]:
        """Of many: each reason once. A head is named where nobody else decides."""
        context = super().refusal(refused, lifting, form, handing)
        if self.stopped is not None:
            context |= self._of_many(context["panel"], self.stopped)
        elif context["panel"].state == "head":
            context["panel"] = replace(context["panel"], advice=[head_decides(self.heads())])
        return context

    def _of_many(self, panel: VerdictPanel, stopped: GroupRefused) -> dict[str, Any]:
        by = Readers(head=self.is_head, heads=self.heads())
        title = stopped_words(len(stopped.ids), stopped.total)
        lifts = stopped.lets_a_word_through(head=by.head, departs=self.may_have_happened)
        panel = panel_of_many(panel, stopped.refused_cases, by, title, lifts=lifts)
        departs = self.may_have_happened and all(
            one.refused.verdict.only_departs for one in stopped.refused_cases
        )
        return {
            "panel": panel,
            "may_depart": departs and lifts,
            "silent": panel.state == "silent",
            "without": self.without(stopped),
            "without_ids": ",".join(map(str, stopped.ids)),
        }

    def without(self, stopped: GroupRefused) -> str:
        """What can be done now for all the others; nothing where that can't be."""
        return ""


def stopped_words(count: int, total: int) -> str:
    """'U 3 ze 12 případů to takto nejde.'; ``total`` is at least two."""
    told = {"count": count, "out_of": words.out_of(total)}
    return _("U %(count)s %(out_of)s případů to takto nejde.") % told
