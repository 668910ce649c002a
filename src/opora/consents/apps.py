"""The consents room."""

from opora.access import rooms


class ConsentsConfig(rooms.Room):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.consents"
    leaves = ("due", "facts", "panels", "mending.kinds")
