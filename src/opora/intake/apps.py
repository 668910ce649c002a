"""The intake room."""

from opora.access import rooms


class IntakeConfig(rooms.Room):
    """Registers facts, dues, and what the case page shows of the way to an agreement."""

    name = "opora.intake"
    leaves = (
        "due",
        "facts",
        "panels",
        "papers",
        "ways",
        "mending.kinds",
        "passed.due",
        "unclaimed.due",
        "written.due",
        "places.due",
        "places.facts",
    )
