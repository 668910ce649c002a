"""The agreements room."""

from opora.access import rooms


class AgreementsConfig(rooms.Room):
    """Registers facts, parts of the case page, dues and ways on."""

    name = "opora.agreements"
    leaves = (
        "consent",
        "due",
        "facts",
        "panels",
        "papers",
        "breaches.due",
        "notices.papers",
        "mending.kinds",
        "notices.due",
        "notices.kinds",
        "notices.panels",
        "reported.kinds",
    )
