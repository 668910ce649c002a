"""The debts room."""

from django.apps import AppConfig


class DebtsConfig(AppConfig):
    """Registers what a case shows of debts, and how it is put right."""

    name = "opora.debts"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.debts import kinds, panels  # noqa: F401  they register themselves
