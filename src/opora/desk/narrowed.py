"""A list narrowed to one service or one worker; the address says it by their ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from opora.access.queries import worker_called
from opora.access.roles import CONTACT_TAKERS, SEES_SERVICE
from opora.access.viewer import Viewer
from opora.appointments.calendar.queries import working_beside
from opora.catalog import current
from opora.decisions.panels import said
from opora.ui.number_fields import number_of
from opora.ui.widgets import List

SERVICE, WORKER = "service", "worker"


@dataclass(frozen=True)
class Shown:
    """What the page draws: lists to choose from (none where there is no choice), and the address.

    ``query``: what other links of the page take along, '&service=...' or nothing; ``of_service``:
    the same with any worker.
    """

    lists: tuple[tuple[str, str, SafeString], ...]
    query: str
    of_service: str = ""


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for; what is not the viewer's to choose is as if not asked."""

    viewer: Viewer
    service: str = ""
    worker_id: int = 0
    worker: str = ""

    @classmethod
    def of(cls, request: HttpRequest, viewer: Viewer) -> Self:
        """Reads the address."""
        service = request.GET.get(SERVICE, "")
        made, worker = cls(viewer), number_of(request.GET.get(WORKER)) or 0
        called = worker_called(viewer, worker) if worker and made.others else ""
        known = service if service in made.services else ""
        return cls(viewer, known, worker if called else 0, called)

    @property
    def services(self) -> tuple[str, ...]:
        """The services whose cases the viewer may see."""
        return self.viewer.services(SEES_SERVICE | CONTACT_TAKERS)

    @property
    def others(self) -> bool:
        """Whether the viewer sees cases of others."""
        return bool(self.viewer.services(SEES_SERVICE))

    @property
    def words(self) -> dict[str, Any]:
        """As keywords of a query."""
        return {"service": self.service, "worker_id": self.worker_id}

    def colleagues(self) -> Sequence[tuple[int, str]]:
        """Who works where the viewer does."""
        return [(one.id, one.name) for one in working_beside(self.viewer)] if self.others else []

    def shown(self, workers: Iterable[tuple[int, str]]) -> Shown:
        """The lists; whoever is asked for stands among the workers, also when they have left."""
        known = dict(workers) if self.others else {}
        if self.worker_id and self.worker_id not in known:
            known[self.worker_id] = self.worker
        short = {one: said(current().service(one).short) for one in self.services}
        lists = []
        if len(short) > 1:
            every = ("", _("Všechny služby"))
            lists.append(_list(SERVICE, _("Služba"), [every, *short.items()], self.service))
        if len(known) > 1:
            everybody = [("", _("Kdokoli")), *((str(key), name) for key, name in known.items())]
            label = _("Kdo má případ na starosti")
            lists.append(_list(WORKER, label, everybody, str(self.worker_id or "")))
        asked = {SERVICE: self.service, WORKER: self.worker_id}
        said_so = urlencode({name: value for name, value in asked.items() if value})
        own = f"&{urlencode({SERVICE: self.service})}" if self.service else ""
        return Shown(tuple(lists), f"&{said_so}" if said_so else "", own)


def _list(
    name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str
) -> tuple[str, str, SafeString]:
    return name, label, List(choices=list(choices)).render(name, chosen, {"id": name})
