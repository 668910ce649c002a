"""The acts room."""

from opora.access import rooms


class ActsConfig(rooms.Room):
    """Registers what acts show on a case, what of them is due, and what they know."""

    name = "opora.acts"
    leaves = (
        "children",
        "counting.facts",
        "due",
        "facts",
        "panels",
        "papers",
        "share",
        "silence.due",
        "silence.facts",
        "ways",
        "mending.kinds",
        "outings.due",
        "outings.kinds",
    )
