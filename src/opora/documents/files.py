"""Answers that are files: looked at in the browser, with nothing personal in their names."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def file_answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    """The bytes, to be looked at in the browser. ``name`` says what, never of whom."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'inline; filename="{name}.{ENDINGS[media_type]}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def of_file(view: Any) -> Any:
    """A view that answers with a file: nothing in it runs, and only our own pages frame it."""
    policy = {
        "default-src": [NONE],
        "style-src": [UNSAFE_INLINE],  # the browser's own PDF viewer
        "object-src": [SELF],
        "img-src": [SELF],
        "frame-ancestors": [SELF],
    }
    return xframe_options_sameorigin(csp(policy)(view))


def unreadable(request: HttpRequest, home: str) -> HttpResponse:
    """The page that says that a document can't be opened, and what to do."""
    said = _("Klíč, kterým je dokument zamčený, tu chybí, nebo se uložený soubor změnil.")
    context = {"sentence": said, "home": home}
    return render(request, "documents/unreadable.html", context, status=503)
