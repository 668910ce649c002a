"""The people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers what is known of persons as facts."""

    name = "opora.people"

    def ready(self) -> None:
        """The age comes from here."""
        from opora.people import facts, lookups  # noqa: F401  register themselves
