"""What a step does with handing over: it offers it, keeps what was typed, and takes it up again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from opora.access.actions import keep_draft
from opora.access.doors import Action, NotFound
from opora.access.queries import draft, draft_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.handover.actions import hand_over
from opora.cases.handover.due import matter_url
from opora.cases.handover.words import outcome_words, who_and_why
from opora.cases.queries import CaseRow
from opora.cases.twins import NOT_SAID
from opora.decisions.actions import Refused
from opora.decisions.handover.actions import page_of_draft
from opora.decisions.handover.queries import HandedOver, handed_over
from opora.decisions.handover.scope import asked_of_head
from opora.decisions.panels import Handing, ways_to_missing
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of
from opora.ui.words import NBSP, numeric_day


@dataclass(frozen=True)
class Notice:
    """One handover as the step's screen tells of it."""

    title: str
    text: str
    url: str


class HandsOver:
    """The part of ``cases.steps.Step`` that deals with the head."""

    request: HttpRequest
    viewer: Viewer
    today: date
    action: Action[..., Any]
    comes_back: ClassVar[frozenset[str]] = frozenset()
    """Ways on from a refusal that lead back here: what was typed waits."""
    waits: ClassVar[bool] = False
    """Whether all that was refused waits to be filled in again, wherever a way on led."""
    case: CaseRow | None

    @property
    def is_head(self) -> bool:
        """Whether the head's word is the viewer's own here."""
        return self.case is not None and _is_head(self.viewer, self.case)

    # --- handing over --------------------------------------------------------------------------
    @property
    def to_head_words(self) -> str:
        """What was written to the head on the verdict panel."""
        return self.request.POST.get("hand_over_why", "").strip()[:2000]

    def handing(self, refused: Refused) -> Handing | None:
        """How the *no* can be handed over; not without a case to keep it at, not by the head."""
        if self.case is None or self.is_head:
            return None
        asked = asked_of_head(refused.verdict)
        return Handing(asked, self.to_head_words) if asked else None

    def to_head(self, form: OporaForm, refused: Refused) -> None:
        """Hands the step over with what stands in its form. Raises Invalid without a reason."""
        assert self.case is not None
        hand_over(
            case_id=self.case.id,
            code=self.action.code,
            step=self.request.get_full_path(),
            refused=refused,
            why=self.to_head_words,
            typed=_typed_in(form, self.request.POST),
            replaces=[one.id for one in self.handed if one.outcome != "permitted"],
            by=self.viewer,
            on=self.today,
        )

    # --- taking up -----------------------------------------------------------------------------
    @cached_property
    def handed(self) -> list[HandedOver]:
        """The handovers named in the address, newest first: the asker's, or a step for the head."""
        named = [number_of(one) for one in self.request.GET.getlist("predano")]
        wanted = {one for one in named if one is not None}
        if self.case is None or not wanted:
            return []
        rows = handed_over([self.case.id], wanted)
        if len([one for one in rows if self._is_for_me(one)]) != len(wanted):
            raise NotFound
        return rows

    def _is_for_me(self, row: HandedOver) -> bool:
        here = row.step.partition("?")[0] == self.request.path
        mine = row.asked_by_id == self.viewer.account_id
        return here and (mine or (row.kind == "step" and self.is_head))

    @property
    def over_url(self) -> str:
        """The matter, where nothing is left to be done at the step; else nothing."""
        for row in self.handed:
            mine = row.asked_by_id == self.viewer.account_id
            if row.settled or not (mine or row.is_open):
                return matter_url(row)
        return ""

    def typed_again(self, fresh: OporaForm) -> QueryDict | None:
        """What was typed, for the form as it is drawn now; None where nothing is kept."""
        for row in self.handed[:1]:
            kept = draft_of(row.asked_by_id, page_of_draft(row.id))
            if kept is not None:
                return _filled(kept.content, fresh)
        if "rozepsane" in self.request.GET:
            mine = draft(self.viewer, self.draft_page)
            return _filled(mine.content, fresh) if mine is not None else None
        return None

    # --- coming back ---------------------------------------------------------------------------
    @property
    def draft_page(self) -> str:
        """Under which page the viewer's own draft of this step is kept."""
        return f"step:{self.request.path}"

    def keep_typed(self, form: OporaForm, refused: Refused) -> None:
        """Keeps what was typed where a way on leads away and back."""
        if (
            self.waits
            or self.comes_back & set(refused.verdict.instead)
            or ways_to_missing(refused.verdict)
        ):
            content: dict[str, object] = dict(_typed_in(form, self.request.POST))
            content["justification"] = [self.request.POST.get("justification", "").strip()[:2000]]
            keep_draft(page=self.draft_page, content=content, by=self.viewer)

    @property
    def waiting_url(self) -> str:
        """Where what was refused before is filled in again; nothing where nothing waits."""
        asked_for = {"rozepsane", "predano"} & set(self.request.GET)
        if not self.waits or self.request.method != "GET" or asked_for:
            return ""
        return "?rozepsane=ano" if draft(self.viewer, self.draft_page) is not None else ""

    @property
    def notices(self) -> list[Notice]:
        """What the head has said; to the head, who asks and why."""
        mine = self.viewer.account_id
        return [
            Notice(
                title=outcome_words(one)
                if one.asked_by_id == mine or one.settled
                else _("Předáno vám"),
                text=one.reason if one.asked_by_id == mine else who_and_why(one),
                url=matter_url(one),
            )
            for one in self.handed
        ]


def _is_head(viewer: Viewer, case: CaseRow) -> bool:
    return viewer.holds(HEADS, case.service, case.site, case.id)


def _filled(content: Mapping[str, list[str]], fresh: OporaForm) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in content.items():
        data.setlist(name, values)
    for name in ("once", "seen"):
        data[name] = str(fresh[name].value())
    return data


def _typed_in(form: OporaForm, data: QueryDict) -> dict[str, list[str]]:
    """What stands in the form, to be filled in again; "dnes" as the day that it was."""
    found = {
        name: [str(one) for one in values]
        for name, values in data.lists()
        if name not in NOT_SAID and not name.startswith("fact-")
    }
    for name, value in form.cleaned_data.items():
        key = form.add_prefix(name)
        if isinstance(value, date) and key in found:
            found[key] = [numeric_day(value).replace(NBSP, " ")]
    return found
