"""Catalogues of the texts: extracted, checked and compiled without the system's gettext.

``python -m opora.config.messages update``   puts new texts into the catalogues, takes old ones out
``python -m opora.config.messages check``    says what is missing; exit code 1 when anything is
``python -m opora.config.messages compile``  makes the files that the product reads

The texts in the source are Czech. The Czech catalogue only holds the forms of plurals; the English
one has to be complete.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
SOURCE_LANGUAGE = "cs"
LANGUAGES = (SOURCE_LANGUAGE, "en")
TEMPLATES = {".html", ".txt"}

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}

# Lines of the header that would change with every run or say nothing.
RESTLESS = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team'
    rb"|Project-Id-Version|Report-Msgid-Bugs-To): .*\n",
    re.MULTILINE,
)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def po_file(language: str) -> Path:
    """Return the catalogue that people edit."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Path]:
    """Yield the files whose texts are translated."""
    for path in sorted(PACKAGE.rglob("*")):
        in_templates = path.suffix in TEMPLATES and "templates" in path.parts
        if in_templates or (path.suffix == ".py" and "migrations" not in path.parts):
            yield path


def extracted() -> Catalog:
    """Collect the texts of the source."""
    found = Catalog(creation_date=LONG_AGO, revision_date=LONG_AGO, fuzzy=False)
    for path in sources():
        code = path.read_text("utf-8")
        if path.suffix in TEMPLATES:
            # Brackets, for what is left of a template is indented as no Python is.
            code = f"({templatize(code, origin=str(path))}\n)"
        name = path.relative_to(PACKAGE).as_posix()
        for _line, text, comments, context in extract(
            "python", BytesIO(code.encode()), KEYWORDS, comment_tags=["Translators:"]
        ):
            if text not in {"", ("", "")}:
                found.add(text, None, [(name, 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """Read a catalogue; an empty one when there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(
            language,
            project="Opora",
            header_comment="# Texts of Opora.",
            creation_date=LONG_AGO,
            revision_date=LONG_AGO,
            fuzzy=False,
        )
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update() -> None:
    """Bring the catalogues in line with the source."""
    template = extracted()
    for language in LANGUAGES:
        merged = catalogue(language)
        merged.update(template, no_fuzzy_matching=True)
        merged.obsolete.clear()
        written = BytesIO()
        write_po(written, merged, width=100, sort_by_file=True, include_lineno=False)
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(RESTLESS.sub(b"", written.getvalue()))


def faults() -> list[str]:
    """Return what is wrong with the catalogues, a sentence for each."""
    wanted = texts(extracted())
    found: list[str] = []
    for language in LANGUAGES:
        kept = catalogue(language)
        there = texts(kept)
        place = po_file(language).relative_to(PACKAGE).as_posix()
        found += [f"{place}: lacks {name(text)}. Run the update." for text in wanted - there]
        found += [f"{place}: nobody uses {name(text)}. Run the update." for text in there - wanted]
        for message in kept:
            if not message.id:
                continue
            if message.fuzzy:
                found.append(f"{place}: {name(key(message))} is marked as fuzzy.")
            if not is_translated(message, language):
                found.append(f"{place}: {name(key(message))} is not translated.")
            found += [f"{place}: {name(key(message))}: {fault}" for fault in message.check(kept)]
    return sorted(found)


Key = tuple[str | None, str]


def key(message: Message) -> Key:
    """Return what tells messages apart: context and text."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def texts(messages: Iterable[Message]) -> set[Key]:
    """Return the keys of the messages, the header left out."""
    return {key(message) for message in messages if message.id}


def name(text: Key) -> str:
    """Return the text as quoted in a fault."""
    context, words = text
    return f"{words!r} ({context})" if context else repr(words)


def is_translated(message: Message, language: str) -> bool:
    """Tell whether all forms are there; a text without plural needs none in its own language."""
    if isinstance(message.string, str):
        return bool(message.string) or language == SOURCE_LANGUAGE
    return bool(message.string) and all(message.string or ())


def compile_catalogues() -> None:
    """Make the files that Django reads, where they are older than those that people edit."""
    for language in LANGUAGES:
        source = po_file(language)
        target = source.with_suffix(".mo")
        if not source.exists() or (
            target.exists() and target.stat().st_mtime >= source.stat().st_mtime
        ):
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as stream:
            write_mo(stream, catalogue(language))
        draft.replace(target)  # another process sees the old one or the new one, never a half


def main(words: list[str]) -> int:
    """Run one of the three tasks."""
    match words:
        case ["update"]:
            update()
        case ["compile"]:
            compile_catalogues()
        case ["check"]:
            found = faults()
            print("\n".join(found) or "Every text has its translations.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
