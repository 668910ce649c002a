"""The prevention room."""

from opora.access import rooms


class PreventionConfig(rooms.Room):
    """Registers how what is recorded here is put right."""

    name = "opora.prevention"
    leaves = ("kinds",)
