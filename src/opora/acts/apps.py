"""The acts room."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """Registers what acts show on a case, what of them is due, and what they know."""

    name = "opora.acts"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.acts import children, due, facts, panels, share, ways  # noqa: F401  register
        from opora.acts.mending import kinds  # noqa: F401  registers itself
