"""Numbers in sentences: in words up to ten, in the right case, with the right form of the noun."""

from datetime import time

import pytest

from opora.rules.days import Period
from opora.rules.said_numbers import said_numbers
from opora.rules.wording import Length, Value, Weekdays, filled, length_of, wrong_tokens

MEETINGS = "{n:acc f|schůzku|schůzky|schůzek}"
FAMILIES = "{n:dat f|rodině|rodinám}"


def cs(sentence: str, value: Value) -> str:
    return filled(sentence, {"n": value}, czech=True)


def en(sentence: str, value: Value) -> str:
    return filled(sentence, {"n": value}, czech=False)


@pytest.mark.parametrize(
    ("sentence", "number", "said"),
    [
        (MEETINGS, 1, "jednu schůzku"),
        (MEETINGS, 2, "dvě schůzky"),
        (MEETINGS, 4, "čtyři schůzky"),
        (MEETINGS, 5, "pět schůzek"),
        (MEETINGS, 12, "12\xa0schůzek"),
        (MEETINGS, 21, "21\xa0schůzek"),
        (FAMILIES, 1, "jedné rodině"),
        (FAMILIES, 3, "třem rodinám"),
        (FAMILIES, 10, "deseti rodinám"),
        ("{n:dat f bare|jiné rodině|rodinám}", 1, "jiné rodině"),
        ("{n:dat f bare|jiné rodině|rodinám}", 2, "dvěma rodinám"),
        ("{n:num|rok|roky|let}", 3, "3\xa0roky"),
        ("{n:loc n|napomenutí|napomenutích}", 2, "dvou napomenutích"),
        ("{n:ins f}", 1, "jednou"),
        ("{n}", 8, "osm"),
        ("{n:num}", 8, "8"),
    ],
)
def test_a_number_with_its_noun(sentence: str, number: int, said: str) -> None:
    assert cs(sentence, number) == said


@pytest.mark.parametrize(
    ("how", "length", "said"),
    [
        ("", Length(2, "years"), "dva roky"),
        (":gen", Length(2, "years"), "dvou let"),
        (":gen", Length(1, "months"), "jednoho měsíce"),
        (":gen bare", Length(1, "weeks"), "týdne"),
        (":gen bare", Length(14, "days"), "14\xa0dní"),
        ("", Length(10, "working_days"), "deset pracovních dnů"),
        (":ins", Length(1, "working_days"), "jedním pracovním dnem"),
        (":loc", Length(6, "months"), "šesti měsících"),
        (":dat", Length(3, "years"), "třem letům"),
        ("", Length(5, "years"), "pět let"),
        (":acc", Length(4, "days"), "čtyři dny"),
    ],
)
def test_a_length_has_its_unit(how: str, length: Length, said: str) -> None:
    assert cs(f"{{n{how}}}", length) == said


def test_in_english() -> None:
    assert en("{n|family is|families are}", 1) == "one family is"
    assert en("{n|family is|families are}", 3) == "three families are"
    assert en("within {n:gen bare}", Length(1, "weeks")) == "within a week"
    assert en("{n}", Length(10, "working_days")) == "ten working days"
    assert en("{n}", Length(22, "months")) == "22\xa0months"


def test_a_week_is_seven_days_and_a_parameter_is_nobodys_number() -> None:
    assert length_of(Period(days=7)) == Length(1, "weeks")
    assert length_of(Period(days=14)) == Length(14, "days")
    assert length_of(Period(parameter="answer_days")) is None


@pytest.mark.parametrize(
    ("value", "czech", "english"),
    [
        (Weekdays((0, 1, 2, 3, 4), holidays=False), "ve všední dny", "on weekdays"),
        (Weekdays((0, 1, 2, 3, 4, 5, 6), holidays=True), "každý den", "every day"),
        (
            Weekdays((0, 2, 5), holidays=False),
            "v\xa0pondělí, ve středu a\xa0v\xa0sobotu kromě svátků",
            "on Mondays, Wednesdays and Saturdays, not on public holidays",
        ),
        (time(9), "9", "9"),
        (time(7, 30), "7:30", "7:30"),
    ],
)
def test_days_of_the_week_and_hours(value: Value, czech: str, english: str) -> None:
    assert cs("{n}", value) == czech
    assert en("{n}", value) == english


def test_other_names_stay_for_later() -> None:
    assert cs("Do {day} zbývá {n}.", Length(2, "days")) == "Do {day} zbývá dva dny."
    assert wrong_tokens("gen f bare") == []
    assert wrong_tokens("genitiv|rok|roky") == ["genitiv"]


def test_numbers_that_a_sentence_says_by_itself() -> None:
    assert said_numbers("Program trvá dva roky.", czech=True) == {2}
    assert said_numbers("Do týdne, nebo do 10 dnů.", czech=True) == {7, 10}
    assert said_numbers("Třeba v jednu chvíli podle § 91 {limit}.", czech=True) == {91}
    assert said_numbers("At least two within 15 days.", czech=False) == {2, 15}
