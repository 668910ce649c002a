"""The form of a later contact. Shape only; what can be written down, the service says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.intake.models import Contact, Way
from opora.ui import fields
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

OWN_FILE = keeps(__name__, "case", "own_file_seen")


class LaterContactForm(OporaForm):
    """A later contact, a call nobody answered, or a note."""

    not_saved = _("Zápis ještě není uložený")

    kind = fields.ChoiceField(label=_("Co se stalo"), choices=[])
    way = fields.ChoiceField(
        label=_("Jakým způsobem"),
        choices=Way.choices,
        shown=Shown("kind", Contact.Kind.REACHED, Contact.Kind.UNREACHED),
    )
    # Only a call that nobody answered goes without.
    note = fields.TextField(
        label=_("Poznámka"),
        lines=True,
        max_length=4000,
        required=False,
        may_say_optional=False,
    )
    on = fields.DayField(label=_("Kdy"), past=True)

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        without = {Contact.Kind.FIRST.value, Contact.Kind.PASSED.value}
        self.keeps_own_file = bool(OWN_FILE.of(service))
        if not self.keeps_own_file:
            without.add(Contact.Kind.OWN_FILE.value)
        self.fields["kind"] = fields.ChoiceField(
            label=_("Co se stalo"),
            choices=[pair for pair in Contact.Kind.choices if pair[0] not in without],
        )
