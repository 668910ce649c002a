"""The access room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Registers accounts and roles."""

    name = "opora.access"
