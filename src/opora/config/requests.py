"""Middleware of every request: one line in the log, and pages that nobody else keeps."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse, QueryDict

Respond = Callable[[HttpRequest], HttpResponse]

log = structlog.get_logger("opora.requests")

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def log_request(respond: Respond) -> Respond:
    """Log the pattern that matched, never the address itself: it may say whom the page is about."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = respond(request)
        match = request.resolver_match
        log.info(
            "request",
            method=request.method,
            route=match.route if match else None,
            status=response.status_code,
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )
        return response

    return middleware


def leave_out_zeros(respond: Respond) -> Respond:
    """Leave out the sign number zero: nobody types it, and PostgreSQL keeps no text with it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _without_zeros(request.GET)  # type: ignore[assignment]  # Django keeps what was sent immutable
        if request.method == "POST" and any(
            "\x00" in value for values in request.POST.lists() for value in (values[0], *values[1])
        ):
            request.POST = _without_zeros(request.POST)  # type: ignore[assignment]  # Django keeps what was sent immutable
        return respond(request)

    return middleware


def _without_zeros(sent: QueryDict) -> QueryDict:
    cleaned = QueryDict(mutable=True)
    for name, values in sent.lists():
        cleaned.setlist(name.replace("\x00", ""), [one.replace("\x00", "") for one in values])
    return cleaned


def keep_private(respond: Respond) -> Respond:
    """Forbid keeping copies of pages, and devices that no page needs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware
