"""The same thing saved a second time: after going back, in another tab, from a form filled anew.

A second press of one button is caught by the form's token. A form drawn anew has
another token; it is known by what it says and where it is sent.
"""

import json
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from opora.access.presses import Sending, Twin
from opora.access.queries import Sent, already_sent
from opora.ui import words
from opora.ui.forms import OporaForm

LONG_ENOUGH = timedelta(minutes=30)
"""After this the same thing once more is nothing strange. Ours."""
AGAIN = "again"
# The form's own machinery, and what lifts a rule: neither says what is being written down.
_NOTHING: tuple[object, ...] = (None, "", [], {}, ())
NOT_SAID = {
    "csrfmiddlewaretoken",
    "once",
    "seen",
    AGAIN,
    "justification",
    "departure",
    "decided",
    "hand_over",
    "hand_over_why",
}


@dataclass(frozen=True)
class TwinShown:
    """The question put to whoever saves the same once more."""

    sentence: str
    url: str
    carried: tuple[tuple[str, str], ...]


def sending_of(request: HttpRequest, *forms: OporaForm, asks: bool = True) -> Sending:
    """One press of the button. ``asks``: whether twins matter."""
    sending = Sending(forms[0].cleaned_data.get("once"), pressed=pressed(request))
    if asks:
        sending.digest = _digest(request, forms)
        sending.twins_since = None if AGAIN in request.POST else timezone.now() - LONG_ENOUGH
    return sending


def pressed(request: HttpRequest) -> str:
    """A keyed digest of what came, letter by letter: a second press sends the same."""
    lists = [pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken"]
    text = json.dumps([request.path, sorted(lists)])
    return salted_hmac("opora.pressed", text, algorithm="sha256").hexdigest()


def pressed_before(request: HttpRequest, form: OporaForm) -> Sent | None:
    """The first press of this very button, also where the form has other fields by now."""
    token = form.fields["once"].clean(request.POST.get(form.add_prefix("once")))
    earlier = already_sent(token) if token else None
    return earlier if earlier is not None and earlier.pressed == pressed(request) else None


def left_over(request: HttpRequest, form: OporaForm) -> list[str]:
    """What was written into fields that the form has no more."""
    known = _beside(request, (form,))
    return [
        value.strip()
        for name, value in known
        if name not in NOT_SAID and not name.startswith("fact-") and " " in value.strip()
    ]


def _digest(request: HttpRequest, forms: tuple[OporaForm, ...]) -> str:
    """A keyed digest, so that nothing that was typed is kept in a second place."""
    said = [_said(one) for one in _with_beside(forms)]
    text = json.dumps([request.path, said, _buttons(request, forms)])
    return salted_hmac("opora.twins", text, algorithm="sha256").hexdigest()


def _with_beside(forms: tuple[OporaForm, ...]) -> list[OporaForm]:
    """Forms with the questions of the service that stand beside their fields."""
    beside = [getattr(one, "asked", None) for one in forms]
    return [*forms, *(one for one in beside if isinstance(one, OporaForm))]


def _said(form: OporaForm) -> list[tuple[str, str]]:
    """What was answered at all: an empty field and one that is not there are the same."""
    answers = form.answers.items()
    return sorted((name, repr(value)) for name, value in answers if value not in _NOTHING)


def _buttons(request: HttpRequest, forms: tuple[OporaForm, ...]) -> list[tuple[str, str]]:
    """What no field holds: which of several buttons was pressed."""
    return [pair for pair in _beside(request, forms) if pair[0] not in NOT_SAID and pair[1]]


def _beside(request: HttpRequest, forms: tuple[OporaForm, ...]) -> list[tuple[str, str]]:
    """Names and values that no field of the forms holds, also not as a part of it."""
    fields = {one.add_prefix(name) for one in _with_beside(forms) for name in one.fields}
    return [
        (name, value)
        for name, values in sorted(request.POST.lists())
        if not any(name == one or name.startswith((f"{one}_", f"{one}-")) for one in fields)
        for value in values
    ]


def twin_shown(
    twin: Twin, sentence: str, url: str, request: HttpRequest, *forms: OporaForm
) -> TwinShown:
    """The question, the way to what is written down, and what goes along when it is saved."""
    at = words.hour(timezone.localtime(twin.at).time())
    left_out = {"csrfmiddlewaretoken", AGAIN}
    carried = [pair for pair in _beside(request, forms) if pair[0] not in left_out]
    return TwinShown(words.voiced(sentence % {"at": at}), url or twin.leads_to, tuple(carried))
