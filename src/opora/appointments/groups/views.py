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
from opora.access.doors import Invalid, NotAllowed
from opora.access.middleware import viewer
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.appointments.calendar.asked import typed_in_calendar
from opora.appointments.clashes.words import Stopped
from opora.appointments.groups.actions import FEWEST, cancel_group, gather
from opora.appointments.groups.queries import GroupRow, State, candidates, group_row
from opora.appointments.groups.series.actions import cancel_group_following, gather_series
from opora.appointments.groups.stopped import GroupRefused, SaysWhoIsStopped
from opora.appointments.meeting_rooms.queries import rooms_at
from opora.appointments.meeting_rooms.views import site_name
from opora.appointments.models import Appointment
from opora.appointments.moments import has_begun
from opora.appointments.places import place_asked
from opora.appointments.repeating.actions import SeriesStopped
from opora.appointments.repeating.forms import FOLLOWING, ONE, PlanForm, extent_field
from opora.appointments.words import kind_words
from opora.cases.lifting import Lifting
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.ui import fields, words
from opora.ui.forms import OporaForm


class GroupForm(PlanForm):
    """A meeting of several cases, once or again and again."""

    def __init__(self, *args: Any, cases: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, people=(), **options)
        self.fields["cases"] = fields.ManyField(
            label=_("Kdo přijde"), choices=[(str(key), name) for key, name in cases], whole=False
        )
        self.fields["note"] = self.fields.pop("note")


class Gather(SaysWhoIsStopped):
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
        return place_asked(self.viewer, CASEWORK, self.request.GET.get("kde", ""))

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
        asked = typed_in_calendar(self.request.GET, self.today)
        return {**asked, "worker": asked["worker"] or str(self.viewer.account_id)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Where, who and what."""
        assert isinstance(form, GroupForm)
        service, site = self.place
        chosen = [int(one) for one in form.cleaned_data["cases"] or () if one not in self.left]
        return {"service": service, "site": site, "case_ids": chosen, "what": form.planned}

    def without(self, stopped: GroupRefused) -> str:
        """The others meet, where there are enough of them."""
        rest = stopped.total - len(stopped.ids)
        return str(_("Naplánovat skupinu bez nich")) if rest >= FEWEST else ""

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One group, or a series of them."""
        assert isinstance(form, GroupForm)
        if form.repeat is None:
            super().take(form, lifting)
            return
        told = self.answers(form) | {"repeat": form.repeat, "leave_out": form.left_days}
        gather_series(**told, **lifting.words, by=self.viewer, on=self.today)

    def _wrong(self, form: OporaForm, wrong: Invalid) -> HttpResponse:
        """Where a reason lets it through, or days can be left out, it is asked for at once."""
        assert isinstance(form, GroupForm)
        if isinstance(wrong, Stopped | SeriesStopped) and wrong.liftable:
            form.ask_clash_reason()
        if isinstance(wrong, SeriesStopped):
            form.ask_leave_out(wrong.days)
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
            if works and has_begun(row.day, row.first.at, now)
            else "",
            "move_url": path_of("move_group", row.id) if works else "",
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
    told_on = fields.DayField(label=_("Odkdy to víme"), past=True, required=False)
    note = fields.TextField(label=_("Proč"), required=False, max_length=2000)


class OfGroup(SaysWhoIsStopped):
    """A step about the group in the address."""

    template_name = "appointments/group_step.html"

    @property
    def place(self) -> tuple[str, str]:
        """Service and site of the group."""
        return self.group.service, self.group.site

    @cached_property
    def group(self) -> GroupRow:
        """The group as it was when the page was asked for; NotFound when unseen."""
        return group_row(self.viewer, self.kwargs["group_id"])

    def check_right(self) -> None:
        """Who works with people at its site."""
        row = self.group
        if not self.viewer.holds(CASEWORK, row.service, row.site):
            raise NotAllowed

    def stands(self) -> object:
        """The meetings of the group, read anew."""
        return group_row(self.viewer, self.kwargs["group_id"])

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

    def make_form(self, data: Any = None) -> OporaForm:
        """Of a group that repeats it is asked whether the others are meant, too."""
        form = super().make_form(data)
        if self.group.series:
            form.fields["extent"] = extent_field()
        return form

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """One group, or it and all that follow."""
        told = self.answers(form)
        does = cancel_group_following if told.pop("extent", ONE) == FOLLOWING else self.action
        does(**told, by=self.viewer, on=self.today)
