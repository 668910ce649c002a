"""Where rules and texts on papers come from: what may be said of it, and what is wrong."""

from typing import Any

from opora.catalog.folders import Folder, Placed
from opora.catalog.problems import known
from opora.catalog.schema import SourceEntry, text
from opora.rules.texts import Basis, Source

CALLED = {"pravidlo": "zveřejněné pravidlo", "text": "zveřejněný text"}


def source_of(own: SourceEntry) -> Source:
    """The source as the rules know it."""
    return Source(own.basis, own.document, text(own.place), own.law, own.checked)


def check_source(folder: Folder, placed: Placed[Any], what: str) -> None:
    """What is published names a document of the service, what is law its paragraph.

    ``what``: 'pravidlo' or 'text', as the problem calls it.
    """
    source: SourceEntry = placed.entry.source
    service = folder.service
    documents = service.entry.documents if service is not None else {}
    lost = "nikdo by nenašel, co bylo slíbeno"
    if source.basis is Basis.PUBLISHED and not source.document:
        mend = f"doplňte 'document:', nebo napište 'basis: ours'; známé: {known(documents)}"
        placed.problem(("source",), f"{CALLED[what]} bez dokumentu", lost, mend)
    elif source.document and service is not None and source.document not in documents:
        mend = (
            f"opravte ho, nebo ho přidejte do 'documents' v service.yaml; známé: {known(documents)}"
        )
        problem = f"neznámý dokument '{source.document}'"
        placed.problem(("source", "document"), problem, lost, mend)
    if source.basis is Basis.LAW and not source.law:
        problem = f"{what} ze zákona, které zákon nejmenuje"
        placed.problem(("source",), problem, "nikdo by ho nemohl ověřit", "doplňte 'law: \"§ … \"'")
