"""Addresses of the appointments room."""

from django.urls import path

from opora.appointments import views

urlpatterns = [
    path("pripady/<int:case_id>/schuzka/", views.Book.as_view(), name="appointment_new"),
    path(
        "pripady/<int:case_id>/schuzka/<int:appointment_id>/zruseni/",
        views.Cancel.as_view(),
        name="appointment_cancel",
    ),
    path(
        "pripady/<int:case_id>/prehodnoceni/",
        views.ReviewCooperation.as_view(),
        name="cooperation_review",
    ),
]
