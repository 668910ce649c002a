"""Screens about the case itself: key worker, people, programmes, how to get in touch."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.left_out.queries import left_out_now_and_before
from opora.access.queries import Colleague, everybody
from opora.access.roles import CASEWORK, PROFESSIONALS
from opora.cases import forms
from opora.cases.actions import (
    add_new_person,
    agree_way,
    assign_key_worker,
    start_programme,
)
from opora.cases.afterwards import case_or_day, step_of
from opora.cases.beside.queries import key_workers, programmes, ways
from opora.cases.kept import keeps
from opora.cases.known.actions import add_known_person
from opora.cases.known.queries import namesakes
from opora.cases.leading import latest_start_url, may_lead, not_yet, too_soon
from opora.cases.left_out.actions import leave_out
from opora.cases.left_out.queries import who_may_work
from opora.cases.lifting import Lifting
from opora.cases.queries import PersonInCase, may, people_of
from opora.cases.staying import staying
from opora.cases.steps import Step
from opora.decisions.panels import said
from opora.ui.forms import OporaForm

KEPT = keeps(__name__, "start_programme", "programme_priority")


class OfCase(Step):
    """What these screens share."""

    @property
    def case_id(self) -> int:
        """The case of the address."""
        assert self.case is not None
        return self.case.id

    def persons(self) -> list[PersonInCase]:
        """People of the case."""
        return people_of([self.case_id], self.today)[self.case_id]

    def workers(self, *, casework: bool = False, left_out_too: bool = False) -> list[Colleague]:
        """Colleagues who may meet the people of the case; the rest, where a rule says why not."""
        assert self.case is not None
        roles = CASEWORK if casework else PROFESSIONALS
        return who_may_work(self.viewer, self.case, self.today, roles, left_out_too=left_out_too)

    def workers_and_sent(self, field: str, *, sat: Iterable[int] = ()) -> list[tuple[int, str]]:
        """Who may meet the people of the case, and who was sent: of them the rules say why not.

        ``sat``: who was there already stays there, whoever they may meet today.
        """
        offered = [(one.id, one.name) for one in self.workers(casework=True)]
        wanted = {*self.request.POST.getlist(field), *map(str, sat)}
        sent = wanted - {str(number) for number, _name in offered}
        others = everybody(self.viewer) if sent else []
        return offered + [(one.id, one.name) for one in others if str(one.id) in sent]

    def words(self, vocabulary: str) -> list[tuple[str, str]]:
        """The words of a vocabulary for a choice."""
        return [(one.id, said(one.text)) for one in self.service.words(vocabulary)]


class AssignKeyWorker(OfCase):
    """Never none in between, never two (B8)."""

    form_class = forms.KeyWorkerForm
    template_name = "cases/key_worker.html"
    heading = gettext_lazy("Kdo případ vede")
    submit = gettext_lazy("Uložit")
    action = assign_key_worker

    def form_options(self) -> dict[str, Any]:
        """Whom to choose from; the first one changes nothing, so nobody asks why."""
        people = self.workers(left_out_too=bool(self.request.POST))
        # Of whoever is sent all the same the rules say why not.
        offered = people if self.request.POST else may_lead(self.subject(), people, self.today)
        return {"people": offered, "first": not key_workers(self.case_id)}

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"since": self.today}

    @property
    def led_since(self) -> date | None:
        """Since when somebody leads the case; whoever follows starts on a later day."""
        return next((one.since for one in key_workers(self.case_id)), None)

    def make_form(self, data: Any = None) -> OporaForm:
        """Where the case is led since today, no day that can be written is late enough."""
        form = super().make_form(data)
        if self.led_since == self.today:
            form.fields["since"].error_messages["future"] = not_yet(self.today)
        return form

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it has been; whoever leads since today is put right, not followed."""
        today, spans = self.led_since == self.today, key_workers(self.case_id)
        stays = staying(self.viewer, self.case_id, spans[0].worker_id, self.today) if spans else []
        return {
            "spans": spans,
            "stays": stays,
            "mend_url": latest_start_url(self.case_id) if today else "",
            "first_day": self.today + timedelta(days=1),
        }

    def page(self, form: OporaForm, **said: Any) -> HttpResponse:
        """Where the rules refuse a second one at a time, the day from which it is possible."""
        led = self.led_since
        since = form.cleaned_data.get("since") if said.get("refused") is not None else None
        if led and since and (sentence := too_soon(led, since, self.today)):
            form.refuse("since", sentence)
        return super().page(form, **said)

    def remark(self, form: OporaForm) -> str:
        """Meetings do not go over with the case."""
        before = key_workers(self.case_id)[1:2]
        if not any(staying(self.viewer, self.case_id, one.worker_id, self.today) for one in before):
            return ""
        return _("Domluvené schůzky s případem nepřešly, zkontrolujte, kdo na ně půjde.")

    def stands(self) -> object:
        """Who leads the case, and since when."""
        return key_workers(self.case_id)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The worker by their number."""
        given = super().answers(form)
        return given | {"worker_id": int(given.pop("worker"))}


class AgreeWay(OfCase):
    """How one may get in touch from now on (E12)."""

    form_class = forms.WayForm
    heading = gettext_lazy("Jak se ozvat")
    starts_with_what_stands = True
    submit = gettext_lazy("Uložit domluvu")
    action = agree_way

    def initial(self) -> dict[str, Any]:
        """What holds now."""
        way = ways([self.case_id]).get(self.case_id)
        if way is None:
            return {}
        kept = {name: getattr(way, name) for name in ("channel", "contact", "when", "caller_name")}
        return kept | {"note": way.note, "message": way.message}

    def stands(self) -> object:
        """What is agreed now."""
        return ways([self.case_id]).get(self.case_id)


class StartProgramme(OfCase):
    """A programme begins; several may run at once (A1)."""

    form_class = forms.ProgrammeForm
    heading = gettext_lazy("Zahájit program")
    submit = gettext_lazy("Zahájit program")
    saved = gettext_lazy("Zahájení programu je zapsané")
    action = start_programme

    def form_options(self) -> dict[str, Any]:
        """Programmes of the service; the order where a rule keeps it."""
        programmes_known = self.words("programmes")
        if not programmes_known:
            raise NotFound
        kept = KEPT.of(self.service)
        return {"programmes": programmes_known, "priority": "programme_priority" in kept}

    def initial(self) -> dict[str, Any]:
        """Today, next in order."""
        return {"started_on": self.today, "priority": len(programmes(self.case_id)) + 1}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Without a place in the order it is the first."""
        return {"priority": 1} | super().answers(form)

    @property
    def leads_to(self) -> str:
        """Back to the step that could not go on without it."""
        return step_of(self.case_id, self.request.GET.get("zpet", "")) or self.home


