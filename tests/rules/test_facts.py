"""Values of facts: what is read, what is refused, and how they are shown."""

from datetime import date, datetime

import pytest

from opora.rules.facts import FactError, FactSpec, FactType, Listed, Span, read_facts
from opora.rules.shown import shown
from opora.rules.texts import Text


def spec(kind: str, choices: tuple[str, ...] = ()) -> FactSpec:
    return FactSpec("it", FactType(kind), Text("to", "it"), choices=choices)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("bool", False, False),
        ("number", 0, 0),
        ("number", 2.5, 2.5),
        ("date", "2026-11-20", date(2026, 11, 20)),
        ("instant", "2026-11-20T10:00", datetime(2026, 11, 20, 10, 0)),  # noqa: DTZ001  the service's own clock
        ("age", 14, Span(14, 14)),
        ("age", {"low": 14}, Span(14, None)),
        ("list", [], Listed(())),
        ("list", {"values": ["a"], "complete": False}, Listed(("a",), complete=False)),
        ("text", "slovo", "slovo"),
    ],
)
def test_read(kind: str, raw: object, value: object) -> None:
    assert spec(kind).read(raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("bool", 1),
        ("bool", "true"),
        ("number", True),
        ("number", -1),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", "3"),
        ("date", "20. 11. 2026"),
        ("date", "2026-W47-5"),
        ("date", "2026-02-30"),
        ("date", "9999-12-31"),
        ("date", 20261120),
        ("instant", "2026-11-20"),
        ("instant", "2026-11-20T10:00+01:00"),
        ("age", -1),
        ("age", 131),
        ("age", 14.5),
        ("age", {}),
        ("age", {"low": 16, "high": 14}),
        ("age", {"from": 14}),
        ("list", "a"),
        ("list", [1]),
        ("list", {"values": ["a"]}),
        ("text", ""),
    ],
)
def test_refused(kind: str, raw: object) -> None:
    with pytest.raises(FactError, match="údaj 'it' má být"):
        spec(kind).read(raw)


def test_only_known_words() -> None:
    with pytest.raises(FactError, match="nemá hodnotu 'c'; známé: a, b"):
        spec("choice", ("a", "b")).read("c")
    with pytest.raises(FactError, match="nemá hodnotu 'c'"):
        spec("list", ("a", "b")).read(["a", "c"])


def test_unknown_names_and_null() -> None:
    specs = {"age": spec("bool")}
    assert read_facts(specs, {"age": None}) == {}
    with pytest.raises(FactError, match=r"neznámý údaj 'agee', podobné: age$"):
        read_facts(specs, {"agee": True})
    with pytest.raises(FactError, match=r"neznámý údaj 'that'$"):
        read_facts(specs, {"that": True})


@pytest.mark.parametrize(
    ("value", "cs"),
    [
        (True, "ano"),
        (Span(14, 14), "14"),
        (Span(14, 16), "14–16"),
        (Span(14, None), "nejméně 14"),
        (Span(None, 16), "nejvýše 16"),
        (Listed(("a", "b")), "a, b"),
        (date(2027, 1, 5), "5.\u00a01.\u00a02027"),
        (datetime(2027, 1, 5, 9, 5), "5.\u00a01.\u00a02027 9:05"),  # noqa: DTZ001  the service's own clock
        (3.0, "3"),
    ],
)
def test_shown(value: object, cs: str) -> None:
    assert shown(value).cs == cs


def test_a_choice_is_shown_by_its_label() -> None:
    labelled = FactSpec("it", FactType.CHOICE, Text(), labels={"a": Text("výměna", "exchange")})
    assert shown("a", labelled) == Text("výměna", "exchange")
    assert Text("Byla {it}.", "It was {it}.").filled({"it": shown("a", labelled)}) == Text(
        "Byla výměna.", "It was exchange."
    )
    assert Text("{nic}", "{nic}").filled({}).cs == "…"
