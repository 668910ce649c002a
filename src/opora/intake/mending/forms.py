"""Forms that put records of intake right: the same fields, and why."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.intake.forms import STEP, words
from opora.intake.models import Contact, Way
from opora.ui import fields
from opora.ui.forms import OporaForm

KEPT = keeps(__name__, STEP, "contact_way", "next_step", "target_group")


class ContactAgainForm(OporaForm):
    """A contact as it was. Of the first one all that the service keeps of the talk."""

    way = fields.ChoiceField(label=_("Jak"), choices=Way.choices)
    danger = fields.ThreeStateField(label=_("Byl někdo v ohrožení, nebo to nesneslo odklad?"))
    request = fields.TextField(
        label=_("S čím přichází"), lines=True, max_length=4000, required=False
    )
    note = fields.TextField(
        label=_("Poznámka"), lines=True, max_length=4000, required=False, may_say_optional=False
    )
    on = fields.DayField(label=_("Kdy to bylo"), past=True)

    def __init__(self, *args: Any, service: Service, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        first = kind == Contact.Kind.FIRST
        kept = KEPT.of(service)
        for name in ("danger", "request") if not first else ("note",):
            del self.fields[name]
        if kind in {Contact.Kind.NOTE, Contact.Kind.OWN_FILE}:
            del self.fields["way"]
        if not first:
            return
        self.fields["way"].required = "contact_way" in kept
        self._choice("area", _("O co jde"), words(service, "areas"))
        self._choice("referrer", _("Kdo službu doporučil"), words(service, "referrers"))
        if "target_group" in kept:
            self._choice("target_group", _("Ke komu člověk patří"), words(service, "target_groups"))
        steps = words(service, "next_steps") if "next_step" in kept else []
        steps = steps or words(service, "contact_ends")[:1]
        now = str(self.initial.get("next_step") or "")
        # What was written in words of one's own before stays as it is.
        own = [(now, now)] if now and now not in dict(steps) else []
        self._choice("next_step", _("Co bude dál"), [*steps, *own])
        listed = ["way", "danger", "request", "area", "referrer", "target_group"]
        listed += ["next_step", "on"]
        self.order_fields(listed)

    def _choice(self, name: str, label: Any, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name] = fields.ChoiceField(label=label, choices=choices, required=False)
