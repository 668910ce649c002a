"""What the commands that ask the definitions share: loading one service, telling what is wrong."""

import sys
import textwrap

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


_BASIS = {
    "published": "zveřejněno",
    "law": "zákon",
    "ours": "naše čtení, nezveřejněno",
    "organisation": "rozhodnutí organizace",
}
_WIDTH = 100


def source_in_words(service: Service, source: Source) -> str:
    """Where a rule comes from, in Czech."""
    title = service.documents.get(source.document, Text())
    unread = "znění jsme neověřili" if source.law and source.checked is False else ""
    parts = (title.cs, source.place.cs, source.law, unread)
    where = ", ".join(part for part in parts if part)
    return f"{_BASIS[source.basis.value]}: {where}" if where else _BASIS[source.basis.value]


def hung(label: str, text: str, indent: int) -> list[str]:
    """A label and its text beside it; the lines that follow stand under the text."""
    first = f"{'  ' + label:<{indent - 1}} "
    return textwrap.wrap(
        text or "–",
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
