"""Middleware of every request: one line in the log, and pages that nobody else keeps."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

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


def keep_private(respond: Respond) -> Respond:
    """Forbid keeping copies of pages, and devices that no page needs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware
