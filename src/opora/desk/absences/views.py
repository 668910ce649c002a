"""Who is away and who stands in; for the head also which cases the stand-in does not see."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.absences.actions import cancel_absence, change_absence, note_absence
from opora.access.absences.queries import Away, absence_row, absences, may_stand_in, team_of
from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.appointments.staying.queries import planned_of
from opora.cases.steps import Step
from opora.desk.absences.actions import lend_cases
from opora.desk.absences.forms import NOBODY, AbsenceForm, PlainForm
from opora.desk.absences.queries import AwayLine, meetings_left, unseen
from opora.desk.views import Page
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of


class Absences(Page):
    """One's own, those one stands in for, and the team's for its head."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those that are not over."""
        rows = absences(self.viewer, self.today)
        me = self.viewer.account_id
        kept = meetings_left(self.viewer, rows)
        shown = sorted({each.shown for one in kept.values() for each in one})
        if shown:
            look(by=self.viewer, page="absences", case_id=None, shown=shown, now=self.now)
        lines = [AwayLine(one, tuple(kept.get(one.id, ()))) for one in rows]
        context = {
            "mine": [one for one in lines if one.away.account_id == me],
            "for_others": [one for one in lines if one.away.stand_in_id == me],
            "team": [one for one in lines if me not in (one.away.account_id, one.away.stand_in_id)],
            "workers": [one for one in team_of(self.viewer) if one[0] != me],
            "today": self.today,
        }
        return render(request, "desk/absences.html", context)


class OfAbsence(Step):
    """What the steps share."""

    may_repeat = True
    led_only = False
    cancelled_too = False

    def check_right(self) -> None:
        """Absent for whoever has nothing to do with it."""
        if "absence_id" in self.kwargs:
            _ = self.away  # looked up: NotFound goes up from here

    @cached_property
    def away(self) -> Away:
        """The absence in the address."""
        return self._found()

    def _found(self) -> Away:
        return absence_row(
            self.viewer,
            self.kwargs["absence_id"],
            led=self.led_only,
            cancelled=self.cancelled_too,
        )

    @property
    def home(self) -> str:
        """The list."""
        return path_of("absences")

    def stands(self) -> object:
        """The absence as it is kept."""
        return self._found()

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whose it is."""
        return {"away": self.away, "is_mine": self.away.account_id == self.viewer.account_id}


class SaysMeetings(Step):
    """A step about days on which somebody is away: it says which meetings stay with them."""

    @property
    def whose(self) -> int:
        """The worker who is away."""
        raise NotImplementedError

    def meetings(self, form: OporaForm) -> dict[str, Any]:
        """Of the days that are typed; before any are, whatever is planned from today on."""
        typed = getattr(form, "cleaned_data", {}) if form.is_bound else self.initial()
        since, until = typed.get("since"), typed.get("until")
        known = isinstance(since, date) and isinstance(until, date)
        first = max(since, self.today) if since and known else self.today
        rows = planned_of(self.viewer, [self.whose], first, until if known else None)
        if rows:
            ids, now = sorted({one.shown for one in rows}), timezone.localtime()
            look(by=self.viewer, page="absence_meetings", case_id=None, shown=ids, now=now)
        return {"meetings": rows, "of_days": known}


class NoteAbsence(SaysMeetings):
    """One's own, or, for the head, a colleague's, whose number comes in the address."""

    form_class = AbsenceForm
    template_name = "desk/absence.html"
    heading = _("Zapsat nepřítomnost")
    submit = _("Uložit nepřítomnost")
    action = note_absence

    def check_right(self) -> None:
        """Everybody their own; the head those of the team."""
        if self.account_id not in dict(self.people):
            raise NotFound

    @cached_property
    def people(self) -> list[tuple[int, str]]:
        """Whose absence the viewer may write down."""
        me = viewer(self.request)
        return [(me.account_id, me.name), *(one for one in team_of(me) if one[0] != me.account_id)]

    @property
    def account_id(self) -> int:
        """The worker who is away."""
        return number_of(self.request.GET.get("kdo")) or self.viewer.account_id

    @property
    def whose(self) -> int:
        """The worker who is away."""
        return self.account_id

    @property
    def home(self) -> str:
        """The list."""
        return path_of("absences")

    def form_options(self) -> dict[str, Any]:
        """Who may stand in."""
        return {"stand_ins": may_stand_in(self.viewer, self.account_id)}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Whose."""
        return super().answers(form) | {"account_id": self.account_id}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whose, when it is not one's own."""
        theirs = self.account_id != self.viewer.account_id
        return self.meetings(form) | {"who": dict(self.people)[self.account_id] if theirs else ""}


class ChangeAbsence(SaysMeetings, OfAbsence):
    """Other days, or another stand-in."""

    form_class = AbsenceForm
    template_name = "desk/absence.html"
    heading = _("Upravit nepřítomnost")
    submit = _("Uložit nepřítomnost")
    action = change_absence

    @property
    def whose(self) -> int:
        """The worker who is away."""
        return self.away.account_id

    def form_options(self) -> dict[str, Any]:
        """Who may stand in."""
        return {"stand_ins": may_stand_in(self.viewer, self.away.account_id)}

    def initial(self) -> dict[str, Any]:
        """As it is kept."""
        away = self.away
        stand_in = str(away.stand_in_id) if away.stand_in_id else NOBODY
        return {"since": away.since, "until": away.until, "kind": away.kind, "stand_in": stand_in}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whose, when it is not one's own."""
        found = super().more_context(form) | self.meetings(form)
        return found | {"who": "" if found["is_mine"] else self.away.name}


class CancelAbsence(OfAbsence):
    """The worker is here after all; a second press finds it done."""

    cancelled_too = True
    form_class = PlainForm
    template_name = "desk/cancel_absence.html"
    heading = _("Zrušit nepřítomnost")
    submit = _("Zrušit nepřítomnost")
    action = cancel_absence


class LendCases(OfAbsence):
    """For the head alone: which cases the stand-in does not see, and lending them."""

    form_class = PlainForm
    template_name = "desk/absence_cases.html"
    heading = _("Případy, které zástup nevidí")
    submit = _("Půjčit případy")
    action = lend_cases
    led_only = True

    def check_right(self) -> None:
        """The head of the place, while somebody stands in."""
        if not self.away.stand_in_id:
            raise NotFound

    def stands(self) -> object:
        """The absence, and what is not seen."""
        return super().stands(), unseen(self.viewer, self.away)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The cases, written down as looked at."""
        cases = unseen(self.viewer, self.away)
        ids = [f"case:{one.id}" for one in (*cases.lendable, *cases.shut)]
        now = timezone.localtime()
        look(by=self.viewer, page="absence_cases", case_id=None, shown=ids, now=now)
        return super().more_context(form) | {"cases": cases}
