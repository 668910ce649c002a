"""The forms of prevention and of institutions."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.mending.forms import why_field
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.prevention.actions import LONGEST, MOST_PEOPLE
from opora.prevention.queries import InstitutionRow
from opora.prevention.told import Held, Recipient
from opora.prevention.words import counts_by_kind
from opora.ui import fields, widgets
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

NEW = "new"


class HeldForm(OporaForm):
    """For whom, when, for how long, on what, with how many of whom."""

    not_saved = _("Prevence ještě není zapsaná")

    day = fields.DayField(label=_("Den"), past=True, missing=_("Napište den, třeba včera."))
    minutes = fields.MinutesField(label=_("Minuty"), min_value=1, max_value=LONGEST)
    topic = fields.TextField(label=_("Téma"), max_length=200, missing=_("Napište, o čem to bylo."))

    def __init__(
        self,
        *args: Any,
        service: Service,
        sites: Sequence[str],
        ours: Sequence[tuple[int, str]],
        known: Sequence[InstitutionRow],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.service, self.sites = service, sites
        self._institution([one for one in known if one.same_as is None])
        if len(sites) > 1:
            named = [(one.id, said(one.name)) for one in service.sites if one.id in sites]
            self.fields["site"] = fields.ChoiceField(
                label=_("Pracoviště"), choices=named, missing=_("Vyberte pracoviště.")
            )
        if counts_by_kind(service):
            for number, word in enumerate(service.words("participant_kinds")):
                self.fields[f"people_{word.id}"] = fields.NumberField(
                    label=_("Kolik lidí: %(who)s") % {"who": said(word.text)},
                    help_text="" if number else _("Napište aspoň jedno z těchto čísel."),
                    required=False,
                    may_say_optional=False,
                    max_value=MOST_PEOPLE,
                )
        if ours:
            listed = [(str(number), name) for number, name in ours]
            self.fields["workers"] = fields.ManyField(
                label=_("Kdo z nás tam ještě byl"), choices=listed, whole=False
            )
        self.fields["note"] = fields.TextField(
            label=_("Poznámka"), required=False, lines=True, max_length=4000
        )
        self.order_fields(["site", "institution", "name", "kind"])

    def clean(self) -> dict[str, Any]:
        """Ask for the numbers together with whatever else is missing, and at their field."""
        super().clean()
        cleaned = self.cleaned_data
        counts = [name for name in self.fields if name.startswith("people_")]
        if counts and not any(cleaned.get(name) or name in self.errors for name in counts):
            self.add_error(counts[0], _("Napište, kolik lidí se účastnilo."))
        return cleaned

    def _institution(self, known: Sequence[InstitutionRow]) -> None:
        listed = [(str(one.id), one.name) for one in known]
        if listed:
            self.fields["institution"] = fields.ChoiceField(
                label=_("Pro koho"),
                choices=[*listed, (NEW, _("Jiná, kterou v seznamu nemáme"))],
                widget=widgets.List(),
                missing=_("Vyberte instituci ze seznamu, nebo napište novou."),
            )
        shown = Shown("institution", NEW) if listed else None
        label = _("Jak se instituce jmenuje") if listed else _("Pro koho")
        self.fields["name"] = fields.TextField(
            label=label,
            max_length=200,
            shown=shown,
            missing=_("Napište, jak se instituce jmenuje."),
        )
        self.fields["kind"] = fields.ChoiceField(
            label=_("Co je to za instituci"),
            choices=kinds_of(self.service),
            widget=widgets.List(),
            shown=shown,
            missing=_("Vyberte, co je to za instituci."),
        )

    @property
    def recipient(self) -> Recipient:
        """One of the list, or a new one."""
        given = self.cleaned_data
        chosen = given.get("institution") or NEW
        if chosen != NEW:
            return Recipient(institution_id=int(chosen))
        return Recipient(name=given["name"], kind=given["kind"])

    @property
    def site(self) -> str:
        """The site chosen, or the only one."""
        return self.cleaned_data.get("site") or next(iter(self.sites), "")

    @property
    def held(self) -> Held:
        """As the action takes it."""
        given = self.cleaned_data
        numbers = {
            name.removeprefix("people_"): given[name] or 0
            for name in self.fields
            if name.startswith("people_")
        }
        return Held(
            day=given["day"],
            minutes=given["minutes"],
            topic=given["topic"],
            participants=numbers,
            workers=tuple(int(one) for one in given.get("workers") or ()),
            note=given["note"],
        )


def kinds_of(service: Service) -> list[tuple[str, str]]:
    """The kinds of institutions of the service."""
    return [(one.id, said(one.text)) for one in service.words("institution_kinds")]


class InstitutionForm(OporaForm):
    """Name and kind of an institution, and why they change."""

    not_saved = _("Oprava ještě není uložená")

    name = fields.TextField(
        label=_("Jak se instituce jmenuje"),
        max_length=200,
        missing=_("Napište, jak se instituce jmenuje."),
    )

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"] = fields.ChoiceField(
            label=_("Co je to za instituci"),
            choices=kinds_of(service),
            widget=widgets.List(),
            missing=_("Vyberte, co je to za instituci."),
        )
        self.fields["why"] = why_field()


class MergeForm(OporaForm):
    """With which other one it is the same; or none any more."""

    not_saved = _("Sloučení ještě není uložené")

    def __init__(self, *args: Any, others: Sequence[InstitutionRow], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["same_as"] = fields.ChoiceField(
            label=_("Je to stejná instituce jako"),
            choices=[
                *((str(one.id), one.name) for one in others),
                (NEW, _("Žádná jiná, je to samostatná instituce")),
            ],
            widget=widgets.List(),
            missing=_("Vyberte jinou instituci ze seznamu."),
        )
        self.fields["why"] = why_field()
