"""The intake room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Registers facts, dues, and what the case page shows of the way to an agreement."""

    name = "opora.intake"

    def ready(self) -> None:
        """Everything registers itself when it is imported."""
        from opora.intake import due, facts, panels, ways  # noqa: F401  register themselves
        from opora.intake.mending import kinds  # noqa: F401  register themselves
        from opora.intake.places import due as _places  # noqa: F401  registers itself
