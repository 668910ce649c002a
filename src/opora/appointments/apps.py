"""The appointments room."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Registers what appointments show on a case, what of them is due, and what they know."""

    name = "opora.appointments"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.appointments import due, facts, panels, ways  # noqa: F401  they register
        from opora.appointments.mending import kinds  # noqa: F401  registers itself
