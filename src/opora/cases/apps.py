"""The cases room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers what is known of a case as facts."""

    name = "opora.cases"

    def ready(self) -> None:
        """Facts of the case come from here."""
        from opora.cases import facts, panels  # noqa: F401  register themselves
        from opora.cases.handover import course, due  # noqa: F401  register themselves
        from opora.cases.left_out import due as left_out  # noqa: F401  registers itself
        from opora.cases.mending import own_kinds  # noqa: F401  registers itself
