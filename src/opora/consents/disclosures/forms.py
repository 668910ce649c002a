"""The shape of what is typed about what leaves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.catalog.service import Service
from opora.consents.given import Leaving
from opora.consents.queries import ConsentRow
from opora.consents.words import purpose_words, state_words, statute_words
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

NOTHING = "none"


class DiscloseForm(OporaForm):
    """What leaves, to whom, and on what: a consent of the case or a statutory ground."""

    not_saved = gettext_lazy("Sdělení ještě není zapsané")

    what = fields.TextField(
        label=gettext_lazy("Co přesně"),
        help_text=gettext_lazy("Jen to, co je k účelu potřeba."),
        lines=True,
        max_length=4000,
        missing=gettext_lazy("Napište, co přesně se sděluje."),
    )
    taken_by = fields.TextField(
        label=gettext_lazy("Kdo to tam převzal"), required=False, max_length=200
    )
    left_on = fields.DayField(label=gettext_lazy("Kdy"), past=True)

    def __init__(
        self,
        *args: Any,
        service: Service,
        consents: Sequence[ConsentRow],
        on: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        statutes = [(f"law:{one.id}", statute_words(one)) for one in service.words(GROUNDS)]
        by_law = [key for key, _label in statutes]
        self.fields["basis"] = fields.ChoiceField(
            label=_("Na základě čeho"),
            choices=_under_headings(_consent_choices(consents, service, on), statutes),
            widget=widgets.List(),
            missing=_("Vyberte souhlas nebo zákonný důvod. Bez nich údaje předat nejde."),
        )
        self.fields["recipient"] = fields.TextField(
            label=_("Komu"),
            shown=fields.Shown("basis", NOTHING, *by_law),
            missing=_("Napište, komu se to sděluje."),
        )
        self.fields["reference"] = fields.TextField(
            label=_("Číslo jednací nebo o jaký čin jde"),
            required=False,
            shown=fields.Shown("basis", *by_law),
        )
        self.fields["scope"] = fields.ManyField(
            label=_("Kterých údajů se to týká"),
            choices=[(one.id, said(one.text)) for one in service.words("disclosed_facts")],
            whole=False,
        )
        self.fields["way"] = fields.ChoiceField(
            label=_("Jakou cestou"),
            choices=[(one.id, said(one.text)) for one in service.words("disclosure_ways")],
        )
        first = ["basis", "recipient", "reference", "scope", "what", "way", "taken_by", "left_on"]
        self.order_fields(first)

    def clean(self) -> dict[str, Any] | None:
        """Something leaves."""
        data = super().clean()
        if data is not None and not data.get("scope") and "scope" not in self.errors:
            self.refuse("scope", _("Vyberte aspoň jednu z možností."))
        return data

    def leaving(self) -> Leaving:
        """What leaves, as the action takes it."""
        data = self.cleaned_data
        on_what, _colon, which = data["basis"].partition(":")
        return Leaving(
            scope=tuple(data["scope"]),
            what=data["what"],
            way=data["way"],
            recipient=data.get("recipient") or "",
            taken_by=data.get("taken_by") or "",
            consent_id=int(which) if on_what == "consent" else None,
            statute=which if on_what == "law" else "",
            reference=data.get("reference") or "",
        )


GROUNDS = "statutory_grounds"


def _consent_choices(
    consents: Sequence[ConsentRow], service: Service, on: date
) -> list[tuple[str, str]]:
    """Those that hold first; the others for what left while they held."""
    rows = [one for one in consents if not one.void_reason]
    rows.sort(key=lambda one: (one.state(on) != "stands", -one.given_on.toordinal(), -one.id))
    words = _("%(who)s, %(purpose)s: %(recipient)s, %(state)s")
    return [
        (
            f"consent:{one.id}",
            words
            % {
                "who": one.person,
                "purpose": purpose_words(one.purpose, service),
                "recipient": one.recipient,
                "state": state_words(one, on),
            },
        )
        for one in rows
    ]


def _under_headings(
    consents: list[tuple[str, str]], statutes: list[tuple[str, str]]
) -> list[tuple[Any, Any]]:
    none = (NOTHING, _("souhlas ani zákonný důvod nemáme"))
    groups: list[tuple[Any, Any]] = [(_("Souhlas"), consents)] if consents else []
    return [*groups, (_("Ukládá to zákon"), statutes), none]
