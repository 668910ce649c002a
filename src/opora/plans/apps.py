"""The plans room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.plans"

    def ready(self) -> None:
        """Everything that registers itself."""
        from opora.plans import due, facts, next_steps, panels  # noqa: F401  register themselves
        from opora.plans.evaluation import kinds as measured  # noqa: F401  registers itself
        from opora.plans.heard import facts as heard  # noqa: F401  registers itself
        from opora.plans.heard import kinds as views  # noqa: F401  registers itself
        from opora.plans.mending import kinds  # noqa: F401  registers itself
