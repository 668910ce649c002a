"""What is measured is really shown: a page that answers with nothing is quick."""

import re
from datetime import date

import pytest

from bench.asking import Shows, Unexpected, leading_to
from bench.pages import ROWS, Pages


class Blank:
    """Answers everything with an empty page, and leads back to my day."""

    def get(self, path: str, shows: Shows) -> None:
        shows.must_be_in(b"<html></html>", path)

    def send(self, path: str, typed: dict[str, str], leads_to: re.Pattern[str]) -> str:
        return leading_to("/", path, leads_to)

    def ask(self, path: str, typed: dict[str, str], shows: Shows) -> None:
        shows.must_be_in(b"<html></html>", path)


@pytest.mark.parametrize("minimal", [False, True])
@pytest.mark.parametrize("row", ROWS)
def test_each_row_refuses_a_page_that_shows_nothing(row: str, minimal: bool) -> None:
    pages = Pages(minimal, [1], ["novak"], date(2026, 11, 23), "2026-11-23")
    visit = next(pages.visits(row))
    with pytest.raises(Unexpected):
        visit(Blank())


def test_too_few_of_them_are_refused() -> None:
    two = Shows(re.compile(b"<li>"), 2)
    two.must_be_in(b"<li>a<li>b", "/")
    with pytest.raises(Unexpected, match="shown 1 times"):
        two.must_be_in(b"<li>a", "/")


def test_the_place_on_a_page_is_left_out() -> None:
    assert leading_to("/pripady/1/#zapsat", "/", re.compile(r"/pripady/\d+/")) == "/pripady/1/"
