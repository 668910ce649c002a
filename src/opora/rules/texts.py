"""Sentences in Czech and English, and where a rule comes from."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Text:
    """One sentence in both languages. Czech is what is published."""

    cs: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.cs)

    def filled(self, values: dict[str, object]) -> "Text":
        """The sentence with ``{names}`` filled in; unknown names show as '…'."""
        shown = _Shown(values)
        return Text(self.cs.format_map(shown), self.en.format_map(shown))


class _Shown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


class Basis(StrEnum):
    """Published by the service, given by law, our reading, or an organisation's number."""

    PUBLISHED = "published"
    LAW = "law"
    OURS = "ours"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Source:
    """Where a rule comes from: the document and the place in it, the law it names.

    ``checked`` is False where a legal text was printed by the service and not
    read by us; ``None`` where no law is named.
    """

    basis: Basis
    document: str = ""
    place: Text = field(default_factory=Text)
    law: str = ""
    checked: bool | None = None
