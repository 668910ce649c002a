"""Screens on which a handover to another key worker is put right."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.queries import Colleague
from opora.access.viewer import Viewer
from opora.cases.beside.queries import key_workers
from opora.cases.key_worker_span import KeyWorkerSpan
from opora.cases.mending.key_worker import actions
from opora.cases.mending.key_worker.queries import key_workers_mended, start_of
from opora.cases.mending.key_worker.words import differences
from opora.cases.mending.pages import Correcting, RecordPage, Voiding
from opora.cases.panels import entry_of_start
from opora.cases.queries import CaseRow
from opora.cases.steps import Lifting
from opora.cases.views import AssignKeyWorker, OfCase
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class _OfStart(OfCase):
    """Screens about one start."""

    @property
    def row(self) -> KeyWorkerSpan:
        """The start in the address, while it counts; NotFound otherwise."""
        row = start_of(self.case_id, self.kwargs["row_id"])
        if row.void_reason:
            raise NotFound
        return row

    def stands(self) -> object:
        """The start."""
        return self.row

    @property
    def title(self) -> str:
        """Who, and since when."""
        row = self.row
        said = {"who": row.name, "day": full_day(row.since)}
        return _("%(who)s, od %(day)s") % said

    @property
    def whose(self) -> dict[str, Any]:
        """What every action is told."""
        given = {"case_id": self.case_id, "row_id": self.kwargs["row_id"]}
        return given | {"by": self.viewer, "on": self.today}


class CorrectKeyWorker(_OfStart, Correcting, AssignKeyWorker):
    """Who took the case over, and since when, as it was."""

    template_name = "cases/correct.html"
    heading = gettext_lazy("Opravit zápis")
    submit = gettext_lazy("Uložit opravu")
    code = "cases.correct_key_worker"

    @property
    def void_url(self) -> str:
        """The last one can be made void."""
        latest = key_workers(self.case_id)[0].id == self.row.id
        return reverse("void_key_worker", args=[self.case_id, self.row.id]) if latest else ""

    def form_options(self) -> dict[str, Any]:
        """Whoever is written down too, also where they may not be chosen any more."""
        row, offered = self.row, self.workers()
        if row.worker_id not in {one.id for one in offered}:
            offered = [*offered, Colleague(row.worker_id, row.name, ())]
        return {"people": offered}

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        row = self.row
        return {"worker": str(row.worker_id), "since": row.since, "reason": row.reason}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which one, and the other way."""
        return Correcting.more_context(self, form)

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """The rules are asked again."""
        given = form.answers
        worker_id = int(given.pop("worker"))
        actions.correct_key_worker(worker_id=worker_id, **given, **self.whose)
        return f"{self.home}#course"


class VoidKeyWorker(_OfStart, Voiding):
    """The last handover did not take place."""

    code = "cases.void_key_worker"

    @property
    def consequences(self) -> Sequence[str]:
        """Who answers for the case then."""
        earlier = [one for one in key_workers(self.case_id) if one.since < self.row.since]
        stays = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")
        if not earlier:
            return [_("Případ pak nikdo nepovede, než někoho určíte."), stays]
        return [_("Případ pak dál vede: %(who)s.") % {"who": earlier[0].name}, stays]

    @property
    def correct_url(self) -> str:
        """Only the day or the person is wrong."""
        return reverse("correct_key_worker", args=[self.case_id, self.row.id])

    def take(self, form: OporaForm, lifting: Lifting) -> str:
        """Makes it void."""
        actions.void_key_worker(**form.answers, **self.whose)
        return f"{self.home}#course"


class KeyWorkerRecord(RecordPage):
    """One start as it stands, and what stood there before."""

    def record(self, who: Viewer, case: CaseRow, **which: Any) -> Any:
        """From its history."""
        row = start_of(case.id, which["row_id"])
        made = key_workers_mended(case.id).get(row.id, [])
        return entry_of_start(row), [(one.on, one.why, differences(one)) for one in made]
