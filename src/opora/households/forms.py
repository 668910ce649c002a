"""The forms of relations, stays and custody."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opora.access.sorting import folded
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.households.terms import (
    CUSTODY,
    KINDS,
    OF_AGE,
    OWN,
    SHARED,
    SOURCES,
    Care,
    Lives,
    Related,
)
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm


def _words(service: Service, vocabulary: str) -> list[tuple[str, str]]:
    return [(one.id, said(one.text)) for one in service.words(vocabulary)]


def _person(label: Any, people: Sequence[PersonInCase]) -> fields.ChoiceField:
    named = [(str(one.id), one.name) for one in people]
    return fields.ChoiceField(
        label=label, choices=named, widget=widgets.List(), missing=_("Vyberte, o koho jde.")
    )


def _people(label: Any, people: Sequence[PersonInCase], **options: Any) -> fields.ManyField:
    named = [(str(one.id), one.name) for one in people]
    return fields.ManyField(label=label, choices=named, whole=False, **options)


class RelateForm(OporaForm):
    """What one person is to another."""

    not_saved = _("Vztah ještě není uložený")

    def __init__(
        self, *args: Any, service: Service, people: Sequence[PersonInCase], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = _person(_("Kdo"), people)
        self.fields["kind"] = fields.ChoiceField(
            label=_("Kým je"),
            choices=_words(service, KINDS),
            widget=widgets.List(),
            missing=_("Vyberte vztah."),
        )
        self.fields["other"] = _person(_("Komu"), people)

    @property
    def related(self) -> Related:
        """As the action takes it."""
        typed = self.cleaned_data
        return Related(int(typed["person"]), int(typed["other"]), typed["kind"])


class LiveForm(OporaForm):
    """Who lives in which household, from when to when."""

    not_saved = _("Bydlení ještě není uložené")

    since = fields.DayField(label=_("Od kdy"), past=True)
    until = fields.DayField(
        label=_("Do kdy"),
        help_text=_("Když tam bydlí dál, nechte prázdné."),
        past=True,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[PersonInCase],
        households: Sequence[str],
        lived: Sequence[str] = (),
        whose: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if whose:
            self.fields["people"] = _people(_("Kdo tam bydlí"), people)
        self.known = {folded(one): one for one in households}
        hint = gettext("Třeba u matky, u prarodičů, nebo adresa.")
        if households:
            hint = gettext("Zapsané už jsou: %(names)s.") % {"names": ", ".join(households)}
        self.fields["household"] = fields.TextField(
            label=_("Ve které domácnosti"),
            help_text=hint,
            max_length=120,
            missing=_("Napište, jak domácnosti říkáte, třeba u matky."),
        )
        if lived:
            self.fields["moved"] = fields.ChoiceField(
                label=_("Kde bydleli dosud"),
                help_text=gettext("Zapsané je: %(names)s.") % {"names": ", ".join(lived)},
                choices=[("yes", _("Odešli odtud")), ("no", _("Bydlí i tam, třeba střídavě"))],
                required=False,
            )
        self.order_fields(["people", "household", "since", "moved", "until"])

    @property
    def lives(self) -> Lives:
        """As the action takes it; a household that is known goes by its name as it is written."""
        typed = self.cleaned_data
        named = " ".join(typed["household"].split())
        known = self.known.get(folded(named), named)
        return Lives(known, typed["since"], typed.get("until"))

    @property
    def moved(self) -> bool | None:
        """Whether they left where they lived; None where nobody has said."""
        return {"yes": True, "no": False}.get(self.cleaned_data.get("moved") or "")

    @property
    def people(self) -> tuple[int, ...]:
        """Who lives there."""
        return tuple(int(one) for one in self.cleaned_data.get("people") or ())


class CareForm(OporaForm):
    """In whose care a child is."""

    not_saved = _("Péče ještě není uložená")

    since = fields.DayField(label=_("Od kdy"), past=True)

    def __init__(
        self, *args: Any, service: Service, people: Sequence[PersonInCase], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        children = [one for one in people if one.age is None or (one.age.low or 0) < OF_AGE]
        self.fields["child"] = _person(_("O které dítě jde"), children or people)
        self.fields["kind"] = fields.ChoiceField(
            label=_("V čí péči je"),
            choices=_words(service, CUSTODY),
            missing=_("Vyberte, v čí péči dítě je."),
        )
        carers = [one for one in people if one.age is None or (one.age.high or OF_AGE) >= OF_AGE]
        self.fields["carers"] = _people(
            _("Kdo o ně pečuje"), carers, shown=fields.Shown("kind", OWN, SHARED)
        )
        self.fields["arrangement"] = fields.TextField(
            label=_("Jak je to domluvené"),
            help_text=_("Třeba po týdnu, předání v neděli v 18 hodin; nebo u koho dítě je."),
            max_length=300,
            required=False,
        )
        self.fields["source"] = fields.ChoiceField(
            label=_("Kdo to tak určil"), choices=_words(service, SOURCES), required=False
        )
        self.order_fields(["child", "kind", "carers", "since", "arrangement", "source"])

    @property
    def care(self) -> Care:
        """As the action takes it."""
        typed = self.cleaned_data
        return Care(
            child_id=int(typed["child"]),
            kind=typed["kind"],
            since=typed["since"],
            carers=tuple(int(one) for one in typed.get("carers") or ()),
            source=typed.get("source") or "",
            arrangement=typed["arrangement"],
        )
