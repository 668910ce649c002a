"""What of a kind of record is compared with how it stood before, and how it is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from opora.catalog.service import Service

Label = str | Promise


@dataclass(frozen=True)
class Change:
    """One correction: the day it was made, why, and each thing that differs (before, now)."""

    on: date
    why: str
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, eq=False)
class Past:
    """Rows of ``model`` as they stood before: what is not named in ``labels`` is no difference.

    ``holds`` are columns that hold several things, each told by its own label. Accounts and people
    are told by their names, ``chosen`` values by a vocabulary of the service or the choices of the
    model; ``own`` says what else is not plain. ``kept_since``: columns that older rows lack.
    ``speaking`` values need no label where they stand in a line: 'místo 90 minut správně 60 minut'.
    Where one of ``moves`` differs nothing was wrong before: the record was moved, and why is said.
    """

    model: Any
    labels: Mapping[str, Label]
    holds: tuple[str, ...] = ()
    kept_since: tuple[str, ...] = ()
    speaking: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    chosen: Mapping[str, Any] = field(default_factory=dict)
    own: Callable[[str, Any, Service], str | None] = lambda _name, _value, _service: None

    @property
    def columns(self) -> tuple[str, ...]:
        """What is compared: columns of the table, those that hold several things among them."""
        known = {one.attname for one in self.model._meta.concrete_fields}
        return tuple(name for name in (*self.labels, *self.holds) if name in known)
