"""The form every screen builds on: drawn by components, said in Czech, sent once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template import loader
from django.template.exceptions import TemplateDoesNotExist
from django.utils.translation import gettext_lazy as _

from opora.ui.asked import Asked
from opora.ui.drawn import counted, framed
from opora.ui.many_field import COMPLETE
from opora.ui.widgets import Counter, Hidden
from opora.ui.words import things_to_mend

SAID_TWICE = _("Přišlo víc odpovědí najednou a každá jiná. Nechte jen jednu.")
_DJANGOS = DjangoTemplates()  # one for all forms: each makes an engine of its own


class Renderer(BaseRenderer):
    """Draws with the project's own templates, and with Django's where we have none."""

    form_template_name = "ui/form.html"

    def get_template(self, template_name: str) -> Any:
        """Return the template by its name."""
        try:
            return loader.get_template(template_name)
        except TemplateDoesNotExist:
            return _DJANGOS.get_template(template_name)


class Bound(forms.BoundField):
    """A field in a form, with what its component needs."""

    @property
    def asked(self) -> Asked | None:
        """Return the field where it is ours."""
        return self.field if isinstance(self.field, Asked) else None

    @property
    def is_optional(self) -> bool:
        """Tell whether the label says (nepovinné)."""
        return self.asked.is_optional if self.asked else not self.field.required

    @property
    def shown_by(self) -> str:
        """Return which answer calls the field up, or nothing."""
        shown = self.asked.shown if self.asked else None
        return shown.said(self.form.add_prefix(shown.name)) if shown else ""

    def render(self, template_name: Any = None, context: Any = None, renderer: Any = None) -> Any:
        """Draw the field with its frame; a counter has a frame of its own."""
        if template_name or context:
            return super().render(template_name, context, renderer)
        said: dict[str, Any] = {
            "label": self.label,
            "for_id": self.auto_id,
            "hint": self.help_text,
            "errors": self.errors,
            "shown_by": self.shown_by,
        }
        if isinstance(self.field.widget, Counter):
            return counted(self, last=self.field.widget.last, **said)
        return framed(
            self,
            own_id=self.auto_id,
            optional=self.is_optional,
            group=self.use_fieldset,
            says_day=getattr(self.field.widget, "says_day", False),
            described_by=self.aria_describedby or "",
            **said,
        )

    as_field_group = render

    @property
    def focus_id(self) -> str:
        """Return what the error summary leads to: the control, or the first of a group."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id


@dataclass(frozen=True)
class Wrong:
    """One line of the error summary."""

    text: str
    target: str


class Token(forms.UUIDField):
    """The form's token. Where something else came back a new one is drawn: nobody typed it."""

    widget = Hidden

    def clean(self, value: Any) -> Any:
        """Return the token; None where none came."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return uuid4()


class Carried(forms.CharField):
    """What a page carries along unseen. It is never wrong: nobody typed it."""

    widget = Hidden

    def __init__(self, *, most: int, **options: Any) -> None:
        self.most = most
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> str:
        """Return what came back, as much of it as there can be."""
        return str(self.to_python(value)).replace("\x00", "")[: self.most]


@dataclass(frozen=True)
class Meanwhile:
    """Nothing is wrong, but the record changed while the form was filled in: it is shown anew."""

    text: str
    url: str
    lines: list[Wrong]


def _one_answer(field: forms.Field) -> str:
    """What is put behind the name of a field for the part of it that has one answer."""
    return COMPLETE if getattr(field.widget, "allow_multiple_selected", False) else ""


class OporaForm(forms.Form):
    """Our form.

    `today` is needed when a field takes a day. `seen` is the version of the record that the
    person saw: it comes back with the form, so that the action can tell that the record changed
    meanwhile. `once` is drawn for each page: an action that keeps it under a unique key does
    nothing at the second submit.

    `not_saved` is the head of the error summary, in the words of the thing: "Smlouva ještě není
    uložená". `stayed` says that nothing typed was lost, or what was left out on purpose.
    """

    default_renderer = Renderer
    bound_field_class = Bound
    use_required_attribute = False
    not_saved: Any = _("Ještě to není uložené")
    stayed: Any = _("Všechno, co jste napsali, tu zůstalo.")
    meanwhile: Meanwhile | None = None

    once = Token(required=False, initial=uuid4)
    seen = Carried(most=64)

    def __init__(
        self, *args: Any, today: date | None = None, seen: object = "", **options: Any
    ) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.today = today
        self.initial.setdefault("seen", str(seen))
        for field in self.fields.values():
            if isinstance(field, Asked):
                field.set_today(today)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the cleaned values without `once` and `seen`, as an action takes them."""
        return {name: v for name, v in self.cleaned_data.items() if name not in {"once", "seen"}}

    def is_shown(self, name: str) -> bool:
        """Tell whether the field is called up by the answer it depends on."""
        field = self.fields[name]
        shown = field.shown if isinstance(field, Asked) else None
        return shown is None or (
            self.is_shown(shown.name) and shown.holds(self[shown.name].value())
        )

    def _clean_fields(self) -> None:
        """Check the fields; what was not shown counts as not filled in."""
        super()._clean_fields()  # type: ignore[misc]  # not in the types of Django
        for name in self._said_twice():
            self.refuse(name, SAID_TWICE)
        for name, field in self.fields.items():
            if isinstance(field, Asked) and not self.is_shown(name):
                self._errors.pop(name, None)  # type: ignore[attr-defined]  # not in the types of Django
                self.cleaned_data[name] = field.empty

    def _said_twice(self) -> list[str]:
        """Fields for one answer to which several came: which of them is meant, nobody knows."""
        if not hasattr(self.data, "getlist"):
            return []
        return [
            name
            for name, field in self.fields.items()
            if not isinstance(field, Token | Carried)
            and len(set(self.data.getlist(self.add_prefix(name) + _one_answer(field)))) > 1
        ]

    def refuse(self, name: str | None, text: Any, *, summary: Any = "") -> None:
        """Add an error found by the view or by an action; `summary` is its line on top."""
        params = {"summary": summary} if summary else None
        self.add_error(name, forms.ValidationError(text, code="refused", params=params))

    @property
    def wrongs(self) -> list[Wrong]:
        """Return the lines of the error summary in the order of the fields."""
        return list(self._wrongs())

    def _wrongs(self) -> Iterator[Wrong]:
        order = [*self.fields, NON_FIELD_ERRORS]
        for name in sorted(self.errors, key=order.index):
            for error in self.errors[name].as_data():
                text = " ".join(error.messages)
                said = error.params.get("summary") if isinstance(error.params, dict) else ""
                if name == NON_FIELD_ERRORS:
                    yield Wrong(text=str(said or text), target="")
                else:
                    bound = self[name]
                    target = getattr(bound, "focus_id", bound.auto_id)
                    # A question keeps its own mark: no colon after it.
                    label = str(bound.label)
                    of_field = label if label.endswith("?") else f"{label}:"
                    yield Wrong(text=str(said or f"{of_field} {text}"), target=target)

    @property
    def how_many_wrong(self) -> str:
        """Return "Je potřeba opravit dvě věci."."""
        return things_to_mend(len(self.wrongs))
