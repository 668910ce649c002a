"""A number stands once, in its rule: every text that says it takes it from there."""

import shutil
from pathlib import Path

import pytest

from opora.catalog.load import check, load
from tests.services.said_again import written_by_hand

SERVICES = Path(__file__).parents[2] / "services"

# What a text may say in a number that happens to be a rule's as well: entry -> why.
ALLOWED: dict[str, str] = {
    "agreement.copies": "as many copies as there are parties; no rule counts them",
    "C7.two_copies": "the same, a copy for either party",
    "kontaktni_centrum": "the digits of a code, which its own pattern tells and checks",
    "B9": "both parents: a child has no other number of them",
    "both_parents_invited": "both parents, as in B9",
    "invite_both_parents": "both parents, as in B9",
    "PS3.price": "the month by which is billed, not the month of a notice",
    "minutes_this_month": "the month by which is billed, not the month of a notice",
    "PS7.notice": "the first day of a month is a date, not a length",
}


def test_no_text_writes_a_number_that_a_rule_holds() -> None:
    found = [one for one in written_by_hand(SERVICES) if one.entry not in ALLOWED]
    assert found == []


def test_what_is_allowed_is_still_said() -> None:
    assert set(ALLOWED) == {one.entry for one in written_by_hand(SERVICES)}
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Smíme mluvit s člověkem do 15 let?", "15"),
        ("Smíme mluvit s někým před patnáctými narozeninami?", "15"),
        ("Stačí dvě napomenutí?", "2"),
        ("Máme na odpověď měsíc?", "1"),
    ],
)
def test_a_number_by_hand_is_found(tmp_path: Path, text: str, number: str) -> None:
    services = copied(tmp_path)
    asked = services / "kontaktni_centrum" / "open.yaml"
    line = f"- id: znovu\n  question: {{cs: '{text}', en: 'x'}}\n"
    asked.write_text(asked.read_text(encoding="utf-8") + line, encoding="utf-8")
    found = [one for one in written_by_hand(services) if one.entry == "znovu"]
    assert [one.number for one in found] == [number]


def test_a_number_changed_in_its_rule_changes_every_text(tmp_path: Path) -> None:
    before = load(SERVICES).services["kontaktni_centrum"]
    services = copied(tmp_path)
    rules = services / "kontaktni_centrum" / "rules"
    for file in rules.iterdir():
        said = file.read_text(encoding="utf-8")
        for old, new in (("age: {at_least: 15}", "age: {at_least: 16}"),
                         ("warnings: {at_least: 2}", "warnings: {at_least: 3}"),
                         ("period: {months: 1}", "period: {months: 2}")):  # fmt: skip
            said = said.replace(old, new)
        file.write_text(said, encoding="utf-8")
    after = load(services).services["kontaktni_centrum"]
    asked = {one.id: one for one in after.open_questions}
    assert asked["first_contact"].question.cs.replace("\xa0", " ") == (
        "Smíme vést první kontakt i s člověkem do 16 let nebo s tím, kdo neužívá?"
    )
    assert asked["repeated_warning"].reading.cs == "Nejméně tři."
    assert asked["longer_answer"].question.cs == "Jde dva měsíce na odpověď prodloužit?"
    label = after.rulebook.facts["unpaid_over_month"].label
    assert label.cs == "úhrada chybí déle než dva kalendářní měsíce"
    assert label.en == "the fee has been due for more than two calendar months"
    first = {one.id: one for one in before.open_questions}
    assert first["longer_answer"].question.cs == "Jde měsíc na odpověď prodloužit?"
    assert first["repeated_warning"].reading.cs == "Nejméně dvě."


def test_no_reader_sees_a_name_in_braces() -> None:
    for service in load(SERVICES).services.values():
        texts = [
            *(text for one in service.open_questions for text in (one.question, one.reading)),
            *(text for one in service.rulebook.facts.values() for text in (one.label, one.wanted)),
            *(word.text for words in service.vocabulary.values() for word in words),
            *service.questions.values(),
        ]
        assert [one for one in texts if "{" in one.cs + one.en] == []


def test_a_name_of_no_number_is_told(tmp_path: Path) -> None:
    services = copied(tmp_path)
    asked = services / "kontaktni_centrum" / "open.yaml"
    said = asked.read_text(encoding="utf-8")
    asked.write_text(said.replace("{C11.deadline.period:acc", "{C11.deadlin.period:acc"), "utf-8")
    [problem] = check(services)
    assert "není číslo žádného pravidla" in problem.what


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SERVICES, tmp_path / "services"))
