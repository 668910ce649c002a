"""What is typed into each kind of field, and whether it can be right."""

from datetime import date

from tests.bad_input.pages import RAW, Box

HUGE = str(10**30)
LONG = "slovo " * 3333 + "x"
"""About 20,000 letters."""


def wrong(box: Box, today: date, foreign: str) -> list[str | list[str]]:
    """What the field must refuse by a sentence; ``foreign`` is an id of something else."""
    years = today.year
    known: dict[str, list[str | list[str]]] = {
        "day": ["nesmysl", "30. 2.", "1. 1. 0001", "31. 12. 9999"],
        "hour": ["25:00", "12:60", "ráno", "-1:00"],
        "birth": ["1. 1. 1800", "200 let", f"1. 1. {years + 1}", LONG],
        "number": ["-1", HUGE, "9" * 5000, "1,5"],
        "choice": ["neznamy", HUGE, foreign, LONG],
        "many": [["neznamy"], [HUGE], [foreign], ["²", LONG]],
        "text": text_too_long(box),
        "secret": [LONG],
    }
    return known.get(box.kind, [])


def text_too_long(box: Box) -> list[str | list[str]]:
    """Far over the limit, one letter over it, and where something is asked for: nothing seen."""
    most = getattr(box.field, "max_length", None) or 200
    unseen: list[str | list[str]] = ["   ", "\u200b\u200f"] if box.field.required else []
    return [LONG, ("slovo " * most)[:most] + "x", *unseen]


def strange(box: Box) -> list[str]:
    """What is odd and still right: letters and signs of all kinds, the last letter that fits."""
    if box.kind != "text" or type(box.field).__name__ in {"EmailField", "PhoneField"}:
        return []
    most = getattr(box.field, "max_length", None) or 200
    return [
        "🙂 👩‍👧 slovo",
        "\u200f\u05e9\u05dc\u05d5\u05dd \u202eabc",
        f"{RAW}a%ED%A0%80b",
        "a\x00b \x01",
        "<b>&\"'</b> {{ x }} %s %(x)s {0}",
        "é" * most,
    ]
