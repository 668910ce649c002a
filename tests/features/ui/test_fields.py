from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from opora.ui import fields, words

TODAY = date(2026, 11, 20)


def said(field: Any, value: Any) -> str:
    """Return the sentence with which the field refuses the value."""
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return " ".join(refused.value.messages).replace("\u00a0", " ")


def day(**options: Any) -> fields.DayField:
    field = fields.DayField(**options)
    field.set_today(TODAY)
    return field


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12. 10. 2026", date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12)),
        (" 1.\u00a02.\u00a02026 ", date(2026, 2, 1)),
        ("2026-10-12", date(2026, 10, 12)),
        ("dnes", TODAY),
        ("Včera", date(2026, 11, 19)),
        ("vcera", date(2026, 11, 19)),
        ("předevčírem", date(2026, 11, 18)),
        ("zítra", date(2026, 11, 21)),
        ("pátek", TODAY),
        ("ve čtvrtek", date(2026, 11, 26)),
        ("v\u00a0Sobotu", date(2026, 11, 21)),
        ("příští pondělí", date(2026, 11, 23)),
        ("příští pátek", date(2026, 11, 27)),
        ("pristi stredu", date(2026, 11, 25)),
        ("23. 11.", date(2026, 11, 23)),
        ("3.1.", date(2027, 1, 3)),
        ("24. 12", date(2026, 12, 24)),
        ("1. 6.", date(2026, 6, 1)),
        ("so 31. 10. 2026", date(2026, 10, 31)),
        ("pá\u00a020.\u00a011.", TODAY),
        ("Čt 3. 12.", date(2026, 12, 3)),
        ("v pátek 20. 11. 2026", TODAY),
        ("sobota 31. října 2026", date(2026, 10, 31)),
        ("12. listopadu", date(2026, 11, 12)),
        ("1. ledna", date(2027, 1, 1)),
        ("ne 1.11.", date(2026, 11, 1)),
        ("po 23. 11. 2026", date(2026, 11, 23)),
    ],
)
def test_day_is_read_as_people_write_it(typed: str, meant: date) -> None:
    assert day().clean(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pátek", TODAY),
        ("ve čtvrtek", date(2026, 11, 19)),
        ("v sobotu", date(2026, 11, 14)),
    ],
)
@pytest.mark.parametrize("options", [{"past": True}, {"back": True}])
def test_a_field_that_looks_back_takes_the_last_such_day(
    options: dict[str, Any], typed: str, meant: date
) -> None:
    assert day(**options).clean(typed) == meant


