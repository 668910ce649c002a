"""The cases room."""

from opora.access import rooms


class CasesConfig(rooms.Room):
    """Registers what is known of a case as facts."""

    name = "opora.cases"
    leaves = (
        "facts",
        "panels",
        "handover.course",
        "handover.due",
        "left_out.due",
        "mending.own_kinds",
    )
