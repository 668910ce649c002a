"""``opora publish``: the public description of a service as Markdown. No database, no Django."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from opora.catalog.problems import CatalogError
from opora.catalog.publication import SILENT, Chapter, Paragraph, Publication, publication
from opora.catalog.service import UnknownService
from opora.config.commands.decide import today
from opora.config.commands.definitions import one_service, refuse, told
from opora.rules.facts import read_day
from opora.rules.shown import joined, shown_day
from opora.rules.texts import Text
from opora.rules.wording import nbsp

_NOTHING_YET = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("service", help="id služby")
    parser.add_argument("--on", default="", help="ke kterému dni (jinak dnešek), třeba 2026-11-20")
    parser.add_argument("--out", type=Path, help="soubor, do kterého se popis zapíše")
    parser.add_argument("--english", action="store_true", help="vypíše popis anglicky")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the description; 1 where nothing was published by that day."""
    try:
        on = read_day(arguments.on.strip()) if arguments.on.strip() else today()
    except (TypeError, ValueError):
        return refuse(f"--on má být den, třeba 2026-11-20, je tu {arguments.on!r}")
    try:
        service = one_service(arguments.service)
    except (CatalogError, UnknownService) as error:
        return refuse(told(error))
    found = publication(service, on)
    if found is None:
        print(f"K {shown_day(on).cs} služba {service.name.cs} ještě nic nezveřejnila.")
        return _NOTHING_YET
    text = "\n".join(markdown(found, czech=not arguments.english)) + "\n"
    if arguments.out is None:
        print(text, end="")
    else:
        arguments.out.write_text(text, encoding="utf-8")
        print(f"Popis služby je v souboru {arguments.out}.")
    return 0


def markdown(found: Publication, *, czech: bool) -> Iterator[str]:
    """The description line by line."""

    def said(text: Text) -> str:
        return nbsp(text.cs) if czech else text.en

    yield f"# {said(found.service.name)}"
    yield ""
    yield said(_opening(found))
    for chapter in found.chapters:
        yield from ("", f"## {said(chapter.title)}")
        for line in _chapter(chapter):
            yield said(line)
    if found.periods:
        yield from ("", f"## {said(Text('Lhůty pohromadě', 'Periods at a glance'))}", "")
        yield from (f"- {said(one.text)} [{one.source}]" for one in found.periods)
    yield from ("", f"## {said(Text('Zdroje', 'Sources'))}", "")
    for number, note in enumerate(found.sources, start=1):
        yield f"{number}. {said(note)}"


def _opening(found: Publication) -> Text:
    day = shown_day(found.on)
    return Text(
        f"Službu poskytujeme podle {found.law.cs}. Popis platí k {day.cs} a čísla v závorkách"
        " vedou ke zdrojům na konci.",
        f"The service is provided under {found.law.en}. This holds on {day.en}; the numbers in"
        " brackets lead to the sources at the end.",
    )


def _chapter(chapter: Chapter) -> Iterator[Text]:
    if not chapter.paragraphs:
        yield from (Text(), SILENT)
    for paragraph in chapter.paragraphs:
        yield from _paragraph(paragraph)


def _paragraph(paragraph: Paragraph) -> Iterator[Text]:
    numbers = ", ".join(str(one) for one in paragraph.sources)
    cs = " ".join(one.text.cs for one in paragraph.sentences)
    en = " ".join(one.text.en for one in paragraph.sentences)
    yield from (Text(), Text(f"{cs} [{numbers}]", f"{en} [{numbers}]"))
    if paragraph.listed:
        yield Text()
    for group in paragraph.listed:
        if group.title:
            cs, en = (joined([getattr(one, name) for one in group.words]) for name in ("cs", "en"))
            yield Text(f"- **{group.title.cs}** – {cs}", f"- **{group.title.en}** – {en}")
        else:
            yield from (Text(f"- {one.cs}", f"- {one.en}") for one in group.words)
