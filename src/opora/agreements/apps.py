"""The agreements room."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.agreements"

    def ready(self) -> None:
        """Everything that registers itself."""
        from opora.agreements import consent, due, facts, panels  # noqa: F401  register themselves
        from opora.agreements.mending import kinds  # noqa: F401  registers itself
        from opora.agreements.notices import due as noticed  # noqa: F401  registers itself
        from opora.agreements.notices import kinds as mended  # noqa: F401  registers itself
        from opora.agreements.notices import panels as shown  # noqa: F401  registers itself
        from opora.agreements.reported import kinds as reported  # noqa: F401  registers itself
