"""Addresses of the numbers."""

from django.urls import path

from opora.reports import views
from opora.reports.statement import views as statement

urlpatterns = [
    path("prehledy/", views.Reports.as_view(), name="reports"),
    path("prehledy/vykaz/", statement.ShowStatement.as_view(), name="statement"),
    path("prehledy/vykaz/soubor/", statement.StatementFile.as_view(), name="statement_file"),
    path("prehledy/obsazenost/", views.ShowOccupancy.as_view(), name="occupancy"),
]
