"""Screens of who cooperates on a case."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.queries import everybody, left_out
from opora.access.roles import CASEWORK
from opora.cases.mending.pages import Correcting
from opora.cases.views import OfCase
from opora.team.cooperating.actions import KEPT, involve
from opora.ui import fields
from opora.ui.forms import OporaForm


class InvolveForm(OporaForm):
    """Who, on what, from when."""

    not_saved = _("Spolupráce ještě není zapsaná")

    about = fields.TextField(
        label=_("Na čem bude spolupracovat"),
        lines=True,
        max_length=2000,
        missing=_("Napište, na čem bude spolupracovat."),
    )
    since = fields.DayField(label=_("Ode dne"), past=True)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(str(number), name) for number, name in people]
        self.fields["worker"] = fields.ChoiceField(
            label=_("Kdo"), choices=listed, missing=_("Vyberte, kdo bude spolupracovat.")
        )
        self.order_fields(["worker", "about", "since"])


class CorrectForm(OporaForm):
    """On what, from when, until when."""

    about = fields.TextField(label=_("Na čem"), lines=True, max_length=2000)
    since = fields.DayField(label=_("Ode dne"), past=True)
    until = fields.DayField(
        label=_("Do dne"), past=True, required=False, help_text=_("Prázdné: spolupráce trvá.")
    )


class Involve(OfCase):
    """One more worker on the case."""

    form_class = InvolveForm
    heading = _("Přizvat ke spolupráci")
    submit = _("Přizvat")
    saved = _("Spolupráce je zapsaná")
    action = involve
    part = "#team"

    def check_right(self) -> None:
        """Only where the service promises it."""
        super().check_right()
        if not KEPT.of(self.service):
            raise NotFound

    def form_options(self) -> dict[str, Any]:
        """Whoever works on cases and may meet these people; of others the rules say why not."""
        people = [(one.id, one.name) for one in everybody(self.viewer) if set(one.roles) & CASEWORK]
        if not self.request.POST:
            persons = [one.id for one in self.persons()]
            pairs = [(number, person) for number, _name in people for person in persons]
            shut = {worker for worker, _person in left_out(pairs, self.today)}
            people = [one for one in people if one[0] not in shut]
        return {"people": people}

    def initial(self) -> dict[str, Any]:
        """From today on."""
        return {"since": self.today}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The worker by their number, from the day on."""
        given = super().answers(form)
        return given | {"worker_id": int(given.pop("worker")), "on": given.pop("since")}


class CorrectCooperation(Correcting, OfCase):
    """On what and until when; its end is written down here too."""

    form_class = CorrectForm
    heading = _("Upravit nebo ukončit spolupráci")
    submit = _("Uložit")

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """All three days and words, and why."""
        given = super().answers(form)
        return given | {"until": given.get("until"), "why": form.cleaned_data["why"]}
