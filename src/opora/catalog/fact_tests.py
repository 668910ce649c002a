"""``fact: test`` pairs of a rule, checked against the type of the fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from opora.catalog.folders import Placed
from opora.catalog.problems import known
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.facts import FactSpec, FactType
from opora.rules.situation import Test

_BOUNDS = ("at_least", "at_most", "below", "above")
_LISTS = ("includes", "only")
_TESTS = (*_BOUNDS, "not_empty", "before", *_LISTS)
_WHY_TYPE = "podmínka by nikdy neplatila a nikdo by neviděl proč"
_MEND = {
    FactType.BOOL: "napište true nebo false",
    FactType.NUMBER: "napište číslo nebo {at_least, at_most, below: číslo}",
    FactType.AGE: "napište celé roky nebo {at_least, at_most, below: roky}",
    FactType.TEXT: "napište text, seznam textů nebo {not_empty: true}",
    FactType.CHOICE: "napište jedno slovo nebo seznam slov",
    FactType.LIST: "napište {includes: [slovo]}, {only: [slova]}, {not_empty: true} či [jedno, z]",
    FactType.DAYS: "použijte quota, counted_within nebo ban",
    FactType.DATE: "napište {not_empty: true}, nebo použijte deadline, validity či expression",
    FactType.INSTANT: "napište {before: '10:00'}, {not_empty: true}, nebo použijte hours",
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
                mend = (
                    f"opravte ho, nebo ho založte ve facts.yaml; známé: {known(self.names.facts)}"
                )
                why = "pravidlo by navždy odpovídalo „nevíme“"
                self.rule.problem(loc, f"neznámý údaj '{name}'", why, mend)
            return None
        if types and spec.type not in types:
            wanted = " nebo ".join(types)
            what = f"údaj '{name}' je typu {spec.type}, tady je potřeba {wanted}"
            self.rule.problem(loc, what, "pravidlo by nešlo zvážit", "zvolte jiný údaj")
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
                what = f"{error}: údaj '{name}' je typu {spec.type}"
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
        what = f"údaj '{spec.name}' nemá hodnotu '{word}'"
        why = "podmínka by nikdy neplatila, takže by pravidlo nikoho nevázalo"
        self.rule.problem(loc, what, why, f"opravte ji; známé: {known(spec.choices)}")


def _test(spec: FactSpec, raw: object) -> Test:
    if isinstance(raw, dict):
        return _mapping(spec, raw)
    if isinstance(raw, list):
        allowed = {FactType.CHOICE, FactType.LIST, FactType.TEXT}
        if spec.type not in allowed or not raw or not all(isinstance(one, str) for one in raw):
            raise WrongTest(f"seznam {raw!r} se nehodí")
        return Test(spec.name, in_=tuple(raw))
    fits = {
        FactType.BOOL: isinstance(raw, bool),
        FactType.NUMBER: _is_number(raw),
        FactType.AGE: isinstance(raw, int) and not isinstance(raw, bool),
        FactType.TEXT: isinstance(raw, str),
        FactType.CHOICE: isinstance(raw, str),
    }
    if not fits.get(spec.type, False):
        raise WrongTest(f"hodnota {raw!r} se nehodí")
    return Test(spec.name, is_=raw)


def _mapping(spec: FactSpec, raw: dict[str, object]) -> Test:
    strange = [one for one in raw if one not in _TESTS]
    if strange or not raw:
        raise WrongTest(
            f"neznámá podmínka '{strange[0] if strange else ''}' (známé: {known(_TESTS)})"
        )
    if set(raw) <= set(_BOUNDS):
        if spec.type not in {FactType.NUMBER, FactType.AGE}:
            raise WrongTest(f"'{next(iter(raw))}' se nehodí")
        if not all(_is_number(one) for one in raw.values()):
            raise WrongTest(f"meze {raw!r} nejsou čísla")
        return Test(spec.name, **raw)  # type: ignore[arg-type]  # checked just above
    if len(raw) > 1:
        raise WrongTest(f"'{next(iter(raw))}' nejde spojit s jinými podmínkami")
    return _single(spec, *next(iter(raw.items())))


def _single(spec: FactSpec, word: str, value: object) -> Test:
    if word == "not_empty":
        plain = {FactType.LIST, FactType.TEXT, FactType.DATE, FactType.INSTANT}
        if value is not True or spec.type not in plain:
            raise WrongTest(f"'not_empty: {value!r}' se nehodí")
        return Test(spec.name, not_empty=True)
    if word == "before" and spec.type is FactType.INSTANT:
        return Test(spec.name, before=_clock(value))
    if spec.type is not FactType.LIST or word == "before":
        raise WrongTest(f"'{word}' se nehodí")
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise WrongTest(f"'{word}' chce seznam slov")
    words = tuple(value)
    return Test(spec.name, includes=words) if word == "includes" else Test(spec.name, only=words)


def _clock(value: object) -> time:
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        raise WrongTest(f"'{value}' není hodina") from None


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)
