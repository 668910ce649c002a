"""The reminders room."""

from opora.access import rooms


class RemindersConfig(rooms.Room):
    """Registers for the technical administration what of the mail does not go out."""

    name = "opora.reminders"
    leaves = ("due",)
