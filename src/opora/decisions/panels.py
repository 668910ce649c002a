"""Turns a verdict into the panel that a worker reads, with the way on behind each button."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.forms import BoundField
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions import fact_words
from opora.decisions.advice import advice
from opora.decisions.facts import asked
from opora.decisions.handover.scope import Asked
from opora.decisions.providers import Subject
from opora.rules.answers import Answer, Liftable
from opora.rules.shown import joined
from opora.rules.texts import Basis, Source
from opora.rules.verdict import Reason, Verdict
from opora.ui.verdict import Action, ReasonLine, VerdictPanel
from opora.ui.verdict import Basis as ShownBasis
from opora.ui.verdict import Verdict as State

WayOn = Callable[[Subject], str]
_ways: dict[str, WayOn] = {}

said = fact_words.said
"""A text of a definition in the language of the request."""


@dataclass(frozen=True)
class Handing:
    """Handing a step over: what is asked of the head, what was written, what is wrong with it."""

    asked: Asked
    why: str = ""
    error: str = ""


def way_on(*names: str) -> Callable[[WayOn], WayOn]:
    """Registers where the button of a way on (``instead``) leads; nowhere where it is closed."""

    def register(function: WayOn) -> WayOn:
        for name in names:
            _ways[name] = function
        return function

    return register


def shown_basis(source: Source) -> ShownBasis:
    """Published (the law included) or ours."""
    return "published" if source.basis in {Basis.PUBLISHED, Basis.LAW} else "ours"


def basis_of(reason: Reason) -> ShownBasis:
    """Where what a reason says comes from: by a number that we have set it is ours."""
    return "ours" if reason.own_number else shown_basis(reason.source)


def source_line(service: Service, source: Source) -> str:
    """Where a rule comes from, in a few words: 'Poradna, posouzení případu'."""
    place = said(source.place) or source.law
    return f"{said(service.short)}, {place}" if place else said(service.short)


def state_of(verdict: Verdict, *, head: bool = False) -> State:
    """The panel's state; the head needs but a reason where others have to ask."""
    if verdict.answer is Answer.YES:
        return "yes"
    if verdict.answer is Answer.UNKNOWN:
        return "silent" if verdict.silent and not verdict.missing else "unknown"
    lifts: dict[Liftable | None, State] = {
        Liftable.JUSTIFICATION: "needs_reason",
        Liftable.HEAD: "needs_reason" if head else "head",
    }
    return lifts.get(verdict.liftable, "no")


def panel_of(
    verdict: Verdict,
    subject: Subject,
    *,
    title: str = "",
    step: str = "",
    submit: str = "",
    missing: Sequence[BoundField] = (),
    justification: str = "",
    home: str = "",
    departure_url: str = "",
    head: bool = False,
    handing: Handing | None = None,
    back: str = "",
) -> VerdictPanel:
    """The panel for a verdict about a step. A no always gets a way on: at least home.

    ``step``: what was pressed, an infinitive. ``head``: a head reads it. ``handing``: it may be.
    """
    service = current().service(verdict.service)
    state = "head" if handing else state_of(verdict, head=head)
    told = verdict.refusing if verdict.answer is Answer.NO else _deciding(verdict)
    return VerdictPanel(
        state=state,
        title=(state != "unknown" and title) or _title(verdict, service, state, step),
        reasons=[_line_in(verdict, one, service) for one in told],
        instead=ways_on(verdict, subject, "" if handing else home, back) if state != "yes" else (),
        advice=[said(one) for one in advice(verdict, _ways)] if state != "yes" else (),
        missing=missing,
        justification=state == "needs_reason",
        justification_value=justification,
        facts=fact_words.fact_lines(verdict, service),
        answers_url=_answers_url(verdict, subject),
        departure_url=departure_url,
        submit=submit,
        hand_over=handing.asked if handing else "",
        hand_over_value=handing.why if handing else "",
        hand_over_error=handing.error if handing else "",
    )


def _answers_url(verdict: Verdict, subject: Subject) -> str:
    """Where answers are put right, if one of them had a say."""
    used = {name for one in verdict.refusing for name in one.used}
    if not used or subject.case_id is None or used.isdisjoint(asked([subject], verdict.on)[0]):
        return ""
    return reverse("mend_answers", args=[subject.case_id])


def lines_about(verdict: Verdict, fact: str) -> list[ReasonLine]:
    """What the rules say about one fact, whichever way the whole step is answered."""
    service = current().service(verdict.service)
    return [line_of(one, service) for one in verdict.reasons if fact in one.used and one.applies]


