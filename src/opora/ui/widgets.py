"""The controls: what Django's widgets don't draw the way LOOK asks."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from opora.ui import drawn
from opora.ui.words import hour, typed_day

YES, NO, NOT_ASKED = "yes", "no", "not_asked"
THREE_STATES = ((YES, _("Ano")), (NO, _("Ne")), (NOT_ASKED, _("Neptali jsme se")))
KNOWN_STATES = (*THREE_STATES[:2], (NOT_ASKED, _("Ještě nevíme")))
"""What nobody is asked, as one knows it from the own work: as long as one does not, it is open."""
MOST_SEGMENTS = 4
SHORT = "o-control o-control--short"


class Drawn(forms.Widget):
    """A control that draws itself (``ui.drawn``), without a template."""

    def draw(self, widget: dict[str, Any]) -> str:
        """HTML of what ``get_context`` says of it."""
        raise NotImplementedError

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw."""
        return mark_safe(self.draw(self.get_context(name, value, attrs)["widget"]))  # noqa: S308  ui.drawn escapes


class Hidden(Drawn, forms.HiddenInput):
    """What the page carries along."""

    def draw(self, widget: dict[str, Any]) -> str:
        """No class: nobody sees it."""
        return drawn.one_line(widget, kind="hidden")


class Text(Drawn, forms.TextInput):
    """One line."""

    def draw(self, widget: dict[str, Any]) -> str:
        """With the class that it was given, if any."""
        look = f"o-control {widget['attrs'].get('class', '')}".strip()
        return drawn.one_line(widget, widget["type"], look)


class Password(Drawn, forms.PasswordInput):
    """One line that shows no letters and comes back empty."""

    def draw(self, widget: dict[str, Any]) -> str:
        """As a line of text."""
        return drawn.one_line(widget, widget["type"], "o-control")


class LongText(Drawn, forms.Textarea):
    """Several lines."""

    def draw(self, widget: dict[str, Any]) -> str:
        """What was typed stands inside."""
        return drawn.several_lines(widget)


class Segments(Drawn, forms.RadioSelect):
    """A few choices in one frame, a group of radio buttons."""

    def draw(self, widget: dict[str, Any]) -> str:
        """The choices side by side."""
        chosen, own_id = widget["chosen"], widget["attrs"].get("id", "")
        return drawn.segments(widget["name"], widget["segments"], chosen, own_id)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return plain choices for the component; the third state is marked."""
        context = forms.Widget.get_context(self, name, value, attrs)
        chosen = self.format_value(value)
        context["widget"]["segments"] = [
            {"value": str(key), "label": label, "third": key == NOT_ASKED}
            for key, label in self.choices
            if key != ""
        ]
        context["widget"]["chosen"] = str(chosen[0]) if chosen else ""
        return context


class List(Drawn, forms.Select):
    """A list to choose from, for more than four choices."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Leave Django's options out: they are drawn from the choices themselves."""
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["chosen"] = [str(one) for one in self.format_value(value)]
        return context

    def draw(self, widget: dict[str, Any]) -> str:
        """One list, perhaps under headings."""
        attrs = drawn.attributes(widget["attrs"])
        return drawn.chosen_from(widget["name"], self.choices, widget["chosen"], attrs)


class Day(Drawn, forms.TextInput):
    """A day typed as a person writes it; what was typed comes back as it was."""

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

    def draw(self, widget: dict[str, Any]) -> str:
        """The page's script says the day in words."""
        more = f' autocomplete="off" data-day data-today="{widget["today"]}"'
        more += "".join(f" data-{name}" for name in ("whole", "back") if widget[name])
        return drawn.one_line(widget, look=SHORT, more=more)


class Hour(Drawn, forms.TextInput):
    """A time of day."""

    def draw(self, widget: dict[str, Any]) -> str:
        """Short."""
        return drawn.one_line(widget, look=SHORT, more=' autocomplete="off"')

    def format_value(self, value: Any) -> str | None:
        """Return "9:00" for a time, and words as they were typed."""
        return hour(value) if isinstance(value, time) else super().format_value(value)


class Number(Drawn, forms.TextInput):
    """A whole number; no spinning arrows, a number keyboard on a phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", **(attrs or {})})

    def draw(self, widget: dict[str, Any]) -> str:
        """As wide as a number."""
        look = "o-control o-control--number"
        return drawn.one_line(widget, look=look, more=' autocomplete="off"')


class Counter(Drawn, forms.TextInput):
    """Minus, number, plus. `last` is what it was the last time; it is offered, not filled in."""

    is_counter = True
    last: int | None = None
    least: int | None = 0
    most: int | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the last number; an empty counter shows zero."""
        context = super().get_context(name, value if value not in (None, "") else 0, attrs)
        context["widget"] |= {"last": self.last, "least": self.least, "most": self.most}
        return context

    def draw(self, widget: dict[str, Any]) -> str:
        """Between its two buttons."""
        return drawn.counter(widget)


def widget_for(choices: Iterable[tuple[Any, Any]]) -> Segments | List:
    """Return segments for at most four choices, a list for more."""
    listed = [key for key, _label in choices if key != ""]
    return Segments() if len(listed) <= MOST_SEGMENTS else List()
