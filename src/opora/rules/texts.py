"""Sentences in Czech and English, and where a rule comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Text:
    """One sentence in both languages. Czech is what is published."""

    cs: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.cs)

    def filled(self, values: "Mapping[str, Text]") -> "Text":
        """The sentence with ``{names}`` filled in; unknown names show as '…'."""
        cs = _Shown({name: text.cs for name, text in values.items()})
        en = _Shown({name: text.en for name, text in values.items()})
        return Text(self.cs.format_map(cs), self.en.format_map(en))


class _Shown(dict[str, str]):
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
