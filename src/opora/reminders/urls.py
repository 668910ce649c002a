"""Addresses of the reminders room."""

from django.urls import path

from opora.reminders import views
from opora.reminders.feed.views import MakeFeed, RevokeFeed, calendar_file

urlpatterns = [
    path("ja/pripominky/", views.ChooseReminders.as_view(), name="reminders"),
    path("ja/kalendar/", MakeFeed.as_view(), name="calendar_feed"),
    path("ja/kalendar/zrusit/", RevokeFeed.as_view(), name="calendar_feed_revoke"),
    path("odber/<str:secret>/schuzky.ics", calendar_file, name="calendar_file"),
    path("sprava/pripominky/", views.Course.as_view(), name="reminders_course"),
]
