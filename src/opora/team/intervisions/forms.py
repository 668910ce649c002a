"""The form of an intervision over one case."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.ui import fields
from opora.ui.forms import OporaForm


class IntervisionForm(OporaForm):
    """When, who sat there, what came out of it."""

    not_saved = _("Intervize ještě není zapsaná")

    day = fields.DayField(label=_("Kdy"), past=True)
    conclusions = fields.TextField(
        label=_("Na čem jste se shodli"),
        help_text=_("Jen k tomuto případu. Další případy mají každý svůj zápis."),
        lines=True,
        max_length=4000,
        missing=_("Napište, na čem jste se shodli. Stačí jedna věta."),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(str(number), name) for number, name in people]
        self.fields["workers"] = fields.ManyField(
            label=_("Kdo tam byl"), choices=listed, whole=False
        )
        self.order_fields(["day", "workers", "conclusions"])
