"""The forms of a page: what they ask, and what somebody who fills them in well would send."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from django import forms
from django.forms import BoundField
from django.test.utils import ContextList

from opora.ui import fields, widgets
from opora.ui.asked import Asked

Sent = dict[str, str | list[str]]
RAW = "raw:"
"""What stands after it is sent as it is, so that it may be what no browser would encode."""
FILLED = {
    "EmailField": "jana@example.cz",
    "PhoneField": "777 123 456",
    "PasswordField": "tři slova navíc",
}


@dataclass(frozen=True)
class Box:
    """One field of a page."""

    key: str
    kind: str
    field: forms.Field
    bound: BoundField
    form: Any

    @property
    def offered(self) -> list[str]:
        """The answers to choose from."""
        given: Any = self.field
        listed = getattr(given, "choices", None) or getattr(given.widget, "choices", None) or []
        return [one for one in _flat(listed) if one]

    @property
    def shown(self) -> tuple[str, str] | None:
        """The answer of another field under which this one is asked; nothing: always."""
        by = self.field.shown if isinstance(self.field, Asked) else None
        return (self.form.add_prefix(by.name), by.answers[0]) if by else None


def _flat(choices: Any) -> Iterator[str]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(key)


def kind_of(field: forms.Field) -> str:
    """Which way of being wrong a field has."""
    name = type(field).__name__
    if field.widget.is_hidden and not isinstance(field, forms.ChoiceField):
        return "carried"
    known = {"DayField": "day", "HourField": "hour", "BirthField": "birth"}
    known["PasswordField"] = "secret"
    known |= {"ManyField": "many", "ActsField": "many", "PeopleField": "many"}
    if name in known:
        return known[name]
    if isinstance(field, forms.FileField):
        return "file"
    if isinstance(field, fields.NumberField):
        return "number"
    return "choice" if isinstance(field, forms.ChoiceField) else "text"


def forms_of(response: Any) -> list[Any]:
    """Every form that the page was drawn with."""
    found: list[Any] = []

    def add(value: Any, depth: int = 0) -> None:
        if isinstance(value, forms.BaseForm) and not any(value is one for one in found):
            found.append(value)
            add(getattr(value, "asked", None))
        elif isinstance(value, list | tuple) and depth < 2:
            for one in value:
                add(one, depth + 1)

    drawn = response.context
    layers = drawn if isinstance(drawn, ContextList) else ()
    # What a page is drawn from stands under each of its parts again.
    each = {id(names): names for layer in layers for names in getattr(layer, "dicts", ())}
    for names in each.values():
        for value in names.values():
            add(value)
    return found


def boxes_of(response: Any) -> list[Box]:
    """Every field that the page asks."""
    return [
        Box(one.add_prefix(name), kind_of(field), field, one[name], one)
        for one in forms_of(response)
        for name, field in one.fields.items()
    ]


def well_filled(boxes: list[Box]) -> Sent:
    """What stands there already, and something right in each empty field."""
    return {one.key: _right(one) for one in boxes}


def _right(box: Box) -> str | list[str]:
    value = box.bound.value()
    if box.kind == "carried":
        return str(value or "")
    if box.kind == "many":
        ticked = value.get("values") if isinstance(value, dict) else value
        return [str(one) for one in ticked or box.offered[:1]]
    if isinstance(box.field, forms.ChoiceField):
        prepared = str(box.bound.field.prepare_value(value) or "")
        known = prepared in box.offered and prepared != widgets.NOT_ASKED
        return prepared if known else next(iter(box.offered), "")
    if value not in (None, ""):
        control: Any = box.field.widget
        return str(control.format_value(value))
    name = type(box.field).__name__
    empty = {"day": "dnes", "hour": "0:00", "birth": "40 let", "number": "1"}
    return empty.get(box.kind) or FILLED.get(name, "Slovo k věci.")


def encoded(sent: Mapping[str, str | list[str]]) -> str:
    """As a browser sends it, but for what is marked as raw."""
    pairs = []
    for name, values in sent.items():
        for one in values if isinstance(values, list) else [values]:
            raw = one.removeprefix(RAW) if one.startswith(RAW) else quote_plus(one)
            pairs.append(f"{quote_plus(name)}={raw}")
    return "&".join(pairs)


def text_of(response: Any) -> str:
    """The page with plain spaces and without entities."""
    return plain(html.unescape(response.content.decode()))


def plain(text: str) -> str:
    """Spaces and ends of lines as one typed them."""
    return text.replace("\xa0", " ").replace("\r\n", "\n")


SENTENCE = re.compile(r"[A-ZÁ-Ž„][^<>]*[.“]", re.DOTALL)
DJANGOS = ("Zadejte", "Nulové", "hodnot", "This", "Enter", "Select", "valid")


def is_our_sentence(text: str) -> bool:
    """Whether it is a sentence, and not one that the framework brought along."""
    return bool(SENTENCE.fullmatch(text)) and not any(one in text for one in DJANGOS)
