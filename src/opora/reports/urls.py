"""Addresses of the numbers."""

from django.urls import path

from opora.reports import views

urlpatterns = [
    path("prehledy/", views.Reports.as_view(), name="reports"),
    path("prehledy/obsazenost/", views.ShowOccupancy.as_view(), name="occupancy"),
]
