"""How a room starts: what it knows goes to the rooms below."""

from importlib import import_module
from typing import ClassVar

from django.apps import AppConfig


class Room(AppConfig):
    """A room of the house.

    ``leaves`` names its files that, once imported, leave facts, dues, panels, kinds and ways with
    the rooms below. They are imported in that order when all models are there.
    """

    leaves: ClassVar[tuple[str, ...]] = ()

    def ready(self) -> None:
        """Raises ImportError for a name under which there is no file."""
        for one in self.leaves:
            import_module(f"{self.name}.{one}")
