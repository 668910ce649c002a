"""Kinds of material: given out, brought back, found. Each kind stands in one of the lists (C17)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.catalog.service import Service
from opora.decisions.panels import said

GIVEN, BACK, FOUND = "materials", "materials_returned", "materials_found"
# How a field of each list is called, and what stands before its kind. Found pieces are counted
# with those brought back: they too come to us.
LISTS: Mapping[str, tuple[str, Any]] = {
    "back": (BACK, gettext_lazy("Přineseno: %(what)s")),
    "picked": (FOUND, gettext_lazy("Nalezeno: %(what)s")),
    "out": (GIVEN, gettext_lazy("Vydáno: %(what)s")),
}


def material_fields(service: Service) -> Iterator[tuple[str, str, Any]]:
    """Name of the field, the kind in words, and the label that says which list it is of."""
    for prefix, (name, label) in LISTS.items():
        for word in service.words(name):
            what = said(word.text)
            yield f"{prefix}_{word.id}", what, label % {"what": what}


def pieces(told: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Counted pieces out of cleaned data: kind -> (given, brought back or found)."""
    found: dict[str, tuple[int, int]] = {}
    for name, number in told.items():
        prefix, _line, kind = name.partition("_")
        if prefix in LISTS and kind and number:
            found[kind] = (number, 0) if prefix == "out" else (0, number)
    return found


def as_typed(material: Iterable[tuple[str, int, int]], service: Service) -> dict[str, int]:
    """The numbers as a form has them."""
    picked = {one.id for one in service.words(FOUND)}
    found = {}
    for kind, out, back in material:
        if out:
            found[f"out_{kind}"] = out
        if back:
            found[f"picked_{kind}" if kind in picked else f"back_{kind}"] = back
    return found


def kinds(service: Service) -> set[str]:
    """All kinds that are counted."""
    return {one.id for name, _label in LISTS.values() for one in service.words(name)}


def in_words(material: Iterable[tuple[str, int, int]], service: Service) -> str:
    """'Přineseno: použité jehly 10. Nalezeno: nalezené jehly 2. Vydáno: jehly 10.'"""
    rows = list(material)
    return " ".join(
        f"{label % {'what': ', '.join(listed)}}."
        for name, label in LISTS.values()
        if (listed := _of_list(name, rows, service))
    )


def _of_list(name: str, rows: Sequence[tuple[str, int, int]], service: Service) -> list[str]:
    picked = {one.id for one in service.words(FOUND)}
    of: Mapping[str, Callable[[str, int, int], int]] = {
        GIVEN: lambda _kind, out, _back: out,
        FOUND: lambda kind, _out, back: back if kind in picked else 0,
        BACK: lambda kind, _out, back: 0 if kind in picked else back,
    }
    return [
        f"{said(service.word(name, row[0]))} {number}" for row in rows if (number := of[name](*row))
    ]


def totals(
    given: Mapping[str, int], returned: Mapping[str, int], service: Service
) -> list[tuple[str, int]]:
    """Numbers of a year by list and kind, in words."""
    return [
        (str(label) % {"what": said(one.text)}, counts[one.id])
        for name, label in LISTS.values()
        for counts in (given if name == GIVEN else returned,)
        for one in service.words(name)
        if counts.get(one.id)
    ]


def nothing() -> str:
    """How no material at all is said."""
    return _("nic")
