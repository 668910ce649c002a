"""The plans room."""

from opora.access import rooms


class PlansConfig(rooms.Room):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.plans"
    leaves = (
        "ahead.due",
        "due",
        "facts",
        "next_steps",
        "panels",
        "papers",
        "ends.kinds",
        "evaluation.kinds",
        "heard.facts",
        "heard.kinds",
        "mending.kinds",
    )
