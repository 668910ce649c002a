"""The debts room."""

from opora.access import rooms


class DebtsConfig(rooms.Room):
    """Registers what a case shows of debts, and how it is put right."""

    name = "opora.debts"
    leaves = ("kinds", "panels")