class AddPerson(OfCase):
    """One more person: served, or only named."""

    form_class = forms.PersonForm
    heading = gettext_lazy("Přidat člověka")
    submit = gettext_lazy("Přidat")
    action = add_new_person

    def form_options(self) -> dict[str, Any]:
        """Who of the same name stands in another case that the worker sees."""
        typed = self.request.POST
        names = [typed.get(name, "")[:100] for name in ("given_name", "family_name")]
        found = namesakes(self.viewer, self.case_id, *names)
        return {"known": [(str(one.id), f"{one.name}, {one.about}") for one in found]}

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """The same person where the worker says so; else a namesake is a different person."""
        given = self.answers(form)
        known = given.pop("known", None) or forms.SOMEBODY_ELSE
        if known == forms.SOMEBODY_ELSE:
            add_new_person(**given, by=self.viewer, on=self.today)
            return
        part = {name: given[name] for name in ("case_id", "relation", "client")}
        add_known_person(person_id=int(known), **part, by=self.viewer, on=self.today)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """Why they are in the case, as a yes or no."""
        given = super().answers(form)
        return given | {"client": given["client"] == "client"}


class AboutPerson(OfCase):
    """Screens about one person of the case."""

    @property
    def person(self) -> PersonInCase:
        """The person of the address; absent and unseen look the same."""
        wanted = self.kwargs["person_id"]
        found = next((one for one in self.persons() if one.id == wanted), None)
        if found is None:
            raise NotFound
        return found

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who it is."""
        return {"person": self.person}


class LeaveOut(AboutPerson):
    """The client is served without one worker (B19)."""

    form_class = forms.LeaveOutForm
    template_name = "cases/leave_out.html"
    heading = gettext_lazy("Vyloučit pracovníka z případu")
    submit = gettext_lazy("Vyloučit pracovníka")
    action = leave_out

    def form_options(self) -> dict[str, Any]:
        """Colleagues, and the grounds that the service names."""
        return {"people": self.workers(casework=True), "grounds": self.words("left_out_reasons")}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who is left out now; the head may end that."""
        assert self.case is not None
        right = may(self.viewer, "cases.let_back", self.case)
        ids = [self.case_id, self.person.id]
        rows, earlier = left_out_now_and_before(self.person.id, self.viewer, self.today)
        listed = [(one, reverse("let_back", args=[*ids, one.id]) if right else "") for one in rows]
        leaders = [] if self.case.is_over else key_workers(self.case_id)[:1]
        told = {"left_out": listed, "earlier": earlier, "led_by": [one.name for one in leaders]}
        return super().more_context(form) | told

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """From now on that worker sees no trace of the person."""
        given = super().answers(form)
        ground = dict(self.words("left_out_reasons")).get(given.pop("ground", None) or "", "")
        if ground:
            said = {"ground": ground, "text": given["reason"]}
            given["reason"] = _("%(ground)s: %(text)s") % said
        return given | {"worker_id": int(given.pop("worker"))}

    @property
    def leads_to(self) -> str:
        """Whoever left themselves out sees the case no more."""
        return case_or_day(self.viewer, self.case_id)
