"""The calendar address itself, and the page on which a worker makes and revokes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_scopes import scope

from opora.access.addresses import path_of
from opora.access.queries import own_choices, viewer_by_id
from opora.cases.lifting import Lifting
from opora.cases.steps import Step
from opora.desk.absences.forms import PlainForm
from opora.reminders.feed.actions import count_miss, look_by_feed, make_feed, revoke_feed
from opora.reminders.feed.queries import has_missed_too_often, key_by, key_of, planned, told_of
from opora.ui.forms import OporaForm

ICS = "text/calendar; charset=utf-8"


@require_safe
def calendar_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The worker's meetings, for a programme that can't sign in: whoever has the secret reads.

    A wrong one is absent; who tries many is told to wait. One that is right is always answered.
    """
    from opora.reminders.feed.ics import calendar_of  # its library is slow to load, rarely wanted

    now = timezone.localtime()
    key = key_by(secret)
    viewer = viewer_by_id(key.account_id) if key else None
    if key is None or viewer is None:
        return _missed(request)
    language = own_choices(viewer)["language"]
    with scope(organisation=viewer.organisation_id), translation.override(language):
        rows = planned(viewer, now.date())
        look_by_feed(key, viewer, told_of(rows), now)
        return HttpResponse(calendar_of(rows, now), content_type=ICS)


def _missed(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    # The address of the net is not kept either, only what tells one from another.
    whence = salted_hmac("opora.feed", request.META.get("REMOTE_ADDR", "")).hexdigest()
    if has_missed_too_often(whence, now):
        return HttpResponse(status=429)
    count_miss(whence, now)
    return HttpResponse(status=404)


class OfFeed(Step):
    """What both steps share."""

    form_class = PlainForm
    may_repeat = True

    def check_right(self) -> None:
        """Everybody who is signed in, for themselves."""

    @property
    def home(self) -> str:
        """The account."""
        return path_of("profile")

    def stands(self) -> object:
        """Since when there is an address."""
        key = key_of(self.viewer.account_id)
        return key.made_at.isoformat() if key else ""

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Whether there is an address, and when it was read."""
        return {"key": key_of(self.viewer.account_id)}


class MakeFeed(OfFeed):
    """A new address: the answer to the press shows it, and nothing shows it again."""

    template_name = "reminders/feed.html"
    heading = _("Moje schůzky v jiném kalendáři")
    submit = _("Vytvořit adresu")
    action = make_feed

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Keeps the secret for the answer alone."""
        self.secret = make_feed(by=self.viewer, on=self.today)

    def _done(self, leads_to: str, saved: str | Promise, remark: str = "") -> HttpResponse:
        path = reverse("calendar_file", args=[self.secret])
        context = {
            "heading": self.heading,
            "home": self.home,
            "secret_address": self.request.build_absolute_uri(path),
        }
        return render(self.request, "reminders/feed_made.html", context)

    @property
    def leads_to(self) -> str:
        """To itself."""
        return path_of("calendar_feed")


class RevokeFeed(OfFeed):
    """The address opens nothing any more."""

    template_name = "reminders/feed_revoke.html"
    heading = _("Zrušit adresu kalendáře")
    submit = _("Zrušit adresu")
    action = revoke_feed

    @property
    def leads_to(self) -> str:
        """To where one can make another."""
        return path_of("calendar_feed")
