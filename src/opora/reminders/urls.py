"""Addresses of the reminders room."""

from django.urls import path

from opora.reminders import views

urlpatterns = [
    path("ja/pripominky/", views.ChooseReminders.as_view(), name="reminders"),
    path("sprava/pripominky/", views.Course.as_view(), name="reminders_course"),
]
