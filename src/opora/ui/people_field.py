"""Who took part: one, several, or everybody of the case."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opora.ui import drawn, widgets
from opora.ui.asked import Asked

ALL = "all"


class Boxes(widgets.Drawn, forms.CheckboxSelectMultiple):
    """People as boxes to tick; "all" ticks every one."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Leave Django's options out: the boxes are drawn from the choices themselves."""
        return forms.Widget.get_context(self, name, value, attrs)

    def draw(self, widget: dict[str, Any]) -> str:
        """One box for each."""
        chosen = set(widget["value"] or [])
        lines = [(key, label, str(key) in chosen) for key, label in self.choices]
        return drawn.ticks(widget["name"], lines, widget["attrs"].get("id", ""))

    def format_value(self, value: Any) -> list[str]:
        """The ticked ones."""
        chosen = [str(one) for one in value or []]
        return [str(key) for key, _label in self.choices] if ALL in chosen else chosen


class PeopleField(Asked, forms.TypedMultipleChoiceField):
    """People by their ids. On the line one choice or everybody, in the full form boxes.

    ``together``: one box more, for everybody.
    """

    default_error_messages = {
        "required": _("Vyberte, s kým to bylo."),
        "invalid_choice": _("Vyberte někoho ze seznamu."),
    }

    def __init__(
        self,
        *,
        people: Sequence[tuple[int, str]],
        in_line: bool = False,
        together: bool = False,
        **options: Any,
    ) -> None:
        self.everybody = [str(key) for key, _name in people]
        choices: list[tuple[Any, Any]] = [(str(key), name) for key, name in people]
        if in_line:
            choices = [("", _("Zatím nevybráno")), *choices]
        if (in_line or together) and len(people) > 1:
            choices.append((ALL, _("všichni společně")))
        options.setdefault("widget", widgets.List() if in_line else Boxes())
        super().__init__(choices=choices, coerce=int, empty_value=[], **options)

    def to_python(self, value: Any) -> list[str]:
        """The ids; "all" is everybody."""
        listed = [str(one) for one in ([value] if isinstance(value, str) else value or []) if one]
        return list(self.everybody) if ALL in listed else super().to_python(listed)

    @property
    def empty(self) -> list[int]:
        """Nobody."""
        return []
