"""Answers that are files: looked at in the browser, with nothing personal in their names."""

from functools import wraps
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

PRINT_NOW = "#tisk"
"""Ends an address whose page opens the dialogue of printing once it is there."""
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

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = view(request, *args, **kwargs)
        is_page = answer["Content-Type"].startswith("text/html")  # why there is no file
        told = csp_update({"frame-ancestors": [SELF]}) if is_page else csp(policy)
        return told(lambda _request: answer)(request)

    return xframe_options_sameorigin(answered)


def prints(view: Any) -> Any:
    """A page that prints our own files in one press: they are framed out of sight (print.js)."""
    return csp_update({"frame-src": [SELF]})(view)


def unreadable(request: HttpRequest, home: str) -> HttpResponse:
    """The page that says that a document can't be opened, and what to do."""
    said = _("Klíč, kterým je dokument zamčený, tu chybí, nebo se uložený soubor změnil.")
    context = {"sentence": said, "home": home}
    return render(request, "documents/unreadable.html", context, status=503)
