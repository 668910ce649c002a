"""A group: planning it, its page, cancelling it."""

from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import Invalid, NotAllowed, NotFound
from opora.access.middleware import viewer
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.appointments.clashes.words import Clashing
from opora.appointments.forms import BookForm
from opora.appointments.groups.actions import GroupStopped, cancel_group, gather
from opora.appointments.groups.queries import GroupRow, State, candidates, group_row
from opora.appointments.meeting_rooms.queries import rooms_at
from opora.appointments.meeting_rooms.views import site_name
from opora.appointments.models import Appointment
from opora.appointments.words import kind_words
from opora.cases.steps import Step
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.ui import fields, words
from opora.ui.day_fields import any_day
from opora.ui.forms import OporaForm


class GroupForm(BookForm):
    """A meeting of several cases."""

    def __init__(self, *args: Any, cases: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, people=(), **options)
        self.fields["cases"] = fields.ManyField(
            label=_("Kdo přijde"), choices=[(str(key), name) for key, name in cases], whole=False
        )
        self.fields["note"] = self.fields.pop("note")


class Gather(Step):
    """A meeting with several cases of one site."""

    form_class = GroupForm
    template_name = "appointments/group_step.html"
    action = gather
    heading = _("Naplánovat skupinu")
    submit = _("Naplánovat skupinu")
    panel_title = _("Tuto schůzku tak naplánovat nejde.")

    def check_right(self) -> None:
        """Who works with people at the site; a place that there is not is absent."""
        if not self.viewer.services(CASEWORK):
            raise NotAllowed
        assert self.place

    @cached_property
    def place(self) -> tuple[str, str]:
        """Service and site: those of the address, else the first of the viewer."""
        service, _colon, site = self.request.GET.get("kde", "").partition(":")
        here = [
            (known, one.id)
            for known in self.viewer.services(CASEWORK)
            for one in current().service(known).sites
            if self.viewer.holds(CASEWORK, known, one.id)
        ]
        for known, one in here:
            if service in ("", known) and site in ("", one):
                return known, one
        raise NotFound

    @property
    def service(self) -> Service:
        """The service of the place."""
        return current().service(self.place[0])

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    @property
    def home(self) -> str:
        """The calendar of the site."""
        service, site = self.place
        return f"{path_of('calendar')}?ci=s:{service}:{site}"

    def form_options(self) -> dict[str, Any]:
        """Cases and workers of the place, and its rooms."""
        service, site = self.place
        workers = colleagues(self.viewer, service=service, site=site, roles=CASEWORK, person_ids=())
        rooms = [one for one in rooms_at(service, site) if one.is_open(self.today)]
        return {
            "service": self.service,
            "workers": [(one.id, one.name) for one in workers],
            "rooms": [(one.id, one.name) for one in rooms],
            "cases": [(one.id, one.title) for one in candidates(self.viewer, service, site)],
        }

    def initial(self) -> dict[str, Any]:
        """Oneself, and the day of the calendar."""
        asked = self.request.GET.get("den")
        return {
            "worker": str(self.viewer.account_id),
            "day": any_day(asked, self.today) if asked else None,
        }

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where, who and what."""
        assert isinstance(form, GroupForm)
        service, site = self.place
        chosen = [int(one) for one in form.cleaned_data["cases"] or ()]
        return {"service": service, "site": site, "case_ids": chosen, "what": form.planned}

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """Where a reason lets it through, it is asked for at once."""
        assert isinstance(form, BookForm)
        if isinstance(wrong, Clashing | GroupStopped) and wrong.liftable:
            form.ask_clash_reason()
        return super()._wrong(form, wrong)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Of which place, and how many others that can't be chosen here."""
        return {"place": site_name(*self.place), "area": "calendar"}


class ShowGroup(LoginRequiredMixin, View):
    """Who is expected and how it stands with each."""

    def get(self, request: HttpRequest, group_id: int) -> HttpResponse:
        """The look is written down before anything is shown."""
        who, now = viewer(request), timezone.localtime()
        row = group_row(who, group_id)
        cases = sorted({one.case_id for one in row.members})
        shown = [f"group:{row.id}", *(f"case:{one}" for one in cases)]
        look(by=who, page="group", case_id=None, shown=shown, now=now)
        works = who.holds(CASEWORK, row.service, row.site) and bool(row.waiting)
        context = {
            "group": row,
            "title": kind_words(row.first),
            "when": when_words(row),
            "members": [(one, state_words(one.state)) for one in row.members],
            "where": where_words(row),
            "record_url": path_of("record_group", row.id)
            if works and row.day <= now.date()
            else "",
            "cancel_url": path_of("cancel_group", row.id) if works else "",
            "area": "calendar",
        }
        return render(request, "appointments/group.html", context)


def when_words(row: GroupRow) -> str:
    """'pátek 20. listopadu v 9:00, 60 minut'."""
    told = {
        "day": words.long_day(row.day),
        "hour": words.hour(row.at),
        "minutes": words.minutes(row.first.minutes),
    }
    return words.voiced(_("%(day)s v %(hour)s, %(minutes)s") % told)


def where_words(row: GroupRow) -> str:
    """Who of us, where, in which room."""
    first, service = row.first, current().service(row.service)
    told = [first.worker, *(name for _key, name in first.more_workers)]
    told += [said(service.word("places", first.place))] if first.place else []
    return ", ".join([*told, *([first.room] if first.room else [])])


def state_words(state: str) -> str:
    """How it stands with one of them."""
    return {
        State.PLANNED.value: "",
        State.HELD.value: str(_("zapsáno")),
        State.CANCELLED.value: str(_("zrušeno")),
    }.get(state, "")


class CancelGroupForm(OporaForm):
    """Why it does not take place for anybody."""

    not_saved = _("Schůzka zatím platí")

    cancelled_by = fields.ChoiceField(
        label=_("Proč se schůzka nekoná"),
        choices=[
            (Appointment.CancelledBy.SERVICE.value, _("Rušíme ji my")),
            (Appointment.CancelledBy.OTHER.value, _("Ruší ji někdo další")),
        ],
        missing=_("Vyberte, proč se schůzka nekoná."),
    )
    told_on = fields.DayField(label=_("Kdy to víme"), past=True, required=False)
    note = fields.TextField(label=_("Proč, poznámka"), required=False, max_length=2000)


class OfGroup(Step):
    """A step about the group in the address."""

    template_name = "appointments/group_step.html"

    @property
    def group(self) -> GroupRow:
        """The group, read anew; NotFound when unseen."""
        return group_row(self.viewer, self.kwargs["group_id"])

    def check_right(self) -> None:
        """Who works with people at its site."""
        row = self.group
        if not self.viewer.holds(CASEWORK, row.service, row.site):
            raise NotAllowed

    def stands(self) -> object:
        """The meetings of the group."""
        return self.group

    @property
    def service(self) -> Service:
        """The service of the group."""
        return current().service(self.group.service)

    def subject(self) -> Subject | None:
        """Nobody is asked for missing facts here."""
        return None

    @property
    def home(self) -> str:
        """The group."""
        return path_of("group", self.kwargs["group_id"])

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which group."""
        row = self.group
        told = f"{kind_words(row.first)}, {when_words(row)}"
        return {"place": told, "area": "calendar"}

    def _look(self) -> None:
        row, now = self.group, timezone.localtime()
        shown = [f"group:{row.id}", *(f"case:{one.case_id}" for one in row.members)]
        look(by=self.viewer, page=self.action.code, case_id=None, shown=shown, now=now)


class CancelGroup(OfGroup):
    """It does not take place for anybody; whoever excuses themselves is cancelled on their case."""

    form_class = CancelGroupForm
    action = cancel_group
    heading = _("Zrušit skupinu")
    submit = _("Zrušit skupinu")

    def initial(self) -> dict[str, Any]:
        """Told today, unless somebody says otherwise."""
        day: date = self.today
        return {"told_on": day}
