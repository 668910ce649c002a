"""The team room."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    """Registers what cases show of team work, and what of it is due."""

    name = "opora.team"

    def ready(self) -> None:
        """Each module registers itself."""
        from opora.team import facts  # noqa: F401  they register themselves
        from opora.team.can import due as can_due  # noqa: F401  registers itself
        from opora.team.can import panels as can  # noqa: F401  registers itself
        from opora.team.conferences import kinds as conferences  # noqa: F401  registers itself
        from opora.team.cooperating import kinds as cooperating  # noqa: F401  registers itself
        from opora.team.intervisions import due, kinds, panels  # noqa: F401  likewise
