"""The decisions room."""

from opora.access import rooms


class DecisionsConfig(rooms.Room):
    """Registers the facts that people are asked for."""

    name = "opora.decisions"
    leaves = ("facts",)
