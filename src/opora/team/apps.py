"""The team room."""

from opora.access import rooms


class TeamConfig(rooms.Room):
    """Registers what cases show of team work, and what of it is due."""

    name = "opora.team"
    leaves = (
        "facts",
        "can.due",
        "can.panels",
        "conferences.kinds",
        "cooperating.kinds",
        "intervisions.due",
        "intervisions.kinds",
        "intervisions.panels",
    )
