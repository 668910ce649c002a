"""Screens about the case itself: key worker, people, programmes, how to get in touch."""

from collections.abc import Iterable
from typing import Any

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
    start_programme,
)
from opora.cases.afterwards import case_or_day, step_of
from opora.cases.beside.queries import key_worker_on, programmes, ways
from opora.cases.kept import keeps
from opora.cases.known.actions import add_known_person
from opora.cases.known.queries import namesakes
from opora.cases.left_out.actions import leave_out
from opora.cases.left_out.queries import who_may_work
from opora.cases.lifting import Lifting
from opora.cases.queries import PersonInCase, may, people_of
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
        leader = None if self.case.is_over else key_worker_on(self.case_id, self.today)
        told = {"left_out": listed, "earlier": earlier, "led_by": [leader.name] if leader else []}
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
