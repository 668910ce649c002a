"""The reports room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Has no tables: it counts what other rooms keep."""

    name = "opora.reports"
