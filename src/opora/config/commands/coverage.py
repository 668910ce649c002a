"""``docs/rules-coverage.md``: what each rule does, where it is enforced, by which tests.

One line a rule, sorted, so that two branches meet in it seldom; where they do, it is written anew.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import opora

PAGE = Path(opora.__file__).parents[2] / "docs" / "rules-coverage.md"
HOW = "opora rules --coverage --write"
_HEAD = f"""# Where each rule has its effect, and what tests it

Written by `{HOW}`; `make check` fails when it is out of date. Do not edit it by hand.
*Enforced at* names the actions, dues, panels and fields of `src/opora` that declare it; *tested by*
the files of `tests` whose tests carry its mark (`make mutate` shows that they fail without it).
"""
_TABLE = "| rule | effect | services | enforced at | tested by | gap |\n|---|---|---|---|---|---|"
_ID = re.compile(r"([A-Z]+)([0-9]+)(.*)")

Row = dict[str, object]


def page(rows: Iterable[Row]) -> str:
    """The whole page. A rule that is the same in several services has one line."""
    lines = [_line(of, services) for of, services in sorted(_together(rows).items(), key=_order)]
    gaps = sum(1 for line in lines if not line.endswith("|  |"))
    told = "No rule has a gap." if not gaps else f"Rules with a gap: {gaps}."
    return "\n".join([_HEAD, f"{told}\n", _TABLE, *lines, ""])


_Key = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def _together(rows: Iterable[Row]) -> dict[_Key, list[str]]:
    found: dict[_Key, list[str]] = {}
    for row in rows:
        key = (
            str(row["id"]),
            str(row["effect"]),
            tuple(_texts(row["enforced_at"])),
            tuple(dict.fromkeys(_file(one) for one in _texts(row["tested_by"]))),
        )
        found.setdefault(key, []).append(str(row["service"]))
    return found


def _texts(value: object) -> Iterator[str]:
    assert isinstance(value, list)
    yield from (str(one) for one in value)


def _file(test: str) -> str:
    return test.partition("::")[0].removeprefix("tests/")


def _order(item: tuple[_Key, list[str]]) -> tuple[str, int, str, list[str]]:
    found = _ID.match(item[0][0])
    assert found is not None
    return found[1], int(found[2]), found[3], sorted(item[1])


def _line(key: _Key, services: Sequence[str]) -> str:
    rule_id, effect, enforced, tested = key
    gaps = [] if enforced else ["enforced nowhere"]
    gaps += [] if tested else ["no test"]
    cells = [rule_id, effect, ", ".join(sorted(services)), ", ".join(enforced), ", ".join(tested)]
    return "| " + " | ".join([*cells, ", ".join(gaps)]) + " |"
