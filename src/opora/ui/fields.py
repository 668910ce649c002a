"""Form fields that speak Czech: each built-in error is a sentence that says what to write instead.

Shape only: whether a step may be taken is asked of the rules, never here. Every field of the
product is taken from here.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Self
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator, MinLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from opora.ui import widgets
from opora.ui.asked import Asked, Shown
from opora.ui.day_fields import DayField, HourField
from opora.ui.file_field import FileField
from opora.ui.many_field import ManyField
from opora.ui.number_fields import (
    CounterField,
    CrownsField,
    MeasureField,
    MinutesField,
    NumberField,
)
from opora.ui.words import NBSP

__all__ = [
    "ChoiceField",
    "CounterField",
    "CrownsField",
    "DayField",
    "EmailField",
    "FileField",
    "HourField",
    "ManyField",
    "MeasureField",
    "MinutesField",
    "NumberField",
    "PhoneField",
    "Shown",
    "TextField",
    "ThreeStateField",
]

# Control signs, and those that change the direction of writing.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Categories of signs of which nothing is seen: control, format, separators.
BLANK = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})

# The longest number there is (E.164); the shortest that is no slip. Ours.
MOST_DIGITS, FEWEST_DIGITS = 15, 5
PHONE = re.compile(
    r"(?P<number>(?:\+|\(\+|\()?\d[\d ()/.\-]*)"
    r"(?:(?:klapka|kl\.?|linka|l\.|ext\.?|x|#)\s*\d{1,6})?"
)
BETWEEN_PHONES = re.compile(r"[,;]| a | nebo ")

Choices = Iterable[tuple[Any, Any]]


class TextField(Asked, forms.CharField):
    """One line, or several with `lines=True`; at most `max_length` letters."""

    widget = widgets.Text

    def __init__(self, *, max_length: int = 200, lines: bool = False, **options: Any) -> None:
        if lines:
            options.setdefault("widget", widgets.LongText(attrs={"rows": 3}))
        super().__init__(max_length=max_length, **options)
        _say_lengths(self)

    def to_python(self, value: Any) -> Any:
        """Leave out signs that nobody sees and that would turn the words around."""
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        text = UNSEEN.sub("", text)
        return text if any(category(sign) not in BLANK for sign in text) else self.empty_value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave `maxlength` out: cutting a pasted text without a word would lose it."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        attrs.pop("minlength", None)
        return attrs

    @property
    def empty(self) -> str:
        """Return no text."""
        return ""


def _say_lengths(field: forms.CharField) -> None:
    for each in field.validators:
        if isinstance(each, MaxLengthValidator):
            each.message = _(
                "Vejde se sem %(limit_value)s znaků, napsáno je %(show_value)s. Zkraťte to."
            )
        elif isinstance(each, MinLengthValidator):
            each.message = _("Napište aspoň %(limit_value)s znaků.")


class PasswordField(Asked, forms.CharField):
    """A password, letter by letter as it was typed; the only thing that no page gives back."""

    def __init__(self, *, fills: str, **options: Any) -> None:
        """``fills``: which one a browser may fill in (``current-password``, ``new-password``)."""
        widget = widgets.Password(attrs={"autocomplete": fills})
        super().__init__(widget=widget, strip=False, max_length=200, **options)
        _say_lengths(self)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a password cut without a word would open nothing."""
        return {}


class EmailField(TextField):
    """One line for an address of e-mail."""

    default_error_messages = {
        "email": _("Tohle není e-mailová adresa. Napište ji třeba takto: jana@example.cz."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("E-mail"), max_length=200, **options)

    def run_validators(self, value: Any) -> None:
        """Of an address that is too long only that is said."""
        super().run_validators(value)
        if value not in self.empty_values:
            EmailValidator(self.error_messages["email"])(value)


class PhoneField(TextField):
    """One or more telephone numbers, Czech or foreign, each with an extension where it has one."""

    default_error_messages = {
        "phone": _(
            "Tohle není telefonní číslo. Napište ho třeba takto: 777 123 456, +421 905 123 456 "
            "nebo 412 000 111 linka 25."
        ),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Telefon"))
        super().__init__(max_length=40, required=False, **options)

    def run_validators(self, value: Any) -> None:
        """Raises ValidationError for what nobody could call."""
        super().run_validators(value)
        if value not in self.empty_values and not is_phone(value):
            raise ValidationError(self.error_messages["phone"], code="phone")


def is_phone(text: str) -> bool:
    """Tell whether each part of the text is a number of five to fifteen digits (E.164)."""
    parts = [one.strip() for one in BETWEEN_PHONES.split(text.replace(NBSP, " "))]
    matches = [PHONE.fullmatch(one.lower()) for one in parts]
    return all(
        found and FEWEST_DIGITS <= sum(sign.isdecimal() for sign in found["number"]) <= MOST_DIGITS
        for found in matches
    )


class _OneOf(Asked, forms.ChoiceField):
    """A field of choices. Each form's own copy of it shares the list, which nobody changes."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return forms.Field.__deepcopy__(self, memo)


class ChoiceField(_OneOf):
    """One of a few: segments up to four choices, a list above. Nothing is chosen beforehand."""

    default_error_messages = {
        "required": _("Vyberte jednu z možností."),
        "invalid_choice": _("Vyberte jednu z nabízených možností."),
    }

    def __init__(self, *, choices: Choices | Callable[[], Choices], **options: Any) -> None:
        listed = list(choices() if callable(choices) else choices)
        options.setdefault("widget", widgets.widget_for(listed))
        if not isinstance(options["widget"], widgets.Segments):
            listed = [("", _("Zatím nevybráno")), *(pair for pair in listed if pair[0] != "")]
        super().__init__(choices=listed, **options)

    @property
    def empty(self) -> str:
        """Return no choice."""
        return ""


class ThreeStateField(_OneOf):
    """Ano, Ne, Neptali jsme se: True, False, None. An answer that didn't come is "not asked".

    ``asked=False``: the worker knows it from the own work, so the third state is Ještě nevíme.
    With `answer_needed=True` the third state is refused, and not offered.
    """

    widget = widgets.Segments
    default_error_messages = {
        "required": _("Vyberte Ano, nebo Ne."),
    }

    def __init__(self, *, answer_needed: bool = False, asked: bool = True, **options: Any) -> None:
        self.answer_needed = answer_needed
        states = widgets.THREE_STATES if asked else widgets.KNOWN_STATES
        options.setdefault("initial", widgets.NOT_ASKED)
        super().__init__(required=False, choices=states[:2] if answer_needed else states, **options)
        last = states[-1][1]
        wrong = format_lazy(_("Vyberte Ano, Ne, nebo {last}."), last=last)
        self.error_messages["invalid_choice"] = (
            self.error_messages["required"] if answer_needed else wrong
        )

    @property
    def is_optional(self) -> bool:
        """Never: the third state is an answer."""
        return False

    def prepare_value(self, value: Any) -> Any:
        """Return the key of a fact: True, False or None."""
        if value is None or value == "":
            return widgets.NOT_ASKED
        return {True: widgets.YES, False: widgets.NO}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        """Return True, False or None. Raises ValidationError for anything else."""
        value = value or widgets.NOT_ASKED
        if value == widgets.NOT_ASKED and self.answer_needed:
            raise ValidationError(self.error_messages["required"], code="required")
        key = super().clean(value)
        return {widgets.YES: True, widgets.NO: False}.get(key)