@pytest.mark.parametrize(
    ("options", "typed", "sentence"),
    [
        ({}, "ne 31. 10. 2026", "Den v týdnu k tomuto datu nepatří. Opravte jedno z obojího."),
        ({}, "ne", "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        ({}, "31. nevím 2026", "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        ({}, "minulý pátek", "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        ({"whole": True}, "pátek", "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        ({}, "31. 12. 9999", "To je až za víc než deset let. Zkontrolujte rok."),
        ({}, "1. 1. 2037", "To je až za víc než deset let. Zkontrolujte rok."),
        ({}, "1. 1. 0001", "To je hodně dávno. Zkontrolujte rok."),
        ({"past": True}, "1. 1. 1950", "To je hodně dávno. Zkontrolujte rok."),
        ({}, "", "Napište den, třeba 12. 10. 2026."),
        ({}, "brzy", "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
        ({}, "30. 2.", "Takový den v kalendáři není. Napište jiný."),
        (
            {"whole": True},
            "12. 10.",
            "Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026.",
        ),
        ({"past": True}, "21. 11.", "Tento den teprve přijde. Napište dnešek nebo dřívější den."),
        ({}, "30. 2. 2026", "Takový den v kalendáři není. Napište jiný."),
        (
            {"first": date(2026, 11, 12)},
            "12. 10. 2026",
            "Napište 12. listopadu 2026 nebo pozdější den.",
        ),
        (
            {"last": date(2026, 11, 12)},
            "13. 11. 2026",
            "Napište 12. listopadu 2026 nebo dřívější den.",
        ),
        ({"past": True}, "zítra", "Tento den teprve přijde. Napište dnešek nebo dřívější den."),
    ],
)
def test_day_is_refused_by_a_sentence(options: dict[str, Any], typed: str, sentence: str) -> None:
    assert said(day(**options), typed) == sentence


def test_day_needs_to_be_told_which_day_it_is() -> None:
    with pytest.raises(ValueError, match="today="):
        fields.DayField().set_today(None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:30", time(9, 30)), ("9.30", time(9, 30)), ("930", time(9, 30)), ("9", time(9))],
)
def test_hour_is_read_as_people_write_it(typed: str, meant: time) -> None:
    assert fields.HourField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9:75", "ráno"])
def test_hour_is_refused_by_a_sentence(typed: str) -> None:
    sentence = "Tomuto času nerozumíme. Napište ho třeba takto: 9:30."
    assert said(fields.HourField(), typed) == sentence


def test_hour_that_is_missing() -> None:
    assert said(fields.HourField(), "") == "Napište čas, třeba 9:30."


@pytest.mark.parametrize(
    ("typed", "meant"), [("60", 60), ("90 min", 90), ("1:30", 90), ("1 h 30", 90), ("2 hod", 120)]
)
def test_minutes_are_read_as_people_write_them(typed: str, meant: int) -> None:
    assert fields.MinutesField().clean(typed) == meant


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (fields.MinutesField(), "", "Napište, kolik minut to trvalo."),
        (fields.MinutesField(), "hodinu", "Napište délku v minutách, třeba 60."),
        (fields.MinutesField(min_value=5), "3", "Napište číslo od 5 výš."),
        (fields.NumberField(max_value=10), "11", "Napište číslo nejvýš 10."),
        (fields.NumberField(), "", "Napište číslo."),
        (fields.NumberField(), "1,5", "Napište celé číslo, třeba 12."),
        (fields.CrownsField(), "", "Napište částku v celých korunách."),
        (fields.CrownsField(), "1 250,50", "Částky se tu píší v celých korunách. Napište 1 251."),
        (fields.CrownsField(), "27,4", "Částky se tu píší v celých korunách. Napište 27."),
        (fields.CrownsField(), "moc", "Napište částku v celých korunách, třeba 1 250."),
        (fields.CrownsField(max_value=9), "1 250", "Napište číslo nejvýš 9."),
        (fields.CounterField(), "-1", "Napište číslo od 0 výš."),
        (fields.CounterField(), "mnoho", "Napište celé číslo, třeba 12."),
        (fields.TextField(), "  ", "Doplňte odpověď."),
        (fields.TextField(missing="Napište jméno."), "", "Napište jméno."),
        (
            fields.TextField(max_length=5),
            "sedmero",
            "Vejde se sem 5 znaků, napsáno je 7. Zkraťte to.",
        ),
        (fields.TextField(min_length=5), "dvě", "Napište aspoň 5 znaků."),
        (fields.ChoiceField(choices=[("a", "A")]), "", "Vyberte jednu z možností."),
        (fields.ChoiceField(choices=[("a", "A")]), "b", "Vyberte jednu z nabízených možností."),
        (fields.ThreeStateField(), "maybe", "Vyberte Ano, Ne, nebo Neptali jsme se."),
        (fields.ThreeStateField(asked=False), "maybe", "Vyberte Ano, Ne, nebo Ještě nevíme."),
        (fields.ThreeStateField(answer_needed=True), "maybe", "Vyberte Ano, nebo Ne."),
        (fields.ThreeStateField(answer_needed=True), "not_asked", "Vyberte Ano, nebo Ne."),
        (fields.ThreeStateField(answer_needed=True), None, "Vyberte Ano, nebo Ne."),
    ],
)
def test_each_error_is_a_sentence(field: Any, typed: Any, sentence: str) -> None:
    assert said(field, typed) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "777 123 456",
        "777123456",
        "+421 905 123 456",
        "00420 777 123 456",
        "(+44) 20-7946-0958",
        "412 000 111 linka 25",
        "412 000 111 kl. 25",
        "777\u00a0123\u00a0456, 602 111 222",
        "116 111",
    ],
)
def test_what_one_can_call(typed: str) -> None:
    assert fields.PhoneField().clean(typed) == typed


