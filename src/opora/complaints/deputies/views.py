"""The head names who decides what the head can't: a complaint about the head above all."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.deputies.actions import name_deputy
from opora.access.deputies.queries import deputies
from opora.access.doors import NotAllowed
from opora.access.queries import possible_deputies
from opora.access.roles import HEADS
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

NOBODY = "nobody"


class DeputyForm(OporaForm):
    """Who stands in from today on."""

    not_saved = _("Zatím je vše beze změny")

    def __init__(self, *args: Any, people: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["deputy"] = fields.ChoiceField(
            label=_("Kdo je zástup"),
            help_text=_(
                "Vidí a vyřizuje jen to, co vedoucí nemůže: stížnosti, ve kterých jde o vedoucí"
                " služby, a případy, které vedoucí kvůli klientovi nevidí."
            ),
            choices=[(NOBODY, _("nikdo")), *((str(key), name) for key, name in people)],
            widget=widgets.List(),
            missing=_("Vyberte, kdo."),
        )

    @property
    def account_id(self) -> int | None:
        """The worker; nobody for nobody."""
        chosen = self.answers["deputy"]
        return None if chosen == NOBODY else int(chosen)


class NameDeputy(Step):
    """One deputy of a service at a time, named before anything happens."""

    form_class = DeputyForm
    template_name = "complaints/deputy.html"
    heading = _("Zástup vedoucí")
    submit = _("Uložit")
    action = name_deputy
    may_repeat = True

    def check_right(self) -> None:
        """The head of this very service."""
        if self.kwargs["service_id"] not in self.viewer.services(HEADS):
            raise NotAllowed

    @property
    def service(self) -> Service:
        """The service in the address."""
        return current().service(self.kwargs["service_id"])

    @property
    def home(self) -> str:
        """The register."""
        return path_of("complaints")

    def _now(self) -> list[tuple[int, str]]:
        return deputies(self.viewer, [self.service.id], self.today).get(self.service.id, [])

    def stands(self) -> object:
        """Who stands in now."""
        return self._now()

    def form_options(self) -> dict[str, Any]:
        """Everybody else who works with people."""
        return {"people": [(one.id, one.name) for one in possible_deputies(self.viewer)]}

    def initial(self) -> dict[str, Any]:
        """Who stands in now."""
        now = self._now()
        return {"deputy": str(now[0][0]) if now else NOBODY}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Calls the action with who was chosen."""
        assert isinstance(form, DeputyForm)
        name_deputy(
            service=self.service.id, account_id=form.account_id, by=self.viewer, on=self.today
        )

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Of which service."""
        return {"service_name": said(self.service.short), "area": "complaints"}
