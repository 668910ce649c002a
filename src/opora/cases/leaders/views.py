"""The screen on which a case gets whoever leads it, from today or from a coming day."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.queries import Colleague
from opora.access.roles import PROFESSIONALS
from opora.cases import forms
from opora.cases.actions import assign_key_worker
from opora.cases.beside.queries import key_worker_on, key_workers, planned_key_worker
from opora.cases.leaders.queries import A_DAY
from opora.cases.leading import may_lead, too_soon
from opora.cases.left_out.queries import who_may_work
from opora.cases.staying import staying
from opora.cases.views import OfCase
from opora.ui.forms import OporaForm

FROM = "od"
"""In the address: the day from which somebody else is to lead, as who ends the role knows it."""


class AssignKeyWorker(OfCase):
    """Never none in between, never two (B8)."""

    form_class = forms.KeyWorkerForm
    template_name = "cases/key_worker.html"
    heading = gettext_lazy("Kdo případ vede")
    submit = gettext_lazy("Uložit")
    action = assign_key_worker

    def people(self) -> list[Colleague]:
        """Whom to choose from: the same people whatever day is typed.

        Of whoever begins later or leaves soon the action says for which days they can't be chosen;
        of whoever is sent all the same the rules say why not.
        """
        assert self.case is not None
        told: dict[str, Any] = {"roles": PROFESSIONALS, "coming": True}
        here = who_may_work(self.viewer, self.case, self.today, **told)
        offered = may_lead(self.subject(), here, self.today)
        sent, known = self.request.POST.get("worker"), {str(one.id) for one in offered}
        if not sent or sent in known:
            return offered
        everybody = who_may_work(self.viewer, self.case, self.today, left_out_too=True, **told)
        return [*offered, *(one for one in everybody if str(one.id) == sent)]

    def form_options(self) -> dict[str, Any]:
        """The first one changes nothing, so nobody asks why."""
        return {"people": self.people(), "first": not key_workers(self.case_id)}

    def initial(self) -> dict[str, Any]:
        """Today, or the day in the address."""
        try:
            return {"since": max(date.fromisoformat(self.request.GET.get(FROM, "")), self.today)}
        except ValueError:
            return {"since": self.today}

    @property
    def led_since(self) -> date | None:
        """Since when the latest leads the case; whoever follows starts on a later day."""
        return next((one.since for one in key_workers(self.case_id)), None)

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Who leads the case, who is to, and what does not go over with it."""
        now = key_worker_on(self.case_id, self.today)
        coming = planned_key_worker(self.case_id, self.today)
        first = coming.since if coming else self._since(form)
        stays = staying(self.viewer, self.case_id, now.worker_id, first) if now else []
        mended = coming or (now if now and now.since == self.today else None)
        return {
            "spans": [one for one in key_workers(self.case_id) if one.since <= self.today],
            "now": now,
            "coming": coming,
            "stays": stays,
            "mend_url": path_of("correct_key_worker", self.case_id, mended.id) if mended else "",
            "first_day": self.today + A_DAY,
        }

    def _since(self, form: OporaForm) -> date:
        """The day that is typed or offered; meetings before it the old key worker still goes to."""
        typed = form.cleaned_data.get("since") if form.is_bound else self.initial()["since"]
        return max(typed, self.today) if isinstance(typed, date) else self.today

    def page(self, form: OporaForm, **said: Any) -> HttpResponse:
        """Where the rules refuse a second one at a time, the day from which it is possible."""
        since = form.cleaned_data.get("since") if said.get("refused") is not None else None
        led = self.led_since
        if led and since and (sentence := too_soon(led, since)):
            form.refuse("since", sentence)
        return super().page(form, **said)

    def remark(self, form: OporaForm) -> str:
        """Meetings from that day on do not go over with the case."""
        new, *before = key_workers(self.case_id)
        first = max(new.since, self.today)
        if not any(staying(self.viewer, self.case_id, one.worker_id, first) for one in before[:1]):
            return ""
        return _("Domluvené schůzky s případem nepřešly, zkontrolujte, kdo na ně půjde.")

    def stands(self) -> object:
        """Who leads the case, and since when."""
        return key_workers(self.case_id)

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The worker by their number."""
        given = super().answers(form)
        return given | {"worker_id": int(given.pop("worker"))}
