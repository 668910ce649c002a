"""The addresses of a kind of record: shown, corrected, made void, brought back."""

from django.urls import URLPattern, path

from opora.cases.mending.kinds import Kind
from opora.cases.mending.pages import Correcting, RecordPage, Restoring, Voiding


def addresses(kind: Kind, correcting: type[Correcting] | None = None) -> list[URLPattern]:
    """All addresses of a kind; ``correcting`` is the page of its correction."""
    where = f"pripady/<int:case_id>/zapis/{kind.name}/<int:row_id>/"
    found = []
    if kind.past is not None and not kind.page:
        found.append(path(where, RecordPage.of(kind).as_view(), name=f"{kind.name}_record"))
    if kind.correct is not None and correcting is not None:
        page = correcting.of(kind, kind.correct).as_view()
        found.append(path(f"{where}opravit/", page, name=f"correct_{kind.name}"))
    if kind.void is not None:
        page = Voiding.of(kind, kind.void).as_view()
        found.append(path(f"{where}zneplatnit/", page, name=f"void_{kind.name}"))
    if kind.restore is not None:
        page = Restoring.of(kind, kind.restore).as_view()
        found.append(path(f"{where}vratit/", page, name=f"restore_{kind.name}"))
    return found
