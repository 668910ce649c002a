"""Stories of clients as they are told in ``stories/*.yaml``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Person:
    """Somebody of a family beside the one who got in touch."""

    given_name: str
    family_name: str
    born: date
    relation: str


@dataclass(frozen=True)
class Step:
    """One step: what is done, how many days ago, and with what."""

    verb: str
    days_ago: int
    told: Mapping[str, Any]

    def word(self, name: str, otherwise: str = "") -> str:
        """A word told with the step."""
        return str(self.told.get(name, otherwise))

    def number(self, name: str, otherwise: int) -> int:
        """A number told with the step."""
        return int(self.told.get(name, otherwise))


@dataclass(frozen=True)
class Story:
    """One client or family from the first contact on."""

    service: str
    site: str
    takes: str
    works: str
    told: Mapping[str, Any]
    steps: tuple[Step, ...]
    also: tuple[Person, ...] = ()
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """A word told about the client or the first contact."""
        return str(self.told.get(name, ""))


def stories() -> Iterator[Story]:
    """All stories, service by service."""
    for path in sorted(FOLDER.glob("*.yaml")):
        whole = YAML(typ="safe").load(path)
        common = {name: value for name, value in whole.items() if name not in ("stories", "notes")}
        for one in whole["stories"]:
            yield _story({**common, **one}, whole["notes"])


def _story(told: Mapping[str, Any], notes: Mapping[str, Sequence[str]]) -> Story:
    return Story(
        service=told["service"],
        site=told["site"],
        takes=told["takes"],
        works=told["works"],
        told=told,
        steps=tuple(_step(one) for one in told["steps"]),
        also=tuple(_person(one) for one in told.get("also", ())),
        notes=notes,
    )


def _step(told: Mapping[str, Any]) -> Step:
    cut = [name for name, value in told.items() if value is None]
    if cut:
        raise ValueError(f"a comma outside quotes cuts a text in two: {told} at {cut}")
    verb = next(iter(told))
    return Step(verb, int(told[verb]), {name: told[name] for name in told if name != verb})


def _person(told: Mapping[str, Any]) -> Person:
    given, _space, family = told["name"].rpartition(" ")
    return Person(given, family, told["born"], told["relation"])
