"""The controls: what Django's widgets don't draw the way LOOK asks."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opora.ui.words import hour, typed_day

YES, NO, NOT_ASKED = "yes", "no", "not_asked"
THREE_STATES = ((YES, _("Ano")), (NO, _("Ne")), (NOT_ASKED, _("Neptali jsme se")))
MOST_SEGMENTS = 4


class Text(forms.TextInput):
    """One line."""

    template_name = "ui/widgets/input.html"


class LongText(forms.Textarea):
    """Several lines."""

    template_name = "ui/widgets/textarea.html"


class Segments(forms.RadioSelect):
    """A few choices in one frame, a group of radio buttons."""

    template_name = "ui/widgets/segmented.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return plain choices for the component; the third state is marked."""
        context = super().get_context(name, value, attrs)
        chosen = self.format_value(value)
        context["widget"]["segments"] = [
            {"value": str(key), "label": label, "third": key == NOT_ASKED}
            for key, label in self.choices
            if key != ""
        ]
        context["widget"]["chosen"] = str(chosen[0]) if chosen else ""
        return context


class List(forms.Select):
    """A list to choose from, for more than four choices."""

    template_name = "ui/widgets/select.html"


class Day(forms.TextInput):
    """A day typed as a person writes it; what was typed comes back as it was."""

    template_name = "ui/widgets/day.html"
    says_day = True
    today: date | None = None
    whole = False
    back = False

    def format_value(self, value: Any) -> str | None:
        """Return "12. 10. 2026" for a day, and words as they were typed."""
        return typed_day(value) if isinstance(value, date) else super().format_value(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the server's today, by which the page says which day "včera" is."""
        context = super().get_context(name, value, attrs)
        context["widget"]["today"] = self.today.isoformat() if self.today else ""
        context["widget"]["whole"] = self.whole
        context["widget"]["back"] = self.back
        return context


class Hour(forms.TextInput):
    """A time of day."""

    template_name = "ui/widgets/short.html"

    def format_value(self, value: Any) -> str | None:
        """Return "9:00" for a time, and words as they were typed."""
        return hour(value) if isinstance(value, time) else super().format_value(value)


class Number(forms.TextInput):
    """A whole number; no spinning arrows, a number keyboard on a phone."""

    template_name = "ui/widgets/number.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", **(attrs or {})})


class Counter(forms.TextInput):
    """Minus, number, plus. `last` is what it was the last time; it is offered, not filled in."""

    template_name = "ui/widgets/counter.html"
    is_counter = True
    last: int | None = None
    least: int | None = 0
    most: int | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the last number; an empty counter shows zero."""
        context = super().get_context(name, value if value not in (None, "") else 0, attrs)
        context["widget"] |= {"last": self.last, "least": self.least, "most": self.most}
        return context


def widget_for(choices: Iterable[tuple[Any, Any]]) -> Segments | List:
    """Return segments for at most four choices, a list for more."""
    listed = [key for key, _label in choices if key != ""]
    return Segments() if len(listed) <= MOST_SEGMENTS else List()
