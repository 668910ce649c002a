"""The consents room."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.consents"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.consents import due, facts, panels  # noqa: F401  they register themselves
        from opora.consents.mending import kinds  # noqa: F401  registers itself
