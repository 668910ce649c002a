"""The households room."""

from opora.access import rooms


class HouseholdsConfig(rooms.Room):
    """Registers what a case shows of the family."""

    name = "opora.households"
    leaves = ("panels", "mending.kinds")
