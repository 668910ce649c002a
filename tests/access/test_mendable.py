"""Anything recorded can be corrected or made void: proved for every action that there is."""

from collections.abc import Iterable

import pytest
from django.urls import get_resolver

from opora.access.doors import ACTIONS, Action
from opora.access.roles import CASEWORK
from opora.cases.mending.kinds import KINDS, Kind
from tests.access.mendable import NEEDS_NONE


def mends(kind: Kind) -> list[str]:
    return [one.code for one in (kind.correct, kind.void, kind.restore) if one is not None]


def unaccounted(codes: Iterable[str]) -> set[str]:
    """Actions that neither make nor mend a kind of record, and are not excused."""
    made = {one.code for kind in KINDS.values() for one in kind.made_by}
    mended = {code for kind in KINDS.values() for code in mends(kind)}
    return set(codes) - made - mended - set(NEEDS_NONE)


def test_every_action_can_be_put_right_or_says_why_not() -> None:
    names = {one for one in get_resolver().reverse_dict if isinstance(one, str)}
    ours = {code for code, one in ACTIONS.items() if one.place.startswith("opora.")}
    assert names
    assert unaccounted(ours) == set(), "say in a kind (made_by) or in tests/access/mendable.py"


def test_a_new_action_in_neither_list_is_seen() -> None:
    new = Action("test.keep_something", CASEWORK, (), lambda: None)
    assert unaccounted([new.code, "acts.record"]) == {"test.keep_something"}


def test_no_excuse_is_out_of_date() -> None:
    made = {one.code for kind in KINDS.values() for one in kind.made_by}
    mended = {code for kind in KINDS.values() for code in mends(kind)}
    assert set(NEEDS_NONE) - set(ACTIONS) == set()
    assert set(NEEDS_NONE) & (made | mended) == set()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_has_a_way_to_put_it_right_and_an_address_for_each(name: str) -> None:
    kind = KINDS[name]
    addresses = {one for one in get_resolver().reverse_dict if isinstance(one, str)}
    assert mends(kind), "nothing puts it right"
    ways = [("correct", kind.correct), ("void", kind.void)]
    # A void case has no page of its own: it is brought back from the list of void cases.
    ways += [("restore", kind.restore)] if name != "case" else []
    for way, action in ways:
        assert (f"{way}_{name}" in addresses) == (action is not None)
        # Twins are let go by what the code of an action begins with (``access.doors``).
        assert action is None or action.code.partition(".")[2].startswith(way)
    assert kind.past is None or (kind.page or f"{name}_record") in addresses
