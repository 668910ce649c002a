"""``make mutate``: every test marked with a rule runs with that rule taken out, and must fail.

A rule counts as tested only when its absence is noticed through the product. The rule is out
only while the test's own body runs, so that what its fixtures prepare stays as it is.
"""

from collections.abc import Generator

import pytest

from opora.catalog import without

OPTION = "--without-rules"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(OPTION, action="store_true", help="take each test's rules out: it must fail")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One run for each rule that a test is marked with."""
    if not metafunc.config.getoption(OPTION):
        return
    rules = [mark.args[0] for mark in metafunc.definition.iter_markers("rule")]
    if rules:
        metafunc.fixturenames.append("rule_taken_out")
        metafunc.parametrize("rule_taken_out", rules, ids=[f"without {one}" for one in rules])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked with no rule, and what asks a server in another process."""
    if not config.getoption(OPTION):
        return
    chosen = [
        item
        for item in items
        if item.get_closest_marker("rule") and "browser" not in getattr(item, "fixturenames", ())
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Turn the outcome round: to fail is to have noticed."""
    params = pyfuncitem.callspec.params if hasattr(pyfuncitem, "callspec") else {}
    rule = params.get("rule_taken_out")
    if rule is None:
        return (yield)
    with without(str(rule)):
        try:
            yield
        except Exception:  # noqa: BLE001  whatever it was, the absence was noticed
            return True
    pytest.fail(f"{pyfuncitem.name} passes although rule {rule} is taken out", pytrace=False)
