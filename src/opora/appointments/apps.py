"""The appointments room."""

from opora.access import rooms


class AppointmentsConfig(rooms.Room):
    """Registers what appointments show on a case, what of them is due, and what they know."""

    name = "opora.appointments"
    leaves = ("due", "facts", "panels", "staying.panels", "ways", "mending.kinds")
