"""The list of rooms and the two steps of the head: adding one, changing or closing one."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.appointments.meeting_rooms.actions import add_room, change_room
from opora.appointments.meeting_rooms.queries import RoomRow, room_row, rooms_near
from opora.appointments.models import READERS
from opora.cases.steps import Step
from opora.catalog import current
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm


def site_name(service_id: str, site_id: str) -> str:
    """'Ohrožené rodiny, Most'; of a service with one site its name alone."""
    service = current().service(service_id)
    site = next((one for one in service.sites if one.id == site_id), None)
    if site is None or len(service.sites) < 2:
        return said(service.short)
    return f"{said(service.short)}, {said(site.name)}"


def sites_led(viewer: Viewer) -> list[tuple[str, str]]:
    """Service and site of every place that the viewer is head of."""
    return [
        (one, site.id)
        for one in viewer.services(HEADS)
        for site in current().service(one).sites
        if viewer.holds(HEADS, one, site.id)
    ]


class MeetingRooms(LoginRequiredMixin, View):
    """The rooms of the viewer's places."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Names of rooms are nobody's data, so no look is kept."""
        who = viewer(request)
        if not who.services(READERS):
            raise NotFound
        led = set(sites_led(who))
        rows = [
            (one, site_name(one.service, one.site), (one.service, one.site) in led)
            for one in rooms_near(who)
        ]
        context = {"rows": rows, "may_add": bool(led), "today": timezone.localdate()}
        return render(request, "appointments/meeting_rooms.html", context | {"area": "calendar"})


class RoomForm(OporaForm):
    """How a room is called."""

    not_saved = _("Místnost ještě není uložená")

    name = fields.TextField(
        label=_("Jméno místnosti"),
        max_length=80,
        missing=_("Napište, jak se místnost jmenuje, třeba Zasedačka."),
    )


class AddRoomForm(RoomForm):
    """A room of one of the head's places."""

    def __init__(self, *args: Any, sites: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sites = sites
        if len(sites) > 1:
            listed = [(f"{one}:{site}", site_name(one, site)) for one, site in sites]
            self.fields["where"] = fields.ChoiceField(
                label=_("Pracoviště"),
                choices=listed,
                widget=widgets.List(),
                missing=_("Vyberte pracoviště."),
            )

    @property
    def place(self) -> tuple[str, str]:
        """Service and site."""
        chosen = self.cleaned_data.get("where")
        if not chosen:
            return self.sites[0]
        service, _colon, site = str(chosen).partition(":")
        return service, site


class ChangeRoomForm(RoomForm):
    """Another name; from when it is closed."""

    closed_from = fields.DayField(
        label=_("Od kdy se nepoužívá"),
        help_text=_("První den, kdy v ní už nic nebude. Prázdné znamená, že se používá."),
        required=False,
    )


class OfRoom(Step):
    """A step about rooms, of no case."""

    template_name = "appointments/room_step.html"

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    @property
    def home(self) -> str:
        """The list."""
        return path_of("meeting_rooms")

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Where the page belongs."""
        return {"area": "calendar"}


class AddRoom(OfRoom):
    """One more room."""

    form_class = AddRoomForm
    action = add_room
    heading = _("Přidat místnost")
    submit = _("Přidat místnost")

    def form_options(self) -> dict[str, Any]:
        """The places of the head."""
        return {"sites": sites_led(self.viewer)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where and how it is called."""
        assert isinstance(form, AddRoomForm)
        service, site = form.place
        return {"service": service, "site": site, "name": form.cleaned_data["name"]}


class ChangeRoom(OfRoom):
    """Another name, or closed from a day on."""

    form_class = ChangeRoomForm
    action = change_room
    heading = _("Změnit místnost")
    submit = _("Uložit změnu")

    @property
    def room(self) -> RoomRow:
        """The room in the address; NotFound away from the viewer's places."""
        return room_row(self.viewer, self.kwargs["room_id"])

    def check_right(self) -> None:
        """The head of its site."""
        row = self.room
        if not self.viewer.holds(HEADS, row.service, row.site):
            raise NotAllowed

    def stands(self) -> object:
        """The room as it is."""
        return self.room

    def initial(self) -> dict[str, Any]:
        """The room as it is."""
        return {"name": self.room.name, "closed_from": self.room.closed_from}
