"""A condition that fits no kind, written in CEL (the Common Expression Language)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar

from cel_expr_python import cel

from opora.rules.answers import Answer, Tri
from opora.rules.facts import DayList, FactType, Listed, Span
from opora.rules.kinds.finding import Finding
from opora.rules.situation import Situation

_TYPES = {
    FactType.BOOL: cel.Type.BOOL,
    FactType.NUMBER: cel.Type.INT,
    FactType.DATE: cel.Type.STRING,
    FactType.INSTANT: cel.Type.STRING,
    FactType.TEXT: cel.Type.STRING,
    FactType.CHOICE: cel.Type.STRING,
    FactType.LIST: cel.Type.List(cel.Type.STRING),
    FactType.AGE: cel.Type.INT,
    FactType.DAYS: cel.Type.List(cel.Type.STRING),
}
_NAME = re.compile(r"(?<![\w.'\"])[a-z_][a-z0-9_]*(?![\w(])")


class ExpressionError(ValueError):
    """The expression names an unknown fact, mixes types, or gives no truth."""


@dataclass(frozen=True)
class Expression:
    """True lets the step through. Days are compared as text (2026-11-20)."""

    source: str
    types: tuple[tuple[str, FactType], ...]
    word: ClassVar[str] = "expression"

    def facts(self) -> frozenset[str]:
        """The declared facts that the expression names."""
        named = set(_NAME.findall(self.source))
        return frozenset(name for name, _ in self.types if name in named)

    def check(self) -> None:
        """Raises ExpressionError when names or types do not fit."""
        compiled = _compiled(self.source, self.types)
        if compiled.return_type() != cel.Type.BOOL:
            raise ExpressionError("výsledkem má být pravda nebo nepravda")

    def weigh(self, situation: Situation) -> Finding:
        """Unknown, with every unknown name it uses, where CEL can't decide."""
        known, lacking = {}, set[str]()
        for name in self.facts():
            value = _plain(situation.facts.get(name))
            if value is None:
                lacking.add(name)
            else:
                known[name] = value
        result = _compiled(self.source, self.types).eval(data=known)
        if result.type() != cel.Type.BOOL:
            return Finding(Tri.lacks(*lacking))
        answer = Answer.YES if result.value() else Answer.NO
        return Finding(Tri(answer, used=frozenset(known)))


@lru_cache(maxsize=1024)
def _compiled(source: str, types: tuple[tuple[str, FactType], ...]) -> Any:
    env = cel.NewEnv(variables={name: _TYPES[kind] for name, kind in types})
    try:
        return env.compile(source)
    except RuntimeError as error:
        raise ExpressionError(str(error).split("\n")[0]) from None


def _plain(value: object) -> object:
    """A value CEL understands; None where it stays unknown (an open interval)."""
    if isinstance(value, Span):
        return value.low if value.low == value.high else None
    if isinstance(value, Listed):
        return list(value.values) if value.complete else None
    if isinstance(value, DayList):
        return [one.isoformat() for one in value.days] if value.complete else None
    if isinstance(value, float):
        return int(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
