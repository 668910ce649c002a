"""Fields for whole numbers: counts, minutes, pieces."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from opora.ui import widgets
from opora.ui.asked import Asked
from opora.ui.words import NBSP

SPAN = re.compile(
    r"(?:(\d{1,4})\s*(?::|h(?:od)?\.?)\s*)?(?:(\d{1,6})\s*(?:m(?:in(?:ut[ay]?)?)?\.?)?)?"
)
WHOLE = re.compile(r"[+-]?\d+")
MEASURE = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
MOST_DIGITS = 18
"""More of them no database holds as a number, and nobody means."""
LARGEST = 999_999_999
OLDEST = 120
"""Years that nobody lives to see. Ours."""
CROWNS = re.compile(r"(\d{1,18}|\d{1,3}(?:[ .]\d{3})+)(?:,(\d{1,2}|-{1,2}|–))?\s*(?:kč)?\.?")
GROUPS = re.compile(r"\d{1,3}(?: \d{3})+")


def number_of(typed: str | None) -> int | None:
    """Return the number that stands in an address; None for what is none, or longer than any."""
    if not typed or not typed.isdecimal() or len(typed) > MOST_DIGITS:
        return None
    return int(typed)


class NumberField(Asked, forms.IntegerField):
    """A whole number between `min_value` and `max_value`."""

    widget: Any = widgets.Number
    default_error_messages = {
        "required": _("Napište číslo."),
        "invalid": _("Napište celé číslo, třeba 12."),
    }

    def __init__(
        self, *, min_value: int | None = 0, max_value: int = LARGEST, **options: Any
    ) -> None:
        self.least, self.most = min_value, max_value
        super().__init__(min_value=min_value, max_value=max_value, **options)
        for each in self.validators:
            if isinstance(each, MinValueValidator):
                each.message = _("Napište číslo od %(limit_value)s výš.")
            elif isinstance(each, MaxValueValidator):
                each.message = _("Napište číslo nejvýš %(limit_value)s.")

    def to_python(self, value: Any) -> int | None:
        """Return the number. Raises ValidationError for what is not a whole one."""
        typed = str(value if value is not None else "").replace(NBSP, " ").strip()
        if not typed:
            return None
        digits = typed.replace(" ", "") if GROUPS.fullmatch(typed) else typed
        if WHOLE.fullmatch(digits):
            return int(digits[:MOST_DIGITS])  # so many are over every bound
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Give a counter its bounds; `min` and `max` mean nothing on a line of text."""
        if isinstance(widget, widgets.Counter):
            widget.least, widget.most = self.least, self.most
        return {}


class MeasureField(Asked, forms.Field):
    """A measured number with at most two decimal places: "0,2", "38.5"."""

    widget: Any = widgets.Number
    default_error_messages = {
        "required": _("Napište číslo."),
        "invalid": _("Napište číslo, třeba 0,2. Za čárkou nejvýš dvě místa."),
    }

    def to_python(self, value: Any) -> float | None:
        """Return the number. Raises ValidationError for what is none."""
        typed = str(value if value is not None else "").replace(NBSP, " ").strip()
        if not typed:
            return None
        if not MEASURE.fullmatch(typed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return float(typed.replace(",", "."))


class CrownsField(NumberField):
    """An amount of money in whole crowns: "1250", "1 250 Kč", "1 250,00", "1.250,-".

    Whole on purpose: nothing smaller is in circulation, and what is paid is agreed in crowns.
    """

    default_error_messages = {
        "required": _("Napište částku v celých korunách."),
        "invalid": _("Napište částku v celých korunách, třeba 1 250."),
        "parts": _("Částky se tu píší v celých korunách. Napište %(rounded)s."),
    }

    def to_python(self, value: Any) -> int | None:
        """Return the crowns. Raises ValidationError for other words, and for parts of a crown."""
        typed = str(value if value is not None else "").replace(NBSP, " ").strip().lower()
        match = CROWNS.fullmatch(typed)
        if match is None:
            return super().to_python(value)
        crowns = int(re.sub(r"[ .]", "", match[1])[:MOST_DIGITS])
        parts = (match[2] or "").strip("-–").ljust(2, "0")
        if int(parts):
            rounded = f"{crowns + (int(parts) >= 50):,}".replace(",", NBSP)
            message = self.error_messages["parts"] % {"rounded": rounded}
            raise ValidationError(message, code="parts")
        return crowns


class MinutesField(NumberField):
    """A length in minutes: "60", "90 min", "1:30", "1 h 30"."""

    default_error_messages = {
        "required": _("Napište, kolik minut to trvalo."),
        "invalid": _("Napište délku v minutách, třeba 60."),
    }

    def to_python(self, value: Any) -> int | None:
        """Return minutes. Raises ValidationError for what is not a length."""
        typed = str(value if value is not None else "").replace(NBSP, " ").strip().lower()
        match = SPAN.fullmatch(typed)
        if typed and match and (match[1] or match[2]):
            value = int(match[1] or 0) * 60 + int(match[2] or 0)
        return super().to_python(value)


class CounterField(NumberField):
    """How many pieces; nothing typed is zero. `last`: how many the last time."""

    widget = widgets.Counter

    def __init__(self, *, last: int | None = None, max_value: int = 9999, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(max_value=max_value, **options)
        control: Any = self.widget
        control.last = last

    @property
    def is_optional(self) -> bool:
        """Never: zero is an answer."""
        return False

    @property
    def empty(self) -> int:
        """Return zero."""
        return 0

    def to_python(self, value: Any) -> int:
        """Return the number, zero for nothing."""
        return super().to_python(value) or 0
