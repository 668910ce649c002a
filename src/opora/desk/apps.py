"""The desk."""

from opora.access import rooms


class DeskConfig(rooms.Room):
    """Has no tables: it shows what other rooms keep, and what of absences waits for the head."""

    name = "opora.desk"
    leaves = ("absences.due",)
