"""Which acts the rules don't let us do for a client, whatever anybody says (C2, D9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, subject
from opora.catalog import current
from opora.catalog.service import Service, once_a_service
from opora.decisions.panels import said
from opora.decisions.queries import weigh_many
from opora.rules.answers import Answer, Liftable
from opora.rules.rule import Effect, Rule

ASK = "may_record_act"


def acts_of(rule: Rule) -> set[str]:
    """The acts that a rule names; none where it speaks of all."""
    named = {act for test in (*rule.when, *rule.scope) if test.fact == "act" for act in test.in_}
    return named | {str(test.is_) for test in rule.when if test.fact == "act" and test.is_}


@once_a_service
def _binding(service: Service) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Rules that forbid named acts and that nobody lifts, and these acts."""
    rules: list[Rule] = []
    named: set[str] = set()
    for rule in service.rulebook.asked(ASK):
        acts = acts_of(rule)
        if acts and rule.effect is Effect.FORBID and rule.who_lifts(ASK) is Liftable.NEVER:
            rules.append(rule)
            named |= acts
    return tuple(rules), tuple(one.id for one in service.acts if one.id in named)


def refused_acts(
    viewer: Viewer, case: CaseRow, people: tuple[int, ...], on: date
) -> dict[str, str]:
    """Acts that are not offered, each with what the rule says; an unknown fact refuses nothing.

    Of a case that is over only days gone by are written down, so today's answer tells nothing.
    """
    if case.is_over:
        return {}
    rules, kinds = _binding(current().service(case.service))
    if not kinds:
        return {}
    about = subject(
        case,
        person_ids=people,
        worker_id=viewer.account_id,
        organisation_id=viewer.organisation_id,
    )
    verdicts = weigh_many(
        ask=ASK,
        subjects=[about] * len(kinds),
        given=[{"act": kind} for kind in kinds],
        on=on,
        only=rules,
    )
    return {
        kind: said(verdict.refusing[0].text)
        for kind, verdict in zip(kinds, verdicts, strict=True)
        if verdict.answer is Answer.NO and verdict.refusing
    }


FEW = 4


@dataclass(frozen=True)
class NotOffered:
    """What is not in the list, and why; ``folded``: its names, where they are too many to read."""

    text: str
    folded: tuple[str, ...] = ()


def not_offered(refused: Mapping[str, str], service: Service) -> list[NotOffered]:
    """A sentence for each reason. The rule speaks of one act, also where it keeps out many."""
    by_reason: dict[str, list[str]] = {}
    for kind, why in refused.items():
        act = service.act(kind)
        by_reason.setdefault(why, []).append(said(act.text) if act else kind)
    return [_not_offered(names, why) for why, names in by_reason.items()]


def _not_offered(names: list[str], why: str) -> NotOffered:
    if len(names) == 1:
        return NotOffered(_("V nabídce není: %(what)s. %(why)s") % {"what": names[0], "why": why})
    each = _("O každém z nich platí: %(why)s") % {"why": why}
    if len(names) <= FEW:
        what = ", ".join(names)
        return NotOffered(" ".join((_("V nabídce není: %(what)s.") % {"what": what}, each)))
    counted = _("V nabídce není %(n)s úkonů.") % {"n": len(names)}
    return NotOffered(" ".join((counted, each)), tuple(names))
