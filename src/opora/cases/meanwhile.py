"""What stands in a record now, where somebody else changed it while a form was being filled in."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from opora.ui import words
from opora.ui.forms import OporaForm, Wrong
from opora.ui.widgets import NOT_ASKED

LONGEST = 300
# An empty counter says zero, and a question that nobody has asked is not answered.
NOTHING = (None, "", 0, NOT_ASKED)


def differences(typed: OporaForm, now: OporaForm) -> list[Wrong]:
    """The fields in which the record says something else than was typed, with what it says."""
    return list(_differences(typed, now))


def _differences(typed: OporaForm, now: OporaForm) -> Iterator[Wrong]:
    for name, field in typed.fields.items():
        if name not in now.fields or name not in typed.cleaned_data or field.widget.is_hidden:
            continue
        if not getattr(field, "of_record", True):
            continue
        stands = _told(now.fields[name], now[name].initial)
        if stands is None or stands == _told(field, typed.cleaned_data[name]):
            continue
        bound = typed[name]
        told = {"field": bound.label, "words": Truncator(stands).chars(LONGEST)}
        text = (
            _("%(field)s: teď tu stojí „%(words)s“") if stands else _("%(field)s: teď tu není nic")
        )
        yield Wrong(text=text % told, target=getattr(bound, "focus_id", bound.auto_id))


def _told(field: Any, value: Any) -> str | None:
    """The value in words; None for what has no words of its own."""
    value = field.prepare_value(value)
    labels = {str(key): str(label) for key, label in _flat(getattr(field, "choices", ()))}
    if isinstance(value, dict):
        value = value.get("values", [])
    if isinstance(value, list | tuple):
        if not labels:
            return None
        return ", ".join(sorted(labels.get(str(one), str(one)) for one in value))
    if value in NOTHING:
        return ""
    if isinstance(value, date):
        return words.numeric_day(value)
    if isinstance(value, time):
        return words.hour(value)
    return labels.get(str(value), " ".join(str(value).split()))


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label
