"""What is wrong with a definition: where, what, why it matters, how to mend it.

Said in Czech, as those read it who write the definitions. Words of YAML stay as they are written.
"""

import errno
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One error in one place of one file. Lines and columns count from one."""

    file: str
    line: int
    column: int
    what: str
    why: str
    mend: str

    @property
    def where(self) -> str:
        """The place in the form that editors open."""
        return f"{self.file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n    proč:    {self.why}\n    náprava: {self.mend}"


class CatalogError(Exception):
    """The definitions can't be used; ``problems`` holds every error of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(one) for one in self.problems))


_UNREADABLE = {
    errno.ENOENT: "takový soubor tu není",
    errno.EACCES: "nemáte k němu práva",
    errno.EPERM: "nemáte k němu práva",
    errno.EISDIR: "je to složka, ne soubor",
    errno.ENOTDIR: "cesta k němu nevede přes složku",
}


def unreadable(error: OSError | UnicodeDecodeError) -> str:
    """Why a file can't be read, in Czech; what we have no words for as the system says it."""
    if isinstance(error, UnicodeDecodeError):
        return f"není to text v kódování UTF-8 (bajt {error.start + 1})"
    return _UNREADABLE.get(error.errno or 0, str(error.strerror or error))


def known(words: Iterable[str]) -> str:
    """The words that may stand in a place, for the end of a sentence."""
    return ", ".join(sorted(words)) or "zatím žádné"
