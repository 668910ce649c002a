"""What the rules refuse a client is not in the list of acts; what has happened can be written."""

import re

import pytest

from opora.acts.kept_words import offered_acts
from opora.acts.refused import not_offered
from opora.catalog import current
from tests.features.acts.conftest import MakePlace, Place


def listed(here: Place, tail: str) -> set[str]:
    """Kinds of act in the list of a page."""
    page = here.browser.get(here.url(tail)).content.decode()
    (kinds,) = re.findall(r'<select name="kind".*?</select>', page, re.DOTALL)
    return set(re.findall(r'<option value="(\w+)"', kinds))


def said(here: Place, tail: str) -> str:
    return here.browser.get(here.url(tail)).content.decode().replace("\xa0", " ")


@pytest.mark.rule("C2")
@pytest.mark.parametrize("tail", ["", "ukon/"])
def test_a_person_of_14_is_offered_no_exchange(place: MakePlace, tail: str) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    kinds = listed(here, tail)
    assert "exchange" not in kinds
    assert {"individual_counselling", "crisis_intervention_direct"} <= kinds
    assert "V nabídce není" in said(here, tail)


@pytest.mark.parametrize(("age", "uses"), [(15, True), (0, True), (30, None)])
def test_whom_the_rule_lets_in_or_does_not_know_is_offered_all(
    place: MakePlace, age: int, uses: bool | None
) -> None:
    asked = {} if uses is None else {"uses_illegal_substances": uses}
    here = place("kontaktni_centrum", age=age, asked=asked, anonymous=not age)
    assert "exchange" in listed(here, "")
    assert "V nabídce není" not in said(here, "")


@pytest.mark.rule("D9.clients")
@pytest.mark.parametrize("tail", ["", "ukon/"])
def test_material_aid_is_offered_to_families_with_an_agreement_only(
    place: MakePlace, tail: str
) -> None:
    assert "food_aid" in listed(place("ohrozene_rodiny"), tail)
    here = place("ohrozene_rodiny", agreement=False)
    assert "food_aid" not in listed(here, tail)
    assert "Materiální pomoc je jen pro rodiny se smlouvou." in said(here, tail)


def test_what_has_happened_against_the_rules_is_found_in_the_whole_list(place: MakePlace) -> None:
    here = place("kontaktni_centrum", age=14, asked={"uses_illegal_substances": True})
    assert "?vse=1" in said(here, "ukon/")
    assert "exchange" in listed(here, "ukon/?vse=1")
    refused = here.record(kind="somatic_examination", note="Bolest břicha.")
    (kinds,) = re.findall(r'<select name="kind".*?</select>', refused, re.DOTALL)
    assert re.search(r'<option value="somatic_examination" selected', kinds)


def test_many_that_are_kept_out_are_named_when_unfolded() -> None:
    service = current().service("rodinna_poradna")
    acts = service.acts[:6]
    (one,) = not_offered({act.id: "Tento úkon patří až za souhlas." for act in acts}, service)
    assert (
        one.text == "V nabídce není 6 úkonů. O každém z nich platí: Tento úkon patří až za souhlas."
    )
    assert one.folded == tuple(act.text.cs for act in acts)
    (few,) = not_offered({act.id: "Tento úkon ne." for act in acts[:2]}, service)
    assert few.text.endswith("O každém z nich platí: Tento úkon ne.")
    assert few.folded == ()
    (alone,) = not_offered({acts[0].id: "Tento úkon ne."}, service)
    assert alone.text == f"V nabídce není: {acts[0].text.cs}. Tento úkon ne."


def test_on_the_page_the_names_lie_under_the_sentence(place: MakePlace) -> None:
    here = place("rodinna_poradna", agreement=False)
    page = said(here, "ukon/")
    (names,) = re.findall(r"V nabídce není \d+ úkon.*?</details>", page, re.DOTALL)
    assert names.count("<li>") > 4


def heads(here: Place, tail: str) -> dict[str, list[str]]:
    """The headings of the list of acts, each with the kinds below it."""
    page = here.browser.get(here.url(tail)).content.decode()
    (kinds,) = re.findall(r'<select name="kind".*?</select>', page, re.DOTALL)
    groups = re.findall(r'<optgroup label="(.*?)">(.*?)</optgroup>', kinds, re.DOTALL)
    return {head: re.findall(r'<option value="(\w+)"', listed) for head, listed in groups}


@pytest.mark.parametrize("tail", ["", "ukon/"])
def test_what_was_agreed_stands_before_all_other_acts(place: MakePlace, tail: str) -> None:
    here = place("rodinna_poradna")
    service = current().service("rodinna_poradna")
    first, last = service.acts[0].id, service.acts[-1].id
    listed = heads(here, tail)
    assert next(iter(listed)) == "Dohodnuté"
    assert listed["Dohodnuté"] == [first]
    assert all(head.startswith("Ostatní") for head in listed if head != "Dohodnuté")
    rest = [kind for head, kinds in listed.items() if head != "Dohodnuté" for kind in kinds]
    assert first not in rest
    assert last in rest


@pytest.mark.parametrize("tail", ["", "ukon/"])
def test_without_an_agreement_nothing_is_set_apart(place: MakePlace, tail: str) -> None:
    listed = heads(place("rodinna_poradna", agreement=False), tail)
    assert not [head for head in listed if head.startswith(("Dohodnuté", "Ostatní"))]


def test_where_all_was_agreed_the_acts_stand_under_their_heads() -> None:
    service = current().service("rodinna_poradna")
    every = [act.id for act in service.acts]
    assert offered_acts(service, [], agreed=every) == offered_acts(service, [])


def test_of_what_was_agreed_the_last_one_comes_first() -> None:
    service = current().service("rodinna_poradna")
    one, two, three, four = (act.id for act in service.acts[:4])
    groups = offered_acts(service, [three, two], agreed=[one, two, four])
    assert [key for key, _label in groups[0][1]] == [two, one, four]
    assert [key for key, _label in groups[1][1]] == [three]
