"""Forms of breaches and warnings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.agreements.breaches.actions import Broken
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.forms import OporaForm

DEGRADING = _("Snižovalo to důstojnost pracovníka, nebo mu to tvořilo nepřátelské prostředí?")
AGREEMENT, RULES, CONDUCT, UNPAID = "agreement", "internal_rules", "conduct", "unpaid"


class BreachForm(OporaForm):
    """What was broken, when, which rule it was against and who was there."""

    not_saved = _("Porušení ještě není zapsané")

    happened_on = fields.DayField(label=_("Kdy to bylo"), past=True)
    what = fields.TextField(
        label=_("Co se stalo"),
        help_text=_("Popište, co bylo vidět a slyšet."),
        lines=True,
        max_length=4000,
        missing=_("Napište, co se stalo."),
    )
    rule = fields.TextField(
        label=_("Které pravidlo nebo ujednání to je"),
        max_length=1000,
        missing=_("Napište, které pravidlo nebo ujednání to je."),
    )
    present = fields.TextField(
        label=_("Kdo u toho byl"),
        help_text=_("Když nikdo další, napište to."),
        max_length=1000,
        missing=_("Napište, kdo u toho byl. Když nikdo další, napište to."),
    )

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ground"] = fields.ChoiceField(
            label=_("Co se porušilo"),
            choices=[(one.id, said(one.text)) for one in service.words("broken")],
        )
        self._add_kind(service)
        gross = _("Bylo to hrubé porušení?")
        self.fields["gross"] = fields.ThreeStateField(
            label=gross, asked=False, shown=fields.Shown("ground", AGREEMENT, RULES)
        )
        self.fields["degrading"] = fields.ThreeStateField(
            label=DEGRADING, asked=False, shown=fields.Shown("ground", CONDUCT)
        )
        self.order_fields(["happened_on", "ground", "kind", "unpaid_since", "gross", "degrading"])

    def _add_kind(self, service: Service) -> None:
        """How an agreement was broken, where the service tells kinds of that apart."""
        kinds = [(one.id, said(one.text)) for one in service.words("breaches")]
        if not kinds:
            return
        self.fields["kind"] = fields.ChoiceField(
            label=_("Čím"), choices=kinds, shown=fields.Shown("ground", AGREEMENT)
        )
        self.fields["unpaid_since"] = fields.DayField(
            label=_("Kdy měla být úhrada zaplacená"),
            past=True,
            shown=fields.Shown("kind", UNPAID),
            missing=_("Napište, kdy měla být úhrada zaplacená."),
        )

    def broken(self) -> Broken:
        """What happened, as the action takes it."""
        known = Broken.__dataclass_fields__.keys() & self.answers.keys()
        return Broken(**{name: self.answers[name] for name in known})


class WarnForm(OporaForm):
    """When and how the client was warned, and what was said or written."""

    not_saved = _("Napomenutí ještě není zapsané")

    given_on = fields.DayField(label=_("Kdy napomenutí zaznělo"), past=True)
    form = fields.ChoiceField(
        label=_("Jak"), choices=[("spoken", _("Ústně")), ("written", _("Písemně"))]
    )
    text = fields.TextField(
        label=_("Co jste řekli nebo napsali"),
        lines=True,
        max_length=4000,
        missing=_("Napište, co jste řekli nebo napsali."),
    )
