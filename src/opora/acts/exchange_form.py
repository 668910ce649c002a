"""The form of an exchange: a counter for each kind of material."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from opora.acts.counting.queries import Visits
from opora.acts.kept_words import kept_field, kept_names
from opora.acts.material import material_fields, pieces
from opora.catalog.service import Service
from opora.ui import fields
from opora.ui.forms import OporaForm

# How many kinds are seen at once; the rest waits behind one press, unless it was used last.
AT_ONCE = 6


class ExchangeForm(OporaForm):
    """Brought back, given out, a note."""

    not_saved = _("Výměna ještě není zapsaná")

    def __init__(self, *args: Any, service: Service, visits: Visits, **options: Any) -> None:
        super().__init__(*args, **options)
        self.visits = visits
        for name, what, _label in material_fields(service):
            prefix, _line, kind = name.partition("_")
            last = visits.given if prefix == "out" else visits.returned
            self._counter(name, what, last.get(kind))
        if "exchange_for" in kept_names(service):
            self.fields["exchange_for"] = kept_field("exchange_for", service, alone=True)
        if "place" in kept_names(service):
            self.fields["place"] = kept_field("place", service)
        self.fields["note"] = fields.TextField(label=_("Poznámka"), required=False, max_length=4000)

    def _counter(self, name: str, label: str, last: int | None) -> None:
        known = 0 if last is None and self.visits.exchanged else last
        self.fields[name] = fields.CounterField(label=label[:1].upper() + label[1:], last=known)

    def materials(self) -> dict[str, tuple[int, int]]:
        """Pieces given and brought back."""
        return pieces(self.cleaned_data)

    def _lines(self, prefix: str) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(f"{prefix}_")]

    @property
    def returned(self) -> list[BoundField]:
        """What was brought back."""
        return self._lines("back")

    @property
    def picked(self) -> list[BoundField]:
        """What we found."""
        return self._lines("picked")

    @property
    def given(self) -> list[BoundField]:
        """What is given most, and whatever was given the last time."""
        lines = self._lines("out")
        return lines[:AT_ONCE] + [one for one in lines[AT_ONCE:] if self._used(one)]

    @property
    def more(self) -> list[BoundField]:
        """The rest."""
        return [one for one in self._lines("out")[AT_ONCE:] if not self._used(one)]

    def _used(self, line: BoundField) -> bool:
        typed = str(line.value() or "0").strip()
        return bool(self.visits.given.get(line.name.removeprefix("out_"))) or typed not in ("0", "")
