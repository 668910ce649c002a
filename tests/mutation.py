"""``make mutate``: every test marked with a rule runs with that rule taken out, and must fail.

``make test`` does so in the same run as all tests: to collect them once more takes as long.

A rule counts as tested only when its absence is noticed through the product. The rule is out
only while the test's own body runs, so that what its fixtures prepare stays as it is. A test
with several rules runs once for each of them.

A rule that the predicate of sight enforces is no switch for it: instead of such a rule the
predicate is taken out, and everybody sees everything.
"""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from unittest import mock

import pytest
from django_scopes import scope

from opora.catalog import current, without

OPTION = "--without-rules"
BESIDE = "--also-without-rules"
PRODUCT = tuple(Path(__file__).parent / name for name in ("features", "forbidden"))
TAKEN_OUT = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(OPTION, action="store_true", help="take each test's rules out: it must fail")
    parser.addoption(BESIDE, action="store_true", help="the same beside all tests as they are")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One run for each rule of each test; nothing that asks a server in another process."""
    if not (config.getoption(OPTION) or config.getoption(BESIDE)):
        return
    chosen = [
        mutant
        for item in items
        if isinstance(item, pytest.Function) and "browser" not in item.fixturenames
        if any(item.path.is_relative_to(one) for one in PRODUCT)
        for mutant in _mutants(item)
    ]
    if config.getoption(OPTION):
        config.hook.pytest_deselected(items=items[:])
        items.clear()
    items += chosen


def _mutants(item: pytest.Function) -> Iterator[pytest.Item]:
    for rule in dict.fromkeys(mark.args[0] for mark in item.iter_markers("rule")):
        mutant = pytest.Function.from_parent(
            item.parent,
            name=f"{item.name} without {rule}",
            originalname=item.originalname,
            callspec=getattr(item, "callspec", None),
            callobj=item.obj,
            fixtureinfo=item._fixtureinfo,
            keywords=dict(item.keywords),
        )
        mutant.stash[TAKEN_OUT] = rule
        yield mutant


def _taken_out(rule: str) -> AbstractContextManager[object]:
    from opora.cases.models import SIGHT

    rules = (one for service in current().services.values() for one in service.rulebook.rules)
    questions = {name for one in rules if one.id == rule for name in one.at} & set(SIGHT)
    if not questions:
        return without(rule)
    predicate = SIGHT[questions.pop()]
    return mock.patch(predicate, lambda rows, _viewer, **_more: rows)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Turn the outcome round: to fail is to have noticed."""
    rule = pyfuncitem.stash.get(TAKEN_OUT, None)
    if rule is None:
        return (yield)
    # What was prepared with the rule is of no use without it, nor the other way round: what is
    # prepared belongs to its scope, and this is one of its own.
    with _taken_out(rule), scope(without=rule):
        try:
            yield
        except (Exception, pytest.fail.Exception):  # noqa: BLE001  whatever it was, it noticed
            return True
    pytest.fail(f"{pyfuncitem.name}: the test passes all the same", pytrace=False)
