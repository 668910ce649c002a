"""A file that somebody brings: its bytes, never its name, which may say whom it is about."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from opora.ui import drawn
from opora.ui.asked import Asked
from opora.ui.widgets import Drawn

MEGABYTE = 2**20


@dataclass(frozen=True)
class Upload:
    """The bytes of a file as they came."""

    content: bytes

    def __repr__(self) -> str:
        return f"Upload({hashlib.sha256(self.content).hexdigest()})"


class File(Drawn, forms.FileInput):
    """The browser's own choice of a file."""

    def draw(self, widget: dict[str, Any]) -> str:
        """What was chosen can't be shown again: the browser lets no page do that."""
        return drawn.one_line({**widget, "value": None}, kind="file", look="o-control")


class FileField(Asked, forms.FileField):
    """One file of at most ``most`` bytes; cleaned it is an ``Upload``, or None."""

    widget = File
    default_error_messages = {
        "invalid": _("Soubor nedorazil celý. Vyberte ho znovu."),
        "empty": _("Soubor je prázdný. Vyberte jiný."),
        "too_big": _(
            "Soubor je moc velký, vejde se %(most)s MB. Naskenujte ho v menším rozlišení."
        ),
    }

    def __init__(self, *, most: int, accept: str, **options: Any) -> None:
        options.setdefault("widget", File(attrs={"accept": accept}))
        super().__init__(**options)
        self.most = most

    def to_python(self, data: Any) -> Any:
        """Raises ValidationError for what is empty or too big."""
        if data is None:
            return None
        if not hasattr(data, "size"):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if data.size > self.most:
            params = {"most": self.most // MEGABYTE}
            raise ValidationError(self.error_messages["too_big"], code="too_big", params=params)
        if not data.size:
            raise ValidationError(self.error_messages["empty"], code="empty")
        return Upload(data.read())

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The bytes; None where nothing was chosen and nothing has to be."""
        value = self.to_python(data)
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return value
