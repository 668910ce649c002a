"""Nothing is asked that this person, or this act, has no use for."""

import re

from tests.features.acts.conftest import MakePlace, opened, place

__all__ = ["opened", "place"]


def called_up_by(page: str, field: str) -> str:
    """Under which answer the field is shown; nothing where it is always."""
    before = page[: page.index(f'name="{field}"')]
    frame = re.findall(r'class="o-field[^>]*>', before)[-1]
    found = re.search(r'data-shown-by="([^"]*)"', frame)
    return found[1] if found else ""


def test_nobody_gets_in_touch_with_a_code(place: MakePlace) -> None:
    page = place("kontaktni_centrum").browser.get("/kontakt/").content.decode()
    for field in ("phone", "email", "when", "message", "caller_name"):
        assert called_up_by(page, field) == "who=named"


def test_where_everybody_has_a_name_the_way_is_always_asked(place: MakePlace) -> None:
    page = place("dluhova_poradna").browser.get("/kontakt/").content.decode()
    for field in ("phone", "email", "when", "message"):
        assert called_up_by(page, field) == ""


def test_a_meeting_asks_what_its_act_needs(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    page = here.browser.get(here.url("schuzka/")).content.decode()
    assert called_up_by(page, "both_parents_invited") == "kind=first_consultation"
    assert "child_consultation" in called_up_by(page, "child_prepared")
    assert "mediation" not in called_up_by(page, "child_prepared")


def test_an_act_asks_of_results_where_there_are_some(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    page = here.browser.get(here.url("ukon/")).content.decode()
    for field in ("results_to", "brought_by", "after_results", "child_prepared"):
        assert "child_consultation" in called_up_by(page, field)
        assert "mediation" not in called_up_by(page, field)
    assert called_up_by(page, "heard_alone") == "kind=first_consultation"


def test_what_was_not_asked_is_not_kept(place: MakePlace) -> None:
    here = place("rodinna_poradna")
    typed = {"commission_change": "Jinak.", "child_prepared": "yes"}
    assert here.record(kind="counselling", **typed) == ""
    assert here.acts[0].kept == {}
