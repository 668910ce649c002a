"""The public description of a service: for anyone, without an account."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from opora.catalog import current
from opora.catalog.publication import SILENT, Chapter, Paragraph, publication
from opora.decisions.panels import said
from opora.rules.facts import read_day
from opora.rules.shown import joined


@dataclass(frozen=True)
class ShownGroup:
    """What a paragraph lists under one heading, or each word by itself under none."""

    title: str
    words: tuple[str, ...]
    joined: str


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph in the language of the reader."""

    text: str
    sources: tuple[int, ...]
    listed: tuple[ShownGroup, ...]


@dataclass(frozen=True)
class ShownChapter:
    """A chapter in the language of the reader."""

    id: str
    title: str
    paragraphs: tuple[ShownParagraph, ...]


def day_asked(request: HttpRequest, today: date) -> date:
    """The day in ``?ke=``, else today. What is no day is no page."""
    asked = request.GET.get("ke", "").strip()
    if not asked:
        return today
    try:
        return read_day(asked)
    except (TypeError, ValueError) as error:
        raise Http404 from error


class PublicationPage(View):
    """What one service has published about how it works, on a day."""

    def get(self, request: HttpRequest, service_id: str) -> HttpResponse:
        """Readable without an account; before the service had published anything there is none."""
        service = current().services.get(service_id)
        found = publication(service, day_asked(request, timezone.localdate())) if service else None
        if service is None or found is None:
            raise Http404
        context = {
            "area": "rules",
            "service": service,
            "name": said(service.name),
            "law": said(found.law),
            "on": found.on,
            "chapters": [_chapter(one) for one in found.chapters],
            "silent": said(SILENT),
            "periods": [(said(one.text), one.source) for one in found.periods],
            "sources": [said(one) for one in found.sources],
        }
        return render(request, "desk/publication.html", context)


def _chapter(chapter: Chapter) -> ShownChapter:
    paragraphs = tuple(_paragraph(one) for one in chapter.paragraphs)
    return ShownChapter(chapter.id, said(chapter.title), paragraphs)


def _paragraph(paragraph: Paragraph) -> ShownParagraph:
    groups = []
    for one in paragraph.listed:
        words = tuple(said(word) for word in one.words)
        groups.append(ShownGroup(said(one.title), words, joined(words)))
    text = " ".join(said(one.text) for one in paragraph.sentences)
    return ShownParagraph(text, paragraph.sources, tuple(groups))
