"""The decisions room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Registers the facts that people are asked for."""

    name = "opora.decisions"

    def ready(self) -> None:
        """Facts that were asked are provided from here."""
        from opora.decisions import facts  # noqa: F401  registers itself
