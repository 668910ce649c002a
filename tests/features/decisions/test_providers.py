"""Every fact that the record is said to know is known by somebody, or it is said that it isn't."""

from opora.catalog import current
from opora.decisions.providers import provided
from opora.rules.facts import Whence

NOT_KEPT_YET: dict[str, str] = {}
"""Facts whose rules answer *unknown* and say that they are missing, each with its reason."""


def test_facts_of_the_record_have_a_provider() -> None:
    recorded = {
        spec.name
        for service in current().services.values()
        for spec in service.rulebook.facts.values()
        if spec.whence is Whence.RECORD
    }
    # The site stands in the subject of every question itself.
    assert recorded - provided() - {"site"} == set(NOT_KEPT_YET)
