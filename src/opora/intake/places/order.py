"""In which order people wait: by the points that the service has published, else by the day.

Points are given for what is known. What is not known yet gives none, and is named, so that
somebody asks; who has answered it may come before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.catalog.service import Service
from opora.decisions.fact_words import fact_value
from opora.decisions.panels import said, wanted
from opora.rules.answers import Answer, Tri, all_of
from opora.rules.facts import read_facts
from opora.rules.kinds import Points
from opora.rules.rule import Rule
from opora.rules.situation import Situation, Test
from opora.ui import words


@dataclass(frozen=True)
class Held:
    """The points of one who waits: what for, what is not known yet, the day between equals."""

    points: int
    grounds: tuple[str, ...]
    missing: tuple[str, ...]
    then: date | None

    @property
    def told(self) -> str:
        """The points and why, in one sentence."""
        told = words.counted(self.points, _("bod"), _("body"), _("bodů"))
        if self.grounds:
            told = f"{told}: {', '.join(self.grounds)}"
        return f"{told}."


def points_rule(service: Service, on: date) -> Rule | None:
    """The rule by whose points people wait on the day; None where the day alone decides."""
    rules = (one for one in service.rulebook.rules if isinstance(one.kind, Points))
    return next((one for one in rules if one is service.version_in_force(one.id, on)), None)


def held_by(service: Service, rule: Rule, facts: Mapping[str, object], on: date) -> Held:
    """The points that follow from the facts known."""
    book, kind = service.rulebook, rule.kind
    assert isinstance(kind, Points)
    names = rule.facts()
    known = read_facts(book.facts, {name: facts[name] for name in names if name in facts})
    situation = Situation(known, on, book.days, lambda _one: Tri(Answer.UNKNOWN), {})
    points, grounds, missing = 0, [], set[str]()
    for tests, number in kind.give:
        found = all_of(test.holds(situation) for test in tests)
        missing |= found.missing
        if found.answer is Answer.YES:
            points += number
            grounds.append(f"{_ground(service, tests, known)} {number}")
    lacks = wanted(service, sorted(missing)) if missing else ""
    return Held(points, tuple(grounds), (lacks,) if lacks else (), situation.day(kind.then))


def _ground(service: Service, tests: Sequence[Test], known: Mapping[str, object]) -> str:
    return ", ".join(
        said(service.rulebook.facts[test.fact].label)
        if known[test.fact] is True
        else f"{said(service.rulebook.facts[test.fact].label)} "
        + fact_value(service, test.fact, known[test.fact])
        for test in tests
    )


def in_order(held: Mapping[int, Held], applied: Mapping[int, date]) -> list[int]:
    """Ids of cases: more points first, then the earlier day, then as they came."""
    return sorted(
        held, key=lambda one: (-held[one].points, held[one].then or applied[one], applied[one], one)
    )


def lacking(held: Held) -> str:
    """What would have to be asked to know all points; empty where all is known."""
    return _("Zatím nevíme: %(what)s.") % {"what": held.missing[0]} if held.missing else ""
