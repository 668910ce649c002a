"""What a click in the calendar says of the meeting to be planned: day, hour, worker, room."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from opora.ui import words
from opora.ui.day_fields import any_day, any_hour
from opora.ui.number_fields import number_of

DAY, HOUR, WORKER, ROOM, PLACE = "den", "v", "kdo", "mistnost", "kde"
KEPT = (DAY, HOUR, WORKER, ROOM, PLACE)


def typed_in_calendar(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    """As the form of a meeting starts with it; what is no day or hour is left out."""
    day, hour = told.get(DAY), any_hour(told.get(HOUR))
    return {
        "day": any_day(day, today) if day else None,
        "at": words.hour(hour) if hour else None,
        "worker": _number(told.get(WORKER)),
        "room": _number(told.get(ROOM)),
    }


def _number(typed: Any) -> str:
    found = number_of(str(typed or ""))
    return "" if found is None else str(found)


def kept_on(told: Mapping[str, Any], **more: str) -> str:
    """The same choices for the address of the next page."""
    found = {name: str(told[name]) for name in KEPT if told.get(name)} | more
    return urlencode(found)
