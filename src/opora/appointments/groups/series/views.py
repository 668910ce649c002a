"""Moving a whole group, alone or with all that follow in its series."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from opora.access.doors import Invalid
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.appointments import guests
from opora.appointments.clashes.words import Stopped
from opora.appointments.forms import ASKED, BookForm
from opora.appointments.groups.series.actions import move_group, move_group_following
from opora.appointments.groups.views import OfGroup
from opora.appointments.meeting_rooms.queries import rooms_at
from opora.appointments.models import Appointment
from opora.appointments.planning import Planned
from opora.appointments.repeating.actions import SeriesStopped
from opora.appointments.repeating.forms import FOLLOWING, extent_field
from opora.cases.lifting import Lifting
from opora.cases.mending.forms import why_field
from opora.ui import fields
from opora.ui.forms import OporaForm

OF_EACH = ("kind", "note", *ASKED, *guests.AT_MEETING)
"""What stands with each of the meetings and stays as it is."""


class MoveGroupForm(BookForm):
    """When and where all of them meet, and who of us is there."""

    not_saved = _("Skupina zatím zůstává, jak je")

    def __init__(self, *args: Any, repeats: bool, **options: Any) -> None:
        super().__init__(*args, people=(), **options)
        for name in OF_EACH:
            self.fields.pop(name, None)
        self.fields["moved_by"] = fields.ChoiceField(
            label=_("Kdo žádá o jiný čas"),
            help_text=_("Jen když se mění den nebo hodina."),
            choices=list(Appointment.MovedBy.choices),
            required=False,
            may_say_optional=False,
        )
        if repeats:
            self.fields["extent"] = extent_field()
        self.fields["why"] = why_field(_("Proč se schůzka mění"))

    @property
    def planned(self) -> Planned:
        """What each of them is about stands with each."""
        self.cleaned_data["kind"] = ""
        return super().planned


class MoveGroup(OfGroup):
    """All of it at another time, or with others of us."""

    form_class: ClassVar[type[OporaForm]] = MoveGroupForm
    action = move_group
    heading = _("Přesunout skupinu")
    submit = _("Přesunout skupinu")
    panel_title = _("Takto skupinu přesunout nejde.")

    def form_options(self) -> dict[str, Any]:
        """Workers of the place, and its rooms."""
        row = self.group
        place: dict[str, Any] = {"service": row.service, "site": row.site}
        workers = colleagues(self.viewer, **place, roles=CASEWORK, person_ids=())
        rooms = [one for one in rooms_at(**place) if one.is_open(self.today)]
        return {
            "service": self.service,
            "repeats": bool(row.series),
            "workers": [(one.id, one.name) for one in workers],
            "rooms": [(one.id, one.name) for one in rooms],
        }

    def initial(self) -> dict[str, Any]:
        """As it stands."""
        first = self.group.first
        return vars(first) | {
            "worker": str(first.worker_id),
            "workers": {"values": [str(key) for key, _name in first.more_workers]},
            "room": str(first.room_id or ""),
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where to, why, and who asked for it."""
        assert isinstance(form, MoveGroupForm)
        told = form.cleaned_data
        told_why = {"why": told["why"], "moved_by": told["moved_by"] or ""}
        return {**self.kwargs, "what": form.planned, **told_why}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One group, or it and all that follow."""
        following = form.cleaned_data.get("extent") == FOLLOWING
        does = move_group_following if following else self.action
        does(**self.answers(form), **lifting.words, by=self.viewer, on=self.today)

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """Where a reason lets it through, it is asked for at once."""
        assert isinstance(form, BookForm)
        if isinstance(wrong, Stopped | SeriesStopped) and wrong.liftable:
            form.ask_clash_reason()
        return super()._wrong(form, wrong)
