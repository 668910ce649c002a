"""What the record knows of the order at a site (D14)."""

from collections.abc import Sequence
from datetime import date

from opora.decisions.providers import Facts, Subject, provides
from opora.intake.places.turns.queries import Turn, turns


@provides("waits_longer", "place_promised")
def order(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """Whether somebody else comes first, or all that is free was promised."""
    return [{} if one is None else _facts(one) for one in turns(subjects, on)]


def _facts(one: Turn) -> Facts:
    return {"waits_longer": bool(one.passed_over), "place_promised": one.all_promised}
