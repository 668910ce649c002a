"""Shapes of what is typed about debts, budgets and instalments."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.acts.kept_words import crowns
from opora.catalog.service import Service
from opora.debts.queries import DebtRow
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

MOST = 999_999_999


def _crowns(label: Any) -> fields.CrownsField:
    return fields.CrownsField(label=label, max_value=MOST)


def _note() -> fields.TextField:
    return fields.TextField(label=_("Poznámka"), lines=True, max_length=2000, required=False)


class DebtForm(OporaForm):
    """One debt."""

    not_saved = _("Dluh ještě není zapsaný")

    creditor = fields.TextField(label=_("Komu se dluží"), missing=_("Napište, komu se dluží."))
    amount = _crowns(_("Kolik korun"))
    known_on = fields.DayField(label=_("Ke kterému dni"), past=True)
    note = _note()

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, vocabulary, label in (
            ("kind", "debt_kinds", _("Z čeho dluh je")),
            ("state", "debt_states", _("Jak to s dluhem je")),
        ):
            choices = [(one.id, said(one.text)) for one in service.words(vocabulary)]
            self.fields[name] = fields.ChoiceField(
                label=label, choices=choices, widget=widgets.List()
            )
        self.order_fields(["creditor", "kind", "amount", "state", "known_on", "note"])


class BudgetForm(OporaForm):
    """A household's month, in crowns."""

    not_saved = _("Rozpočet ještě není uložený")

    income = _crowns(_("Příjmy za měsíc"))
    housing = _crowns(_("Bydlení a energie"))
    living = _crowns(_("Jídlo a domácnost"))
    other = _crowns(_("Ostatní výdaje bez splátek"))
    made_on = fields.DayField(label=_("Ke kterému dni"), past=True)
    note = _note()


class InstalmentsForm(OporaForm):
    """How one debt is paid off."""

    not_saved = _("Splátky ještě nejsou uložené")

    monthly = _crowns(_("Kolik korun měsíčně"))
    times = fields.NumberField(label=_("Kolik splátek"), max_value=360)
    first_on = fields.DayField(label=_("První splátka"))
    note = _note()

    def __init__(self, *args: Any, debts: Sequence[DebtRow], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["debt"] = fields.ChoiceField(
            label=_("Který dluh"),
            choices=[(str(one.id), f"{one.creditor}, {crowns(one.amount)}") for one in debts],
            widget=widgets.List(),
            missing=_("Vyberte jeden z dluhů."),
        )
        self.order_fields(["debt"])
