"""The documents room."""

from opora.access import rooms


class DocumentsConfig(rooms.Room):
    """Registers a part of the case page, entries of its course and a kind of record."""

    name = "opora.documents"
    leaves = ("panels", "own_papers", "mending.kinds")
