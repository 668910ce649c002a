"""What is asked about who is who in a case."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.forms import WHY_IN_CASE
from opora.cases.mending.forms import why_field
from opora.cases.queries import PersonInCase
from opora.cases.who.actions import Part
from opora.ui import fields
from opora.ui.forms import OporaForm

CLIENT = "client"


class WhoForm(OporaForm):
    """The name of the family; of each person the relation to the others and why they are there."""

    not_saved = _("Zatím je vše beze změny")

    family_title = fields.TextField(
        label=_("Jak se rodině říká"),
        help_text=_("Třeba Novákovi. Když to necháte prázdné, ponese případ jméno člověka."),
        max_length=200,
        required=False,
    )

    def __init__(
        self, *args: Any, people: Iterable[PersonInCase], family: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.ids = [one.id for one in people]
        if not family:
            del self.fields["family_title"]
        for one in people:
            self.fields[f"relation_{one.id}"] = fields.TextField(
                label=_("Kdo to je: %(name)s") % {"name": one.name},
                help_text=_("Vztah k ostatním, třeba matka, syn, opatrovník."),
                max_length=100,
                required=False,
            )
            self.fields[f"part_{one.id}"] = fields.ChoiceField(
                label=_("Proč tu je: %(name)s") % {"name": one.name}, choices=WHY_IN_CASE
            )
        self.fields["why"] = why_field(needed=False)

    def parts(self) -> dict[int, Part]:
        """What was typed of each person."""
        given = self.cleaned_data
        return {
            one: Part(given[f"relation_{one}"] or "", given[f"part_{one}"] == CLIENT)
            for one in self.ids
        }
