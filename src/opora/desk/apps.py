"""The desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Has no tables: it shows what other rooms keep."""

    name = "opora.desk"
