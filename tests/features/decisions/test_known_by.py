"""Who knows the answer stands in the definition: nobody says "we did not ask" of the own work."""

from typing import Any

import pytest

from opora.catalog import current
from opora.decisions.asked import field_for
from opora.rules.facts import FactType
from opora.ui import widgets
from opora.ui.fields import ThreeStateField
from opora.ui.many_field import ManyField
from tests.features.conftest import SERVICES

OF_WORKERS = {
    "other_service_wanted", "capacity_full", "breach_day_traceable", "programme_fits",
    "field_training_agreed", "in_target_group", "both_parents_invited", "child_protection_duty",
    "relations_weighed", "parents_heard_separately",
}  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_the_third_answer_fits_who_knows(service: str) -> None:
    known = current().service(service)
    for name, spec in known.rulebook.facts.items():
        if spec.type is not FactType.BOOL or not spec.askable:
            continue
        field = field_for(spec, known)
        assert isinstance(field, ThreeStateField)
        third = "Ještě nevíme" if name in OF_WORKERS else "Neptali jsme se"
        assert labels(field) == ["Ano", "Ne", third], name
        # Either way it stays open, and opens no rule.
        assert field.clean(widgets.NOT_ASKED) is None


def test_whether_the_list_was_gone_through_the_worker_knows() -> None:
    field = ManyField(choices=[("a", "A")])
    drawn = field.widget.render("exclusion", None, {"id": "x"})
    assert "Zatím ne" in drawn
    assert "Neptali jsme se" not in drawn
    assert "checked" not in drawn
    assert field.clean({"values": ["a"], "all": "no"}) == {"values": ["a"], "complete": False}
    assert field.clean({"values": [], "all": widgets.NOT_ASKED}) is None


def test_where_an_answer_is_needed_no_third_one_is_offered() -> None:
    assert labels(ThreeStateField(answer_needed=True)) == ["Ano", "Ne"]


def labels(field: Any) -> list[str]:
    return [str(label) for _key, label in field.choices]
