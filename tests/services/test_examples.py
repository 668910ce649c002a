"""Every worked example of every service comes out as it says."""

from pathlib import Path

import pytest

from opora.catalog import current, folder
from opora.catalog.folders import SAMPLES, read_examples
from opora.catalog.load import load
from opora.catalog.schema import ExampleEntry
from opora.catalog.whole import differences, run_example
from opora.rules.kinds import Kept


def examples() -> list[tuple[str, ExampleEntry]]:
    found = []
    samples = (folder() / SAMPLES).iterdir()
    for path in sorted(one for one in (*folder().iterdir(), *samples) if one.name[0] != "_"):
        found += [(path.name, one.entry) for one in read_examples(path)[0]]
    return found


EXAMPLES = examples()


@pytest.mark.parametrize(
    ("service", "example"), EXAMPLES, ids=[f"{name}: {one.name}" for name, one in EXAMPLES]
)
def test_example(service: str, example: ExampleEntry) -> None:
    catalog = current() if service in current().services else load(folder() / SAMPLES)
    book = catalog.service(service).rulebook
    assert differences(example, run_example(book, example)) == []


def test_every_gate_and_day_has_an_example() -> None:
    """A shared rule needs one in one service only."""
    asked = {example.ask for _, example in EXAMPLES}
    services = [*current().services.values(), *load(folder() / SAMPLES).services.values()]
    rules = {rule.id: rule for one in services for rule in one.rulebook.rules}
    lacking = [
        rule.id
        for rule in rules.values()
        if not isinstance(rule.kind, Kept)
        and asked.isdisjoint({rule.id, rule.id.partition(".")[0], *rule.at})
    ]
    assert lacking == []


def test_services_are_where_they_are_looked_for() -> None:
    assert {"kontaktni_centrum", "nekam_patrit"} <= {one.name for one in Path(folder()).iterdir()}
