"""The audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the chain of events."""

    name = "opora.audit"
