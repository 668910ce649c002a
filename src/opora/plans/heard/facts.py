"""What the record knows of the client's view."""

from collections.abc import Sequence
from datetime import date

from opora.cases.facts import case_ids
from opora.decisions.providers import Facts, Subject, provides
from opora.plans.heard.queries import asked_last


@provides("view_asked_on")
def views(subjects: Sequence[Subject], on: date) -> list[Facts]:
    """When it was last asked; unknown while no agreement runs."""
    last = asked_last(case_ids(subjects), on)
    return [{"view_asked_on": last[one.case_id]} if one.case_id in last else {} for one in subjects]
