"""What belongs to the page of a first contact: its draft, and the margin."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from opora.access.actions import drop_draft
from opora.access.doors import NotAllowed
from opora.access.middleware import viewer
from opora.access.viewer import Viewer
from opora.cases.queries import case_row
from opora.catalog import current
from opora.intake.arrival import RETURNING, VISIT, draft_line, keep_written, page_of
from opora.intake.before import before_of
from opora.intake.forms import ContactForm
from opora.intake.known import known
from opora.intake.views import posts_of, what_follows
from opora.ui.number_fields import number_of


class ContactPart(LoginRequiredMixin, View):
    """What belongs to the page of a first contact."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Only for those who may take contacts."""
        by = viewer(request)
        posts = posts_of(by)
        if not posts:
            raise NotAllowed
        return self.part(request, by, posts)

    def part(self, request: HttpRequest, by: Viewer, posts: list[str]) -> HttpResponse:
        """The part itself."""
        raise NotImplementedError


class KeepDraft(ContactPart):
    """What is being written is kept on the server."""

    def part(self, request: HttpRequest, by: Viewer, posts: list[str]) -> HttpResponse:
        """Answers with the line under the form."""
        kept = keep_written(request.POST, by)
        return HttpResponse(draft_line(kept.at), content_type="text/plain; charset=utf-8")


class DiscardDraft(ContactPart):
    """Thrown away by the one who wrote it."""

    def part(self, request: HttpRequest, by: Viewer, posts: list[str]) -> HttpResponse:
        """Back to the day."""
        page = page_of(request.POST.get(RETURNING), request.POST.get(VISIT))
        drop_draft(page=page, account_id=by.account_id)
        return HttpResponseRedirect(reverse("my_day"))


class WhatFollows(ContactPart):
    """The margin: what follows from what is written so far."""

    def part(self, request: HttpRequest, by: Viewer, posts: list[str]) -> HttpResponse:
        """The list alone."""
        wanted = request.POST.get("post", "")
        place = wanted if wanted in posts else posts[0]
        service, today = current().service(place.partition(":")[0]), timezone.localdate()
        number = number_of(request.POST.get(RETURNING))
        earlier = case_row(by, number) if number is not None else None
        before = before_of(by, earlier, service, today) if earlier else None
        options: dict[str, Any] = {"service": service, "posts": posts, "before": before}
        form = ContactForm(request.POST, today=today, returning=number, **options)
        seen = {"follows": what_follows(by, place, today, form), "today": today}
        return render(request, "intake/follows.html", seen | {"known": known(by, form)})
