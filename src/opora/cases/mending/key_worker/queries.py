"""How starts of key workers were put right."""

from opora.access.doors import NotFound
from opora.access.queries import names
from opora.cases.beside.queries import all_key_workers, has, stands_beside
from opora.cases.key_worker_span import KeyWorkerSpan
from opora.cases.mending.queries import Change, corrections
from opora.cases.models import KeyWorker

stands_beside(KeyWorker.history.model, history_change_reason__isnull=False)


def key_workers_mended(case_id: int) -> dict[int, list[Change]]:
    """Corrections of the starts of a case found visible; making one void is none."""
    if not has(case_id, KeyWorker.history.model):
        return {}
    return corrections(KeyWorker, {"case_id": case_id}, ("worker_id", "since", "reason"))


def start_of(case_id: int, row_id: int) -> KeyWorkerSpan:
    """One start of a case found visible; NotFound otherwise."""
    for one in all_key_workers(case_id):
        if one.id == row_id:
            return one
    raise NotFound


def called(made: list[Change]) -> dict[int, str]:
    """The workers of the corrections by name."""
    ids = {
        one
        for change in made
        for name, *both in change.fields
        if name == "worker_id"
        for one in both
    }
    return names(ids)
