"""Every component in every state, for eyes and for tests."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from opora.ui.samples import SampleForm, SampleWorker, dues, entries, panels


def _frame(request: HttpRequest) -> date:
    """Sign the sample worker in for this page and return today."""
    request.user = SampleWorker(request.GET.get("theme", "device"))  # type: ignore[assignment]  # no account of the database
    return timezone.localdate()


def components(request: HttpRequest) -> HttpResponse:
    """Show all components."""
    today = _frame(request)
    choices = [("a", "Mediace"), ("b", "Konzultace")]
    context = {"panels": panels(today), "today": today, "area": "my_day", "choices": choices}
    context |= {"entries": entries(today), "dues": dues(today)}
    context["counter"] = SampleForm(today=today)["needles"]
    return render(request, "ui/gallery.html", context)


def filled_form(request: HttpRequest) -> HttpResponse:
    """Show the form as it opens, or after a submit; `?wrong` shows it with errors."""
    today = _frame(request)
    data: Any = request.POST or None
    if "wrong" in request.GET:
        data = {"form": "w", "since": "12. 10. 2099", "what": "a" * 130, "handed": "yes"}
        data |= {"at": "25:00", "length": "hodinu", "needles": "mnoho"}
    form = SampleForm(data, today=today, seen=3)
    context = {"form": form, "area": "cases", "accepted": form.is_valid()}
    return render(request, "ui/gallery_form.html", context, status=422 if form.errors else 200)


def danger(request: HttpRequest) -> HttpResponse:
    """Show a step that can't be taken back."""
    _frame(request)
    return render(request, "ui/gallery_danger.html", {"area": "cases", "hide_tabs": True})


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the layout of the page for signing in."""
    return render(request, "ui/gallery_sign_in.html")


def live(request: HttpRequest) -> HttpResponse:
    """Answer what is being typed, as a step would: nothing is saved."""
    state = "yes" if request.POST.get("length", "").isdigit() else "unknown"
    return render(request, "ui/gallery_live.html", {"state": state})


def draft(request: HttpRequest) -> HttpResponse:
    """Answer as if what is being typed had been kept."""
    return HttpResponse(f"Rozepsané uloženo, políček: {len(request.POST)}")
