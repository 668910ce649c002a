"""The verdict panel of a step taken for many at once: each reason once, with all whom it stops."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from opora.catalog import current
from opora.decisions.actions import Refused
from opora.decisions.panels import line_of, state_of
from opora.rules.answers import Answer, Liftable
from opora.rules.verdict import Reason, Verdict
from opora.ui.verdict import Action, ReasonLine, VerdictPanel


@dataclass(frozen=True)
class StoppedOne:
    """One of the many whom the rules stop: how they are called and where their own step is."""

    refused: Refused
    named: Action


@dataclass(frozen=True)
class Readers:
    """Who reads the panel: whether a head, and else the names of those who decide."""

    head: bool
    heads: Sequence[str] = ()


def against(verdict: Verdict) -> Sequence[Reason]:
    """The reasons that stand in the way: what refuses, else what is not answered."""
    return verdict.refusing or [one for one in verdict.reasons if one.answer is not Answer.YES]


def reasons_once(stopped: Sequence[StoppedOne], by: Readers) -> list[ReasonLine]:
    """Each reason with all whom it stops, in the order in which they come up."""
    lines: dict[tuple[str, str], ReasonLine] = {}
    for one in stopped:
        service = current().service(one.refused.verdict.service)
        for reason in against(one.refused.verdict):
            line = line_of(reason, service)
            known = lines.setdefault(
                (str(line.text), str(line.source)), replace(line, lifts=_who_lifts(reason, by))
            )
            who = dict.fromkeys([*known.who, one.named])
            lines[str(line.text), str(line.source)] = replace(known, who=tuple(who))
    return list(lines.values())


def told_once(stopped: Sequence[StoppedOne]) -> str:
    """The same in one paragraph, where there is no room for a panel."""
    told = [
        _("%(why)s (%(source)s): %(who)s.")
        % {"why": one.text, "source": one.source, "who": ", ".join(str(w.label) for w in one.who)}
        for one in reasons_once(stopped, Readers(head=False))
    ]
    return " ".join(told)


def panel_of_many(
    panel: VerdictPanel, stopped: Sequence[StoppedOne], by: Readers, title: str, *, lifts: bool
) -> VerdictPanel:
    """``panel``: that of the first of them alone; ``lifts``: one word lets all of them through.

    Where no one word does, each reason says who decides, and leads to the step of each of them.
    """
    states = {state_of(one.refused.verdict, head=by.head) for one in stopped}
    state = states.pop() if len(states) == 1 and (lifts or states == {"head"}) else "no"
    lines = reasons_once(stopped, by)
    return replace(
        panel,
        state=state,
        title=title,
        reasons=[replace(one, lifts="") for one in lines] if lifts else lines,
        justification=state == "needs_reason",
        of_many=True,
        missing=(),
        instead=(),
        advice=(),
        facts=(),
        answers_url="",
    )


def _who_lifts(reason: Reason, by: Readers) -> str:
    """Who may let them through, and how."""
    if reason.answer is Answer.UNKNOWN:
        return "" if reason.silent else _("Odpověď doplníte u každého z nich.")
    if reason.liftable is Liftable.JUSTIFICATION or (reason.liftable is Liftable.HEAD and by.head):
        return _("Tady stačí odůvodnění.")
    if reason.liftable is Liftable.HEAD:
        return head_decides(by.heads)
    return _("Výjimku tu nemůže udělit nikdo, ani vedoucí.")


def head_decides(heads: Sequence[str]) -> str:
    """'Rozhodnout může vedoucí: Hana Bartošová.'"""
    if not heads:
        return _("Rozhodnout může vedoucí.")
    return _("Rozhodnout může vedoucí: %(names)s.") % {"names": ", ".join(heads)}
