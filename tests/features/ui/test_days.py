from datetime import date, time

import pytest

from opora.ui import words

TODAY = date(2026, 11, 20)


def plain(text: str) -> str:
    return text.replace(words.NBSP, " ")


def test_days_are_said_in_czech() -> None:
    assert plain(words.long_day(TODAY)) == "pátek 20. listopadu"
    assert plain(words.short_day(TODAY)) == "pá 20. 11."
    assert plain(words.full_day(TODAY)) == "20. listopadu 2026"
    assert plain(words.numeric_day(TODAY)) == "20. 11. 2026"
    assert words.hour(time(9, 0)) == "9:00"


def test_spaces_inside_days_do_not_break() -> None:
    assert words.long_day(TODAY) == "pátek 20.\u00a0listopadu"
    assert " " not in words.short_day(TODAY)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 dní"), (1, "1 den"), (2, "2 dny"), (4, "4 dny"), (5, "5 dní")]
)
def test_days_are_counted(count: int, said: str) -> None:
    assert plain(words.days_counted(count)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 12), "8 dní po termínu"),
        (date(2026, 11, 18), "2 dny po termínu"),
        (date(2026, 11, 19), "1 den po termínu"),
        (date(2026, 11, 20), "Dnes"),
        (date(2026, 11, 21), "Zítra"),
        (date(2026, 11, 24), "Za 4 dny"),
    ],
)
def test_due_days_are_said_by_distance(day: date, said: str) -> None:
    assert plain(words.due_words(day, TODAY)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Je potřeba opravit 1 věc."),
        (2, "Je potřeba opravit 2 věci."),
        (4, "Je potřeba opravit 4 věci."),
        (6, "Je potřeba opravit 6 věcí."),
    ],
)
def test_things_to_mend_are_counted(count: int, said: str) -> None:
    assert plain(words.things_to_mend(count)) == said


@pytest.mark.parametrize(("total", "said"), [(20, "z 20"), (3, "ze 3"), (8, "z 8"), (1, "z 1")])
def test_preposition_goes_by_the_number(total: int, said: str) -> None:
    assert plain(words.out_of(total)) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Plno"), (1, "1 místo volné"), (3, "3 místa volná")]
)
def test_free_places(count: int, said: str) -> None:
    assert plain(words.places_free(count)) == said


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("V úterý a v pátek", "V\u00a0úterý a\u00a0v\u00a0pátek"),
        ("dne 5. listopadu", "dne 5.\u00a0listopadu"),
        ("trvá 75 minut", "trvá 75\u00a0minut"),
        ("V roce 2026. Potom", "V\u00a0roce 2026. Potom"),
        ("JAVOR 38", "JAVOR 38"),
    ],
)
def test_spaces_that_must_not_break(text: str, bound: str) -> None:
    assert words.nbsp(text) == bound


def test_what_people_type_and_tags_stay_as_they_are() -> None:
    html = '<p title="a v">a <b>v lese</b></p><textarea>a v</textarea>'
    assert words.nbsp_html(html) == (
        '<p title="a v">a\u00a0<b>v\u00a0lese</b></p><textarea>a v</textarea>'
    )


def test_initials() -> None:
    assert words.initials("Lenka Bartošová") == "LB"
    assert words.initials("Eva") == "EV"
    assert words.initials("") == "?"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Zapsáno v 4:28.", "Zapsáno ve\xa04:28."),
        ("v\xa012:05", "ve\xa012:05"),
        ("V 20:00", "Ve\xa020:00"),
        ("v 9:00", "v 9:00"),
        ("v 15:30", "v 15:30"),
        ("od 4:28", "od 4:28"),
    ],
)
def test_an_hour_is_said_as_czech_can_say_it(written: str, said: str) -> None:
    assert words.voiced(written) == said
