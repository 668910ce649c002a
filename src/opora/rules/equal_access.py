"""Equal access: which gates distinguish people by a trait that a promise excludes."""

from collections.abc import Sequence
from dataclasses import dataclass

from opora.rules.kinds import EqualAccess, RefusalGround
from opora.rules.rule import Rule
from opora.rules.texts import Basis

GROUPS = frozenset({"age", "target_group"})


@dataclass(frozen=True)
class Distinction:
    """A gate, the trait it looks at, and the promise that excludes it."""

    gate: Rule
    trait: str
    promise: Rule


def distinguishing(rules: Sequence[Rule]) -> list[Distinction]:
    """Gates that look at an excluded trait, save a sourced target group or age (C19, E7).

    A ground of refusal looks only at what the rules look at on which it leans.
    """
    promises = {
        trait: rule
        for rule in rules
        if isinstance(rule.kind, EqualAccess)
        for trait in rule.kind.traits
    }
    return [
        Distinction(rule, trait, promises[trait])
        for rule in rules
        if rule.gates and not _is_sourced_group(rule) and not isinstance(rule.kind, RefusalGround)
        for trait in sorted(_looked_at(rule) & promises.keys())
    ]


def _is_sourced_group(rule: Rule) -> bool:
    return rule.kind.word in GROUPS and rule.source.basis in {Basis.PUBLISHED, Basis.LAW}


def _looked_at(rule: Rule) -> frozenset[str]:
    return rule.kind.facts() | {one.fact for one in (*rule.when, *rule.scope)}
