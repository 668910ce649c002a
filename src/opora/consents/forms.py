"""Shapes of what is typed about consents."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.consents.given import ADULT, ConsentWords
from opora.consents.models import Consent
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.forms import OporaForm


class ConsentForm(OporaForm):
    """A consent as it was given."""

    not_saved = gettext_lazy("Souhlas ještě není uložený")

    text = fields.TextField(
        label=gettext_lazy("S čím člověk souhlasí"),
        help_text=gettext_lazy("Tak, jak jste se domluvili. Při změně zapište nový souhlas."),
        lines=True,
        max_length=4000,
        missing=gettext_lazy("Napište, s čím člověk souhlasí."),
    )
    recipient = fields.TextField(
        label=gettext_lazy("Komu se údaje smějí sdělit"),
        missing=gettext_lazy("Napište, komu se údaje smějí sdělit."),
    )
    way = fields.ChoiceField(label=gettext_lazy("Jak souhlas zazněl"), choices=Consent.Way.choices)
    given_on = fields.DayField(label=gettext_lazy("Kdy"), past=True)
    valid_until = fields.DayField(
        label=gettext_lazy("Do kdy platí"),
        help_text=gettext_lazy("Bez dne platí do odvolání. Odvolat ho jde kdykoli."),
        required=False,
    )

    def __init__(
        self, *args: Any, service: Service, people: Sequence[PersonInCase], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ChoiceField(
            label=_("Čí údaje to jsou"), choices=[(str(one.id), one.name) for one in people]
        )
        self._representative(people)
        self.fields["scope"] = fields.ManyField(
            label=_("Kterých údajů se souhlas týká"),
            choices=[(one.id, said(one.text)) for one in service.words("disclosed_facts")],
            whole=False,
        )
        self.fields["purpose"] = fields.ChoiceField(
            label=_("K čemu to je"),
            choices=[(one.id, said(one.text)) for one in service.words("consent_purposes")],
        )
        first = ["person", "given_by", "given_by_name", "relation", "text", "scope", "purpose"]
        self.order_fields([*first, "recipient", "way", "given_on", "valid_until"])

    def _representative(self, people: Sequence[PersonInCase]) -> None:
        """Called up by whoever is not of age."""
        minors = [str(one.id) for one in people if _is_minor(one)]
        if not minors:
            return
        shown = fields.Shown("person", *minors)
        signs: Any = fields.ChoiceField(
            label=_("Kdo souhlas dává za nezletilého"),
            choices=[(str(one.id), one.name) for one in people if not _is_minor(one)],
            required=False,
            shown=shown,
        )
        # Either this or the name below is needed; the action says so.
        signs.may_say_optional = False
        self.fields["given_by"] = signs
        self.fields["given_by_name"] = fields.TextField(
            label=_("Zástupce, který v případu není"), required=False, shown=shown
        )
        self.fields["relation"] = fields.TextField(
            label=_("Čím zástupce je"), max_length=100, required=False, shown=shown
        )

    def clean(self) -> dict[str, Any] | None:
        """Something is consented to."""
        data = super().clean()
        if data is not None and not data.get("scope") and "scope" not in self.errors:
            self.refuse("scope", _("Vyberte aspoň jednu z možností."))
        return data

    def words(self) -> ConsentWords:
        """The consent, as the action takes it."""
        data = self.cleaned_data
        return ConsentWords(
            person_id=int(data["person"]),
            text=data["text"],
            given_on=data["given_on"],
            way=data["way"],
            scope=tuple(data["scope"]),
            purpose=data["purpose"],
            recipient=data["recipient"],
            valid_until=data.get("valid_until"),
            given_by_id=int(data["given_by"]) if data.get("given_by") else None,
            given_by_name=data.get("given_by_name") or "",
            relation=data.get("relation") or "",
        )


def _is_minor(one: PersonInCase) -> bool:
    return one.age is not None and one.age.high is not None and one.age.high < ADULT


class WithdrawForm(OporaForm):
    """When and how a consent was taken back. Why is not asked."""

    not_saved = gettext_lazy("Odvolání ještě není zapsané")

    withdrawn_on = fields.DayField(label=gettext_lazy("Kdy"), past=True)
    way = fields.ChoiceField(label=gettext_lazy("Jak"), choices=Consent.Way.choices)
    note = fields.TextField(
        label=gettext_lazy("Poznámka"), lines=True, max_length=1000, required=False
    )
