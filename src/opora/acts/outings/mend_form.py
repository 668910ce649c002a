"""The form on which an outing is put right."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.acts.kept_words import act_words
from opora.acts.material import material_fields, pieces
from opora.acts.outings.checked import MOST_UNCOUNTED
from opora.acts.outings.lines import counters, said_low
from opora.acts.outings.queries import counts_exchanged
from opora.acts.outings.told import Uncounted
from opora.catalog.service import Service
from opora.ui import fields
from opora.ui.forms import OporaForm


class CorrectOutingForm(OporaForm):
    """Day, hours, the place in words, and numbers of people without a case."""

    not_saved = _("Oprava ještě není uložená")

    day = fields.DayField(
        label=_("Den"),
        help_text=_("Den se změní i u všech úkonů, které k výjezdu patří."),
        past=True,
        missing=_("Napište den, třeba včera."),
    )

    since = fields.HourField(label=_("Od"), required=False)
    until = fields.HourField(label=_("Do"), required=False)
    spot = fields.TextField(label=_("Místo slovy"), required=False, max_length=200)
    count = fields.NumberField(
        label=_("Kolik lidí bez případu"), required=False, max_value=MOST_UNCOUNTED
    )

    def __init__(
        self, *args: Any, service: Service, done: Sequence[tuple[str, int]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for kind, _number in done:
            what = {"what": said_low(act_words(service, kind))}
            self.fields[f"done_{kind}"] = fields.NumberField(
                label=_("S kolika lidmi bez případu: %(what)s") % what,
                required=False,
                max_value=MOST_UNCOUNTED,
            )
        counters(self, service)
        for name, _what, label in material_fields(service):
            if name in self.fields:
                self.fields[name].label = label
        if counts_exchanged(service):
            self.fields["persons"] = fields.NumberField(
                label=_("Pro kolik lidí byla výměna"), required=False, max_value=MOST_UNCOUNTED
            )
        self.fields["note"] = fields.TextField(
            label=_("Poznámka"), required=False, lines=True, max_length=4000
        )

    @property
    def uncounted(self) -> Uncounted:
        """The numbers as they were."""
        given = self.cleaned_data
        people, persons = given["count"] or 0, given.get("persons") or 0
        return Uncounted(people, pieces(given), given["note"], persons=persons)
