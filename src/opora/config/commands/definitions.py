"""What the commands that ask the definitions share: loading one service, telling what is wrong."""

import sys

from opora.catalog.current import folder
from opora.catalog.load import load
from opora.catalog.problems import CatalogError
from opora.catalog.service import Service, UnknownService
from opora.config.cli import WRONGLY_ASKED
from opora.rules.texts import Source, Text


def refuse(message: object) -> int:
    """Tell on stderr what was wrong with the call; the exit code of a call that can't be read."""
    print(f"opora: {message}", file=sys.stderr)
    return WRONGLY_ASKED


def one_service(service_id: str) -> Service:
    """One service with what is shared. Raises UnknownService and CatalogError."""
    return load(folder(), only=service_id).service(service_id)


def told(error: CatalogError | UnknownService) -> str:
    """Why the definitions can't be asked."""
    if isinstance(error, UnknownService):
        return str(error)
    return f"definice se nedají použít (viz opora check):\n{error}"


def source_as_json(service: Service, source: Source) -> dict[str, object]:
    """Where a rule comes from, with the document's title."""
    title = service.documents.get(source.document, Text())
    return {
        "basis": source.basis.value,
        "document": source.document,
        "title": title.cs,
        "title_en": title.en,
        "place": source.place.cs,
        "place_en": source.place.en,
        "law": source.law,
        "checked": source.checked,
    }


def source_in_words(service: Service, source: Source) -> str:
    """Where a rule comes from, in Czech."""
    basis = {"ours": "naše čtení, nezveřejněno", "organisation": "rozhodnutí organizace"}
    title = service.documents.get(source.document, Text())
    unread = "znění jsme neověřili" if source.law and source.checked is False else ""
    parts = (basis.get(source.basis.value, ""), title.cs, source.place.cs, source.law, unread)
    return ", ".join(part for part in parts if part)
