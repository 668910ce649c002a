"""Somebody's words stand in one pair of quotes, whoever typed it."""

import pytest

from opora.ui import words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Hrozí nám vystěhování", "„Hrozí nám vystěhování“"),
        ("„Hrozí nám vystěhování“", "„Hrozí nám vystěhování“"),
        (' "Hrozí nám vystěhování." ', "„Hrozí nám vystěhování.“"),
        ("»Nechci«", "„Nechci“"),
        ("“No”", "„No“"),
        ("„Ano“ a potom „ne“", "„„Ano“ a potom „ne““"),
        ('"', '„"“'),
        ("„“", "„“"),
        ("Řekla „ne“", "„Řekla „ne““"),
    ],
)
def test_a_pair_typed_round_the_whole_is_not_doubled(typed: str, shown: str) -> None:
    assert words.quoted(typed) == shown
