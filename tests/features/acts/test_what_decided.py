"""A refusal whose sentence speaks of several things tells which of them it was."""

import pytest

from tests.features.acts.conftest import MakePlace

SAID = "Lidem do 15 let a lidem, kteří neužívají nelegální látky, nabízíme jen poradenství."


@pytest.mark.parametrize(
    ("age", "uses", "decided"),
    [
        (14, True, "Rozhodlo: věk 14 let."),
        (30, False, "Rozhodlo: užívá nelegální látky: ne."),
    ],
)
def test_a_boy_and_a_man_who_does_not_use_are_told_apart(
    place: MakePlace, age: int, uses: bool, decided: str
) -> None:
    here = place("kontaktni_centrum", age=age, asked={"uses_illegal_substances": uses})
    page = here.record(kind="basic_treatment").replace("\xa0", " ")
    assert SAID in page
    assert page.count("Rozhodlo:") == page.count(decided) == 1
