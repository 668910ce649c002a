"""``fact: test`` pairs of a rule, checked against the type of the fact."""

from collections.abc import Mapping
from dataclasses import dataclass

from opora.catalog.folder import Placed
from opora.catalog.problems import known
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.facts import FactSpec, FactType
from opora.rules.situation import Test

_BOUNDS = ("at_least", "at_most", "below")
_LISTS = ("includes", "only")
_TESTS = (*_BOUNDS, "not_empty", *_LISTS)
_WHY_TYPE = "the test would never hold, and nobody would see why"
_MEND = {
    FactType.BOOL: "write true or false",
    FactType.NUMBER: "write a number or {at_least, at_most, below: number}",
    FactType.AGE: "write whole years or {at_least, at_most, below: years}",
    FactType.TEXT: "write a text, a list of texts or {not_empty: true}",
    FactType.CHOICE: "write one word or a list of words",
    FactType.LIST: "write {includes: [word]}, {only: [words]}, {not_empty: true} or [any, of]",
    FactType.DATE: "write {not_empty: true}, or use deadline, within_last, validity or expression",
    FactType.INSTANT: "write {not_empty: true}, or use hours or expression",
}


class WrongTest(Exception):
    """The test does not fit the fact."""


@dataclass(frozen=True)
class FactTests:
    """Reads the tests of one rule and adds what is wrong with them."""

    names: Names
    rule: Placed[RuleEntry]

    def spec(self, name: str, loc: Loc, *types: FactType) -> FactSpec | None:
        """The declared fact; an error if it is unknown or of another type."""
        spec = self.names.facts.get(name)
        if spec is None:
            if not self.names.has("facts", name):
                mend = f"correct it or declare it in facts.yaml; known: {known(self.names.facts)}"
                why = "the rule would stay unknown for ever"
                self.rule.problem(loc, f"unknown fact '{name}'", why, mend)
            return None
        if types and spec.type not in types:
            wanted = " or ".join(types)
            what = f"fact '{name}' is a {spec.type}, here a {wanted} is needed"
            self.rule.problem(loc, what, "the rule could not be weighed", "name another fact")
            return None
        return spec

    def read(self, tests: Mapping[str, object], *loc: str | int) -> tuple[Test, ...]:
        """The tests that are right."""
        found = []
        for name, raw in tests.items():
            spec = self.spec(name, (*loc, name))
            if spec is None:
                continue
            try:
                found.append(_test(spec, raw))
            except WrongTest as error:
                what = f"{error}: fact '{name}' is a {spec.type}"
                self.rule.problem((*loc, name), what, _WHY_TYPE, _MEND[spec.type])
                continue
            self._words(spec, found[-1], (*loc, name))
        return tuple(found)

    def _words(self, spec: FactSpec, test: Test, loc: Loc) -> None:
        if not spec.choices:
            return
        single = (test.is_,) if isinstance(test.is_, str) else ()
        for word in (*single, *test.in_, *test.includes, *test.only):
            self.word(spec, word, loc)

    def word(self, spec: FactSpec, word: str, loc: Loc) -> None:
        """An error if the fact can't have this value."""
        lists = (f"words:{name}" for name in self.names.lists)
        written = self.names.has("acts", word) or any(self.names.has(one, word) for one in lists)
        if word in spec.choices or (written and not spec.choices):
            return
        what = f"fact '{spec.name}' has no value '{word}'"
        why = "the test would never hold, so the rule would bind nobody"
        self.rule.problem(loc, what, why, f"correct it; known: {known(spec.choices)}")


def _test(spec: FactSpec, raw: object) -> Test:
    if isinstance(raw, dict):
        return _mapping(spec, raw)
    if isinstance(raw, list):
        allowed = {FactType.CHOICE, FactType.LIST, FactType.TEXT}
        if spec.type not in allowed or not raw or not all(isinstance(one, str) for one in raw):
            raise WrongTest(f"the list {raw!r} does not fit")
        return Test(spec.name, in_=tuple(raw))
    fits = {
        FactType.BOOL: isinstance(raw, bool),
        FactType.NUMBER: _is_number(raw),
        FactType.AGE: isinstance(raw, int) and not isinstance(raw, bool),
        FactType.TEXT: isinstance(raw, str),
        FactType.CHOICE: isinstance(raw, str),
    }
    if not fits.get(spec.type, False):
        raise WrongTest(f"the value {raw!r} does not fit")
    return Test(spec.name, is_=raw)


def _mapping(spec: FactSpec, raw: dict[str, object]) -> Test:
    strange = [one for one in raw if one not in _TESTS]
    if strange or not raw:
        raise WrongTest(f"unknown test '{strange[0] if strange else ''}' (known: {known(_TESTS)})")
    if set(raw) <= set(_BOUNDS):
        if spec.type not in {FactType.NUMBER, FactType.AGE}:
            raise WrongTest(f"'{next(iter(raw))}' does not fit")
        if not all(_is_number(one) for one in raw.values()):
            raise WrongTest(f"the bounds {raw!r} are no numbers")
        return Test(spec.name, **raw)  # type: ignore[arg-type]  # checked just above
    if len(raw) > 1:
        raise WrongTest(f"'{next(iter(raw))}' can't be combined with other tests")
    return _single(spec, *next(iter(raw.items())))


def _single(spec: FactSpec, word: str, value: object) -> Test:
    if word == "not_empty":
        plain = {FactType.LIST, FactType.TEXT, FactType.DATE, FactType.INSTANT}
        if value is not True or spec.type not in plain:
            raise WrongTest(f"'not_empty: {value!r}' does not fit")
        return Test(spec.name, not_empty=True)
    if spec.type is not FactType.LIST:
        raise WrongTest(f"'{word}' does not fit")
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise WrongTest(f"'{word}' needs a list of words")
    words = tuple(value)
    return Test(spec.name, includes=words) if word == "includes" else Test(spec.name, only=words)


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)
