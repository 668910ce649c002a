"""Shapes of what is typed about the end of an agreement."""

from django.utils.translation import gettext_lazy

from opora.ui import fields
from opora.ui.forms import OporaForm


class LeaveForm(OporaForm):
    """The client's leaving: a day, nothing else is needed."""

    not_saved = gettext_lazy("Konec ještě není zapsaný")

    ended_on = fields.DayField(label=gettext_lazy("Poslední den spolupráce"), past=True)
    note = fields.TextField(
        label=gettext_lazy("Poznámka"),
        help_text=gettext_lazy("Důvod psát nemusíte a neptejte se na něj."),
        lines=True,
        max_length=2000,
        required=False,
    )


class BreachForm(OporaForm):
    """An agreement that ended by its breach."""

    not_saved = gettext_lazy("Konec ještě není zapsaný")

    broken_on = fields.DayField(label=gettext_lazy("Kdy k porušení došlo"), past=True)
    note = fields.TextField(
        label=gettext_lazy("Co se stalo"),
        lines=True,
        max_length=2000,
        missing=gettext_lazy("Napište, co se stalo."),
    )
    terminated_on = fields.DayField(
        label=gettext_lazy("Den naší výpovědi"), past=True, required=False
    )
    ended_on = fields.DayField(label=gettext_lazy("Poslední den platnosti"), past=True)


class EndedForm(OporaForm):
    """The last day of an agreement whose time passed."""

    ended_on = fields.DayField(label=gettext_lazy("Poslední den platnosti"), past=True)


class EmptyForm(OporaForm):
    """A step that needs one press only."""

    not_saved = gettext_lazy("Případ ještě není uzavřený")