def _deciding(verdict: Verdict) -> Sequence[Reason]:
    unknown = [one for one in verdict.reasons if one.answer is Answer.UNKNOWN]
    return unknown or [one for one in verdict.reasons if one.used and one.applies]


def _line_in(verdict: Verdict, reason: Reason, service: Service) -> ReasonLine:
    """A reason as the panel of its verdict tells it: a refusal with what of the client decided."""
    line = line_of(reason, service)
    if reason.answer is not Answer.NO:
        return line
    decided = fact_words.deciding_facts(verdict, reason, service)
    return replace(line, decided=_("Rozhodlo: %(facts)s.") % {"facts": decided} if decided else "")


def line_of(reason: Reason, service: Service) -> ReasonLine:
    """One reason in words, with what it leans on."""
    return ReasonLine(
        text=said(reason.text),
        basis="unpublished" if reason.silent else basis_of(reason),
        source=source_line(service, reason.source),
        rule_id=reason.rule,
        since=reason.effective_from,
        source_url=f"{reverse('service_rules', args=[service.id])}#{reason.rule}",
    )


def _title(verdict: Verdict, service: Service, state: State, step: str) -> str:
    ways = ways_to_missing(verdict) if state == "unknown" else []
    if ways:
        named = ", ".join(said(service.word("ways_on", name)) for name in ways)
        return _("Nejdřív je potřeba tohle: %(ways)s.") % {"ways": named[:1].lower() + named[1:]}
    if state == "unknown":
        return lacking(verdict, service)
    titles: dict[State, str] = {
        "yes": _("Tento krok můžete udělat."),
        "silent": _("Tady rozhodnete vy."),
        "needs_reason": _("Zatím to nejde, leda s odůvodněním."),
        "head": _("Rozhodne vedoucí."),
    }
    usual = _("%(step)s teď nejde.") % {"step": step} if step else _("Teď to nejde.")
    return titles.get(state, usual)


def lacking(verdict: Verdict, service: Service) -> str:
    """What is not known, in one sentence: 'Chybí nám jedna odpověď: zda má dluhy.'."""
    named = wanted(service, verdict.missing)
    if len(verdict.missing) == 1:
        return _("Chybí nám jedna odpověď: %(fact)s.") % {"fact": named}
    return _("Chybí nám odpovědi: %(facts)s.") % {"facts": named}


def wanted(service: Service, names: Iterable[str]) -> str:
    """Facts as they are called while they are not known: 'věk, zda má dluhy'."""
    specs = service.rulebook.facts
    return joined([said(specs[name].lack) if name in specs else name for name in names])


def ways_to_missing(verdict: Verdict) -> list[str]:
    """The ways on by which facts become known that no question on this screen can answer."""
    specs = current().service(verdict.service).rulebook.facts
    found = (specs[name].way for name in verdict.missing if name in specs)
    return [way for way in dict.fromkeys(found) if way in _ways]


def _to_missing(verdict: Verdict, subject: Subject, back: str) -> list[Action]:
    """The buttons for them; from there it goes back to the step, with what was typed."""
    service = current().service(verdict.service)
    specs = service.rulebook.facts
    asks_too = any(specs[name].question for name in verdict.missing if name in specs)
    names = ways_to_missing(verdict)
    return [
        Action(
            said(service.word("ways_on", name)),
            url + (f"?{urlencode({'zpet': back})}" if back else ""),
            main=len(names) == 1 and not asks_too,
        )
        for name in names
        if (url := _leads_to(name, subject))
    ]


def ways_on(verdict: Verdict, subject: Subject, home: str = "", back: str = "") -> list[Action]:
    """What can be done instead, each with the page that does it; home where there is nothing.

    What the record has to know first comes first; ``back``: where the step is, to come back to it.
    """
    service = current().service(verdict.service)
    led = [(name, _leads_to(name, subject)) for name in verdict.instead if name in _ways]
    found = _to_missing(verdict, subject, back)
    found += [Action(said(service.word("ways_on", name)), url) for name, url in led if url]
    # A question is its own way on: the answer.
    if not found and home and not verdict.missing:
        found = [Action(_("Zpátky na případ") if subject.case_id else _("Zpátky"), home)]
    return found


def _leads_to(name: str, subject: Subject) -> str:
    """The page of a way on; nothing where it is a page of a case and there is none."""
    if subject.case_id is not None:
        return _ways[name](subject)
    try:
        return _ways[name](subject)
    except NoReverseMatch:  # its number is missing
        return ""