@pytest.mark.parametrize(
    "typed", ["7", "abc", "777", "777 123 456 789 012 3", "777 123 456, sestra", "+", "<b>77712345"]
)
def test_what_nobody_can_call(typed: str) -> None:
    assert said(fields.PhoneField(), typed).startswith("Tohle není telefonní číslo. Napište ho")


@pytest.mark.parametrize("typed", ["9" * 5000, "9" * 30, "1" + "0" * 30])
@pytest.mark.parametrize("field", [fields.MinutesField(max_value=720), fields.CounterField()])
def test_a_number_too_long_for_any_database(field: Any, typed: str) -> None:
    assert said(field, typed).startswith("Napište číslo nejvýš")


@pytest.mark.parametrize(("typed", "meant"), [("1 000", 1000), ("１２", 12), (" 7 ", 7)])
def test_number_is_read_as_people_write_it(typed: str, meant: int) -> None:
    assert fields.NumberField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["1_000", "1e3", "²", "0x10", "12 34"])
def test_what_is_no_number(typed: str) -> None:
    assert said(fields.NumberField(), typed) == "Napište celé číslo, třeba 12."


@pytest.mark.parametrize("typed", ["\u200b", "\u200f \ufeff", "\x01\x02", "\xa0"])
def test_what_nobody_sees_is_nothing(typed: str) -> None:
    assert said(fields.TextField(), typed) == "Doplňte odpověď."


def test_unseen_signs_are_left_out_and_words_of_all_alphabets_stay() -> None:
    assert fields.TextField().clean("a\x00b\u202ec") == "abc"
    assert fields.TextField().clean("👩‍👧 שלום") == "👩‍👧 שלום"


def test_of_an_address_that_is_too_long_only_that_is_said() -> None:
    assert said(fields.EmailField(), "x" * 300).count(".") == 2


@pytest.mark.parametrize(
    ("sent", "meant"), [("yes", True), ("no", False), ("not_asked", None), (None, None), ("", None)]
)
def test_fact_has_three_states(sent: str | None, meant: bool | None) -> None:
    assert fields.ThreeStateField().clean(sent) is meant


def test_counter_without_a_number_is_zero() -> None:
    assert fields.CounterField().clean("") == 0
    assert fields.CounterField().clean("7") == 7


def test_more_than_four_choices_are_a_list_and_none_is_chosen() -> None:
    few = fields.ChoiceField(choices=[(key, key) for key in "abcd"])
    many = fields.ChoiceField(choices=[(key, key) for key in "abcde"])
    assert type(few.widget).__name__ == "Segments"
    assert type(many.widget).__name__ == "List"
    assert many.widget.choices[0] == ("", "Zatím nevybráno")


@pytest.mark.parametrize(
    "typed", ["1250", "1 250", "1\u00a0250 Kč", "1.250,-", "1250,00", "1 250,- Kč", "1250 kč."]
)
def test_crowns_are_read_as_people_write_them(typed: str) -> None:
    assert fields.CrownsField().clean(typed) == 1250


def test_a_day_is_understood_as_our_own_pages_print_it() -> None:
    """Every way in which a day is said, of each weekday and month."""
    for days in range(0, 180, 3):
        when = TODAY - timedelta(days=days)
        for said in (words.long_day, words.full_day, words.short_day, words.numeric_day):
            assert day().clean(said(when)) == when, said(when)
