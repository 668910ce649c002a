"""An age in words, as exactly as it is known."""

import pytest

from opora.decisions.fact_words import age_words
from opora.rules.facts import Span


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (Span(15, 15), "15\N{NO-BREAK SPACE}let"),
        (Span(20, 25), "20 až 25 let"),
        (Span(0, 14), "nejvýš 14 let"),
        (Span(18, None), "18 nebo víc let"),
        (Span(18, 120), "18 nebo víc let"),  # typed as "at least 18"
    ],
)
def test_an_age_is_said_as_it_is_known(age: Span, said: str) -> None:
    assert age_words(age) == said
