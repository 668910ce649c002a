"""A list asked of people: several things that may apply, and whether all were gone through.

A list that was not gone through in full says nothing about what is not ticked in it.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from opora.ui import drawn, widgets
from opora.ui.asked import Asked

COMPLETE = "-all"


class Ticks(widgets.Drawn):
    """One line to tick for each choice; below it whether the whole list was gone through.

    That the worker knows: it was, or not yet. Until it is said, nothing is chosen there.
    """

    template_name = ""  # Django tells it to whoever draws
    use_fieldset = True
    allow_multiple_selected = True
    but = ""

    def __init__(
        self, choices: Iterable[tuple[str, Any]] = (), *, whole: bool = True, attrs: Any = None
    ) -> None:
        self.choices = list(choices)
        self.whole = whole
        super().__init__(attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        """Return what was ticked, and the answer below the list."""
        every = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return {"values": list(every), "all": data.get(name + COMPLETE) or widgets.NOT_ASKED}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing ticked is an answer too."""
        return False

    def id_for_label(self, id_: str) -> str:
        """A group has no one control for a label."""
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the lines, and what was said below them."""
        context = super().get_context(name, value, attrs)
        known = value if isinstance(value, dict) else {}
        chosen = known.get("values", [])
        said = known.get("all", widgets.NOT_ASKED)
        if "complete" in known:
            said = widgets.YES if known["complete"] else widgets.NO
        context["widget"] |= {
            "ticks": [(key, label, key in chosen) for key, label in self.choices],
            "all": said,
        }
        return context

    def draw(self, widget: dict[str, Any]) -> str:
        """The lines, and the question below them."""
        name, own_id = widget["name"], widget["attrs"].get("id", "")
        listed = drawn.ticks(name, widget["ticks"], own_id, but=self.but)
        if not self.whole:
            return listed
        states = [
            {"value": key, "label": label, "third": False}
            for key, label in ((widgets.YES, _("Ano")), (widgets.NO, _("Zatím ne")))
        ]
        through = drawn.segments(name + COMPLETE, states, widget["all"], f"{own_id}_all")
        return listed + drawn.asked_below(_("Prošli jsme celý seznam?"), through, f"{own_id}_all")


class ManyField(Asked):
    """Several of many: ``{"values": [...], "complete": bool}``, or None when it was not asked.

    ``but``: the field in which one of the choices is made already; it is not offered here again.
    With ``whole=False`` it is no fact but a choice of several: the list of what was ticked.
    """

    default_error_messages = {"invalid_choice": _("Vyberte jen z nabízených možností.")}

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, Any]],
        whole: bool = True,
        but: str = "",
        **options: Any,
    ) -> None:
        self.choices = list(choices)
        self.whole = whole
        options["widget"] = Ticks(self.choices, whole=whole)
        options["widget"].but = but
        options["required"] = False
        super().__init__(**options)

    @property
    def is_optional(self) -> bool:
        """Never: "not asked" is an answer."""
        return False

    def clean(self, value: Any) -> Any:
        """Return the fact. Raises ValidationError for a choice that is not offered."""
        values = list(dict.fromkeys((value or {}).get("values", [])))
        if any(one not in dict(self.choices) for one in values):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        if not self.whole:
            return values
        complete = (value or {}).get("all") == widgets.YES
        if not values and not complete:
            return None
        return {"values": values, "complete": complete}
