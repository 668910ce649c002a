"""Recorded decisions asked again by another definition. Pure: books, facts and days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from opora.rules.answers import Answer
from opora.rules.decide import Rulebook, decide
from opora.rules.facts import FactError, FactSpec
from opora.rules.kinds import Capacity
from opora.rules.rule import LooksAt, Rule
from opora.rules.verdict import Verdict


@dataclass(frozen=True)
class Kept:
    """A decision as it was kept: what was asked, from which facts, how it came out."""

    id: int
    case_id: int | None
    ask: str
    on: date
    taken: bool
    answer: str
    day: str | None
    rules: tuple[str, ...]
    facts: Mapping[str, object]
    justification: str
    lifted: Mapping[str, str]


@dataclass(frozen=True)
class Otherwise:
    """A decision that would have come out otherwise. ``rules``: those that make the difference."""

    id: int
    case_id: int | None
    ask: str
    on: date
    taken: bool
    was: str
    would_be: str
    was_day: str | None
    would_be_day: str | None
    rules: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def cant_tell(self) -> bool:
        """The new rules look at something that nobody was asked then."""
        return self.would_be == Answer.UNKNOWN and bool(self.missing)


def in_force_from(old: Rulebook, new: Rulebook, since: date) -> Rulebook:
    """The book as it would be with the new definition in force from a day on.

    What was agreed before that day stays by the version of its day: a rule that changes keeps its
    earlier versions. A rule that the new definition has no more is gone.
    """
    rules: list[Rule] = []
    latest, before = _latest(new), _latest(old)
    for rule_id, rule in latest.items():
        earlier = [one for one in old.rules if one.id == rule_id]
        if before.get(rule_id) == rule:
            rules += earlier
            continue
        rules += (one for one in earlier if one.effective_from < since)
        rules.append(replace(rule, effective_from=since))
    return replace(new, rules=tuple(rules))


def changed_rules(old: Rulebook, new: Rulebook) -> tuple[str, ...]:
    """The ids of rules that are new, gone, or another in what they decide or say."""
    before, after = _latest(old), _latest(new)
    ids = dict.fromkeys([*before, *after])
    return tuple(one for one in ids if before.get(one) != after.get(one))


def _latest(book: Rulebook) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for rule in book.rules:
        older = found.get(rule.id)
        if older is None or older.effective_from < rule.effective_from:
            found[rule.id] = rule
    return found


def readable(specs: Mapping[str, FactSpec], facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that a definition can read; what it knows otherwise is unknown to it."""
    found = {}
    for name, value in facts.items():
        try:
            if name in specs and value is not None:
                specs[name].read(value)
                found[name] = value
        except FactError:
            continue
    return found


def asked_again(
    book: Rulebook, kept: Kept, more: Mapping[str, object], parameters: Mapping[str, int]
) -> Verdict:
    """The verdict of a book on the facts of then; ``more``: what the record knows besides."""
    return decide(
        book,
        kept.ask,
        readable(book.facts, {**more, **kept.facts}),
        kept.on,
        parameters=parameters,
        justification=kept.justification,
        head=kept.lifted,
    )


def comes_out_as(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts say the same: then it is not the definition that makes a difference."""
    return (one.answer, one.day, one.missing) == (other.answer, other.day, other.missing)


def otherwise(kept: Kept, verdict: Verdict, changed: Collection[str]) -> Otherwise | None:
    """What would be otherwise, and by which of the changed rules; None where nothing would."""
    day = verdict.day.isoformat() if verdict.day else None
    if verdict.answer == kept.answer and day == kept.day:
        return None
    speaking = [one.rule for one in verdict.reasons if one.rule in changed and one.applies]
    silenced = [one for one in kept.rules if one in changed]
    return Otherwise(
        id=kept.id,
        case_id=kept.case_id,
        ask=kept.ask,
        on=kept.on,
        taken=kept.taken,
        was=kept.answer,
        would_be=verdict.answer.value,
        was_day=kept.day,
        would_be_day=day,
        rules=tuple(speaking or silenced),
        missing=verdict.missing,
    )


def unfit(
    old: Rulebook, new: Rulebook, ask: str, facts: Mapping[str, object], on: date
) -> list[str]:
    """The rules by which somebody served now would be refused, and are not by those of now.

    Room is left out: how many fit is no matter of one of them. So is what was agreed and stays.
    """
    refusing = []
    for book in (old, new):
        verdict = decide(book, ask, readable(book.facts, facts), on)
        kinds = {rule.id: rule for rule in book.rules}
        refusing.append(
            {
                one.rule
                for one in verdict.refusing
                if not isinstance(kinds[one.rule].kind, Capacity)
                and kinds[one.rule].looks_at is LooksAt.STEP
            }
        )
    return sorted(refusing[1] - refusing[0])
