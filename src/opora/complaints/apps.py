"""The complaints room."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Registers what of complaints is due, and what a case shows of them."""

    name = "opora.complaints"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.complaints import due, panels  # noqa: F401  they register themselves
        from opora.complaints.mending import kinds  # noqa: F401  registers itself
