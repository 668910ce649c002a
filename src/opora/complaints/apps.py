"""The complaints room."""

from opora.access import rooms


class ComplaintsConfig(rooms.Room):
    """Registers what of complaints is due, and what a case shows of them."""

    name = "opora.complaints"
    leaves = ("due", "panels", "mending.kinds", "letters.queries", "deputies.due")
