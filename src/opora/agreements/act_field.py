"""Choosing several acts of a catalogue: ticked lines under the catalogue's headings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.asked import Asked

Group = tuple[str, list[tuple[str, str]]]


class Acts(forms.Widget):
    """One group of lines to tick for each heading; a group opens where something is ticked."""

    template_name = "agreements/widgets/acts.html"
    use_fieldset = True
    allow_multiple_selected = True

    def __init__(self, groups: Iterable[Group], attrs: Any = None) -> None:
        self.groups = list(groups)
        super().__init__(attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What was ticked."""
        return list(data.getlist(name) if hasattr(data, "getlist") else data.get(name, []))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing ticked is an answer."""
        return False

    def id_for_label(self, id_: str) -> str:
        """A group has no one control for a label."""
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The groups with what is ticked in them."""
        context = super().get_context(name, value, attrs)
        chosen = list(value or [])
        context["widget"]["groups"] = [
            {
                "title": title,
                "open": any(key in chosen for key, _label in lines) or len(self.groups) == 1,
                "lines": [(key, label, key in chosen) for key, label in lines],
            }
            for title, lines in self.groups
        ]
        return context


class ActsField(Asked):
    """Several acts of the service's catalogue, as a list of ids."""

    default_error_messages = {"invalid_choice": _("Vyberte úkony ze seznamu této služby.")}

    def __init__(self, *, service: Service, **options: Any) -> None:
        self.known = {one.id for one in service.acts}
        options["widget"] = Acts(groups_of(service))
        options["required"] = False
        super().__init__(**options)

    @property
    def is_optional(self) -> bool:
        """Whether an agreement may do without is asked of the rules."""
        return False

    def clean(self, value: Any) -> list[str]:
        """The ids. Raises ValidationError for an act that is not offered."""
        ids = list(dict.fromkeys(value or []))
        if not set(ids) <= self.known:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return ids


def groups_of(service: Service) -> list[Group]:
    """The catalogue under its headings, in its own order."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for act in service.acts:
        groups.setdefault(act.head, []).append((act.id, str(capfirst(said(act.text)))))
    return [
        (str(capfirst(said(service.word("act_heads", head)))), lines)
        for head, lines in groups.items()
    ]
