"""The people room."""

from opora.access import rooms


class PeopleConfig(rooms.Room):
    """Registers what is known of persons as facts."""

    name = "opora.people"
    leaves = ("facts", "lookups")
