"""The households room."""

from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    """Registers what a case shows of the family."""

    name = "opora.households"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.households import panels  # noqa: F401  registers itself
        from opora.households.mending import kinds  # noqa: F401  registers itself
