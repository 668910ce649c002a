"""The findings room."""

from opora.access import rooms


class FindingsConfig(rooms.Room):
    """Registers what of examinations is due, and what a case shows of them and of tests."""

    name = "opora.findings"
    leaves = ("due", "panels", "mending.kinds", "testing.panels")
