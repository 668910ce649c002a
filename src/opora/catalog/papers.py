"""Texts that stand on papers: which places there are, what may be filled in, what is wrong."""

import re
from collections.abc import Iterable, Sequence

from opora.catalog.folders import Folder, Placed
from opora.catalog.problems import known
from opora.catalog.schema import PaperEntry
from opora.catalog.service import FILLED_IN, PaperText
from opora.catalog.sources import check_source, source_of
from opora.rules.texts import Text

PLACES: dict[str, tuple[str, ...]] = {
    "agreement": (
        "opening",
        "kind",
        "internal_rules",
        "free",
        "payment",
        "client_may_end",
        "notice_decided",
        "no_end",
        "copies",
    ),
    "plan": ("closing",),
    "consent": ("withdrawal",),
    "refusal": ("opening", "complain"),
    "referral": ("opening",),
    "warning": ("closing",),
    "notice": ("opening", "complain"),
    "confirmation": ("opening",),
    "code_card": ("keep",),
    "file": ("left_out",),
}
"""The papers that take texts of definitions, and the places in them."""

_NAMED = re.compile(r"\{([^{}]*)\}")


def check_papers(folder: Folder, shared: Folder) -> None:
    """Each text has its place, is told apart from others by its day, and names what there is."""
    for one in (shared, folder):
        _check_days(one.papers)
        for placed in one.papers:
            _check_place(placed)
            check_source(one, placed, "text")
            _check_filled_in(placed)


def _check_place(placed: Placed[PaperEntry]) -> None:
    paper, _dot, place = placed.entry.id.partition(".")
    if place in PLACES.get(paper, ()):
        return
    all_places = [f"{name}.{one}" for name, places in PLACES.items() for one in places]
    what = f"neznámé místo dokumentu '{placed.entry.id}'"
    why = "text by se nikdy nevytiskl"
    placed.problem(("id",), what, why, f"opravte ho; známá: {known(all_places)}")


def _check_days(papers: Sequence[Placed[PaperEntry]]) -> None:
    seen = set()
    for placed in papers:
        key = (placed.entry.id, placed.entry.effective_from)
        if key in seen:
            what = f"text '{placed.entry.id}' tu je od téhož dne dvakrát"
            why = "nevědělo by se, který z nich vytisknout"
            mend = "nechte jeden, nebo novějšímu napište pozdější effective_from"
            placed.problem(("effective_from",), what, why, mend)
        seen.add(key)


def _check_filled_in(placed: Placed[PaperEntry]) -> None:
    for language in ("cs", "en"):
        for name in _NAMED.findall(getattr(placed.entry, language)):
            if name not in FILLED_IN:
                what = f"neznámé jméno '{{{name}}}'"
                why = "na papíře by zůstaly složené závorky"
                mend = f"opravte ho; známá: {known(FILLED_IN)}"
                placed.problem((language,), what, why, mend)


def paper_texts(folder: Folder, shared: Folder) -> tuple[PaperText, ...]:
    """The texts of a service, what it shares with others included."""
    return (*_texts(shared.papers, own=False), *_texts(folder.papers, own=True))


def _texts(papers: Iterable[Placed[PaperEntry]], *, own: bool) -> Iterable[PaperText]:
    return (
        PaperText(one.id, one.effective_from, Text(one.cs, one.en), own, source_of(one.source))
        for one in (placed.entry for placed in papers)
    )
