"""What all our form fields share: sentences of their own, and the answer that calls them up."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Shown:
    """When a field is shown: always, or under one answer of another field.

    A field that is not shown is neither required nor checked and its value is the empty one,
    although what was typed in it stays on the page.
    """

    def __init__(self, name: str, *answers: str) -> None:
        self.name = name
        self.answers = answers

    def said(self, name: str) -> str:
        """Return what the page's script reads, "way=phone|mail"; the name as it is in the page."""
        return f"{name}={'|'.join(self.answers)}"

    def holds(self, answer: Any) -> bool:
        """Tell whether the other field's answer calls this field up."""
        said: Any = (answer,)
        if isinstance(answer, dict):  # of lines to tick any that is ticked
            said = answer.get("values", ())
        elif isinstance(answer, list):
            said = answer
        return any(str(one if one is not None else "") in self.answers for one in said)


class Asked(forms.Field):
    """What all our fields share.

    `missing` is the sentence for an empty compulsory field, `shown` says under which answer the
    field appears. `error_messages` may name any other sentence.
    """

    default_error_messages = {"required": _("Doplňte odpověď.")}
    of_record = True
    """Whether the record keeps it under this name; why it is changed belongs to the change."""

    def __init__(
        self,
        *,
        missing: Any = "",
        shown: Shown | None = None,
        may_say_optional: bool = True,
        **options: Any,
    ) -> None:
        self.shown = shown
        self.may_say_optional = may_say_optional
        super().__init__(**options)
        if missing:
            self.error_messages["required"] = missing

    @property
    def empty(self) -> Any:
        """Return the value of a field that was not shown."""
        return None

    @property
    def is_optional(self) -> bool:
        """Tell whether the label says (nepovinné)."""
        return self.may_say_optional and not self.required

    def set_today(self, today: date | None) -> None:
        """Take the day by which words like "dnes" are read; most fields don't need it."""
