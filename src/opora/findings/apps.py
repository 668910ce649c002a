"""The findings room."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Registers what of examinations is due, and what a case shows of them."""

    name = "opora.findings"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.findings import due, panels  # noqa: F401  they register themselves
        from opora.findings.mending import kinds  # noqa: F401  registers itself
