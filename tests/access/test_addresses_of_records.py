"""Addresses that are put together once are those that Django gives."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from opora.access.addresses import path_of


@pytest.mark.parametrize("numbers", [(7, 12), (1, 9_000_000_000_000_000_000), (12, 7)])
def test_the_same_as_djangos(numbers: tuple[int, int]) -> None:
    assert path_of("act", *numbers) == reverse("act", args=numbers)
    assert path_of("case", numbers[0]) == reverse("case", args=numbers[:1])
    assert path_of("my_day") == reverse("my_day")


def test_below_another_address_it_begins_with_that() -> None:
    before = path_of("case", 7)
    set_script_prefix("/opora/")
    try:
        assert path_of("case", 7) == f"/opora{before}"
    finally:
        set_script_prefix("/")
    assert path_of("case", 7) == before


def test_no_page_and_no_number_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        path_of("there_is_no_such_page")
    with pytest.raises(NoReverseMatch):
        path_of("case", None)
