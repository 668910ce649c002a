"""One page reads a thing once; everything else asks anew."""

from collections.abc import Iterable

from opora.access.reading import once_a_page, showing

asked: list[tuple[int, ...]] = []


@once_a_page
def doubled(numbers: Iterable[int]) -> list[int]:
    """A query for the test."""
    asked.append(tuple(sorted(numbers)))
    return [2 * one for one in numbers]


def test_a_page_asks_once_whatever_it_holds_its_ids_in() -> None:
    asked.clear()
    with showing():
        assert doubled([1, 2]) == doubled((1, 2)) == [2, 4]
        assert sorted(doubled({1, 2})) == sorted(doubled({2: "b", 1: "a"}.keys()))
        assert doubled([3]) == [6]
    assert asked == [(1, 2), (1, 2), (3,)]


def test_outside_of_a_page_every_question_is_asked() -> None:
    asked.clear()
    doubled([1])
    with showing():
        doubled([1])
    with showing():
        doubled([1])
    doubled([1])
    assert len(asked) == 4
