"""Screens of reported changes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.agreements.reported import actions
from opora.agreements.reported.actions import KEPT
from opora.cases.mending.pages import Correcting
from opora.cases.steps import Step
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.forms import OporaForm


class ChangeForm(OporaForm):
    """When it was said, what it is about, from when, and what is to change."""

    not_saved = _("Ohlášená změna ještě není zapsaná")

    reported_on = fields.DayField(label=_("Kdy to klient ohlásil"), past=True)
    since = fields.DayField(
        label=_("Odkdy se to mění"),
        help_text=_("Když to ještě není jasné, nechte prázdné."),
        required=False,
    )
    text = fields.TextField(
        label=_("Co se má změnit"),
        lines=True,
        max_length=4000,
        missing=_("Napište, co se má změnit."),
    )

    def __init__(self, *args: Any, service: Service, **options: Any) -> None:
        super().__init__(*args, **options)
        words = service.words("reported_changes")
        self.fields["about"] = fields.ChoiceField(
            label=_("Čeho se změna týká"), choices=[(one.id, said(one.text)) for one in words]
        )
        self.order_fields(["reported_on", "about", "text", "since"])


class OfChange(Step):
    """The form, in the words of the service."""

    form_class = ChangeForm

    def form_options(self) -> dict[str, Any]:
        """The service, whose words they are."""
        return {"service": self.service}


class ReportChange(OfChange):
    """What the client reports ahead."""

    heading = _("Ohlášená změna")
    submit = _("Zapsat ohlášenou změnu")
    action = actions.report_change
    part = "#course"

    def check_right(self) -> None:
        """Not there where no rule of the service keeps it."""
        super().check_right()
        if not KEPT.of(self.service):
            raise NotFound

    def initial(self) -> dict[str, Any]:
        """Today, as the most usual day."""
        return {"reported_on": self.today}


class CorrectChange(Correcting, OfChange):
    """What was written of it, put right."""
