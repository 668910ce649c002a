"""What the rules would say to the agreement being written, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.agreements.asked import of_sides, questions_of
from opora.agreements.queries import is_given_up
from opora.agreements.terms import Terms
from opora.agreements.words import GIVEN_UP_FIRST
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.kept import keeps
from opora.cases.models import Case
from opora.cases.queries import CaseRow
from opora.catalog.service import Service
from opora.decisions.handover.scope import asked_of_head
from opora.decisions.panels import said, shown_basis, source_line, wanted, ways_on
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.answers import Answer
from opora.rules.verdict import Reason, Verdict
from opora.ui.verdict import STATES, Action, State

# What the form itself tells: missing only until it is filled in.
KEPT = keeps(__name__, "conclude_agreement", "agreements_running")
TYPED = frozenset({"form", "contents", "fee"})
_GRAVITY = (Answer.NO, Answer.UNKNOWN, Answer.YES)


@dataclass(frozen=True)
class Line:
    """One reason with its source."""

    text: str
    basis: str
    source: str


@dataclass(frozen=True)
class Preview:
    """State, sentence and reasons; ``look`` names the colours of the panel.

    ``stands``: nothing that can be typed into the form changes it, so it is said before the form.
    """

    state: State
    look: str
    title: str
    lines: tuple[Line, ...]
    ways: tuple[Action, ...] = ()
    lacks: str = ""
    stands: bool = False


def preview(
    about: Subject, terms: Terms, service: Service, stage: str, lacks: Sequence[str] = ()
) -> Preview | None:
    """The verdict as far as the form is filled in; None while there is nothing to say.

    Who was not accepted yet is weighed for that too, as it will be when the form is saved.
    ``lacks``: what the form itself still needs.
    """
    given: dict[str, Any] = dict(terms.facts())
    if not terms.form:
        del given["form"]
    given["contents"] = {"values": list(terms.contents()), "complete": False}
    asked = [
        weigh(
            ask=ask,
            subject=about,
            given=given | of_sides(ask, terms.parties or ()),
            on=terms.concluded_on,
        )
        for ask in questions_of(stage, service)
    ]
    # Where all say the same, concluding itself speaks.
    worst = min(reversed(asked), key=lambda one: _GRAVITY.index(one.answer))
    found = shown(worst, service, about, terms.form, done=not lacks)
    if not lacks or found is None:
        return found
    named = ", ".join(f"„{one}“" for one in lacks)
    return replace(found, lacks=_("Zbývá vyplnit: %(what)s.") % {"what": named})


def comes_first(case: CaseRow, service: Service, on: date) -> Preview | None:
    """What has to be done before anything can be concluded, and nothing else."""
    again = Action(_("Vrací se, zapsat nový kontakt"), f"{reverse('contact_new')}?znovu={case.id}")
    if case.stage in Case.ENDED_BEFORE:
        return _first(_("Případ je uzavřený. Nejdřív ho otevřete novým kontaktem."), again)
    if is_given_up(case.id, on):
        return _first(str(GIVEN_UP_FIRST), again)
    if case.key_worker_id is None and service.key_worker_before_agreement:
        name = Action(_("Určit klíčového pracovníka"), reverse("key_worker", args=[case.id]))
        return _first(_("Nejdřív určete klíčového pracovníka."), name)
    return None


def _first(title: str, way: Action) -> Preview:
    return Preview(STATES["no"], "no", title, (), (way,), stands=True)


def shown(
    verdict: Verdict, service: Service, about: Subject, form: str, *, done: bool = True
) -> Preview | None:
    """The verdict in words; room is always told where the service counts it.

    A yes is said of a form that is ``done``: of another one there is nothing to promise yet.
    """
    lines = tuple(
        line_of(one, service) for one in verdict.reasons if _is_told(one, verdict, service)
    )
    in_sentence = agreement_word(service, "conclude", form)
    conclude = agreement_title(service, "conclude", form)
    if verdict.answer is Answer.YES and done:
        return Preview(
            STATES["yes"], "yes", _("%(conclude)s můžete.") % {"conclude": conclude}, lines
        )
    if verdict.answer is Answer.NO:
        lifted = verdict.liftable is not None and verdict.liftable.value != "never"
        state, title = (
            STATES["needs_reason" if lifted else "no"],
            _("Takto %(conclude)s nejde.") % {"conclude": in_sentence},
        )
        if asked_of_head(verdict):
            state, title = STATES["head"], _("Všechno vyplňte a předejte, rozhodne vedoucí.")
        # The form that is being filled in is no way on from itself.
        here = reverse("conclude_agreement", args=[about.case_id])
        ways = tuple(one for one in ways_on(verdict, about) if one.url != here)
        stands = any(TYPED.isdisjoint(one.used) for one in verdict.refusing)
        return Preview(state, "no", title, lines, ways, stands=stands)
    lacking = [name for name in verdict.missing if name not in TYPED]
    if done and not lacking and not lines:
        return None
    title = _("%(conclude)s půjde, až bude všechno vyplněné.") % {"conclude": conclude}
    if lacking:
        names = wanted(service, lacking)
        title = _("Ještě se zeptáme na tohle: %(names)s.") % {"names": names}
    return Preview(STATES["unknown"], "unknown", title, lines)


def _is_told(one: Reason, verdict: Verdict, service: Service) -> bool:
    if one.answer is Answer.NO:
        return True
    if verdict.answer is Answer.NO or one.answer is not Answer.YES:
        return False
    if not one.applies or not one.used:
        return False
    room = "agreements_running" in one.used
    if room and not KEPT.of(service):
        return False
    return room or verdict.answer is Answer.YES


def line_of(one: Reason, service: Service) -> Line:
    """One reason with its source."""
    return Line(said(one.text), shown_basis(one.source), source_line(service, one.source))
