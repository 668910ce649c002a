"""Two days of one form, one after the other: said together with all else that is wrong in it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from opora.ui.forms import OporaForm


def refuse_unless_after(
    form: OporaForm, earlier: str, later: str, sentence: Any, *, same_day: bool = False
) -> None:
    """The later day is refused where it comes before the earlier one, as both were typed.

    The earlier one may be refused itself: nobody should learn of the second slip only once the
    first is mended. The action checks the order, too, for it is called from elsewhere.
    """
    last = form.cleaned_data.get(later)
    first = _typed(form, earlier)
    if last is None or first is None or last > first or (same_day and last == first):
        return
    form.refuse(later, sentence)


def _typed(form: OporaForm, name: str) -> date | None:
    if name not in form.fields or not form.is_shown(name):
        return None
    try:
        found = form.fields[name].to_python(form[name].data)
    except ValidationError:
        return None
    return found if isinstance(found, date) else None
