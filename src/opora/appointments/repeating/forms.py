"""How often a meeting repeats, asked with the meeting; how much of a series a step is about."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments.forms import BookForm
from opora.appointments.repeating.rule import MONTH, MOST, SKIP, TELL, TWO_WEEKS, WEEK, Repeat
from opora.ui import fields, widgets
from opora.ui.words import full_day

ONCE, ONE, FOLLOWING = "once", "one", "following"
OFTEN = (WEEK, TWO_WEEKS, MONTH)
LEAVE_OUT = "leave_out"


class PlanForm(BookForm):
    """A meeting to come, once or again and again."""

    repeats = fields.ChoiceField(
        label=_("Opakuje se"),
        choices=[
            (ONCE, _("ne, jen jednou")),
            (WEEK, _("každý týden")),
            (TWO_WEEKS, _("každé dva týdny")),
            (MONTH, _("každý měsíc, týž den v týdnu")),
        ],
        widget=widgets.List(),
        required=False,
        may_say_optional=False,
        initial=ONCE,
    )
    until = fields.DayField(
        label=_("Do kdy"),
        help_text=_("Nejdál rok dopředu. Nebo napište, kolikrát."),
        required=False,
        may_say_optional=False,
        shown=fields.Shown("repeats", *OFTEN),
    )
    times = fields.NumberField(
        label=_("Kolikrát"),
        required=False,
        may_say_optional=False,
        min_value=2,
        max_value=MOST,
        shown=fields.Shown("repeats", *OFTEN),
    )
    holidays = fields.ChoiceField(
        label=_("Když den připadne na svátek"),
        choices=[(SKIP, _("vynechat ho")), (TELL, _("upozornit na to před uložením"))],
        required=False,
        may_say_optional=False,
        initial=SKIP,
        shown=fields.Shown("repeats", *OFTEN),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        repeats: Any = self.fields["repeats"]
        repeats.choices = [one for one in repeats.choices if one[0]]  # once is an answer
        if LEAVE_OUT in self.data and hasattr(self.data, "getlist"):
            self.ask_leave_out(_typed_days(self.data.getlist(LEAVE_OUT)))

    def ask_leave_out(self, days: Iterable[date]) -> None:
        """Days of the series that can't be planned: which of them are given up."""
        known = getattr(self.fields.get(LEAVE_OUT), "choices", [])
        listed = dict(known) | {one.isoformat(): full_day(one) for one in days}
        self.fields[LEAVE_OUT] = fields.ManyField(
            label=_("Které dny vynechat"), choices=sorted(listed.items()), whole=False
        )

    def clean(self) -> Any:
        """A series has an end. Django adds the sentence to its field."""
        cleaned = super().clean()
        told = self.cleaned_data
        unsaid = not (told.get("until") or told.get("times") or {"until", "times"} & {*self.errors})
        if told.get("repeats") in OFTEN and unsaid:
            self.add_error("until", _("Napište, do kdy se schůzka opakuje, nebo kolikrát."))
        return cleaned

    @property
    def repeat(self) -> Repeat | None:
        """How it repeats; None for a single meeting."""
        told = self.cleaned_data
        if told.get("repeats") not in OFTEN:
            return None
        return Repeat(
            every=told["repeats"],
            until=told.get("until"),
            times=None if told.get("until") else told.get("times"),
            holidays=told.get("holidays") or SKIP,
        )

    @property
    def left_days(self) -> list[date]:
        """The days that are given up."""
        return _typed_days(self.cleaned_data.get(LEAVE_OUT) or ())


def _typed_days(typed: Iterable[str]) -> list[date]:
    found = []
    for one in typed:
        try:
            found.append(date.fromisoformat(one))
        except ValueError:
            continue
    return found


def extent_field() -> Any:
    """Whether a step is about one meeting of a series or about all that follow, too."""
    return fields.ChoiceField(
        label=_("Schůzka se opakuje. Které se to týká"),
        choices=[
            (ONE, _("jen této")),
            (FOLLOWING, _("této a všech dalších")),
        ],
        missing=_("Vyberte, jestli jde jen o tuto schůzku."),
    )
