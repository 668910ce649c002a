"""The whole day on one screen: all rows are recorded, or none."""

from uuid import uuid4

from tests.features.acts.conftest import MakePlace, Place


def row(number: int, here: Place, **typed: str) -> dict[str, str]:
    sent = {
        "who": f"{here.case.pk}:{here.people[0].pk}",
        "kind": "individual_counselling",
        "minutes": "20",
        **typed,
    }
    return {f"row{number}-{name}": value for name, value in sent.items()}


def test_several_rows_at_once(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    other = place("kontaktni_centrum", by=here.worker)
    page = here.browser.get("/den/").content.decode()
    assert page.count("Úkon</label>") == 6
    sent = {"day": "včera"} | row(0, here, note="Dopis z\xa0úřadu.") | row(3, other)
    assert here.browser.post("/den/", sent).status_code == 302
    assert len(here.acts) == len(other.acts) == 1
    shown = here.browser.get("/den/?den=včera").content.decode()
    assert "Už zapsáno" in shown
    assert "Individuální poradenství" in shown


def test_one_refused_row_stops_all_and_nothing_is_lost(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    young = place(
        "kontaktni_centrum", by=here.worker, age=14, asked={"uses_illegal_substances": True}
    )
    sent = {"day": "dnes"} | row(0, here, note="Zůstane.") | row(1, young, kind="food_service")
    answer = here.browser.post("/den/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "jen poradenství" in page
    assert "Zůstane." in page
    assert "Proč přesto" in page
    assert not here.acts
    sent |= {"row1-reason": "Stalo se to."}
    assert here.browser.post("/den/", sent).status_code == 302
    assert here.acts[0].departure is False
    assert young.acts[0].departure is True


def test_bad_rows_get_sentences(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    empty = here.browser.post("/den/", {"day": "dnes"})
    assert "Vyplňte aspoň jeden řádek." in empty.content.decode()
    wrong = {"day": "dnes"} | row(0, here, minutes="věčnost", who="")
    page = here.browser.post("/den/", wrong).content.decode()
    assert "Vyberte, s\xa0kým to bylo." in page
    assert "Napište délku v\xa0minutách" in page
    assert here.browser.get("/den/?den=nesmysl").status_code == 200


def test_a_double_press_writes_once(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    sent = {"day": "dnes", "once": str(uuid4())} | row(0, here) | row(1, here)
    assert [here.browser.post("/den/", sent).status_code for _press in range(2)] == [302, 302]
    assert len(here.acts) == 2


def test_of_rows_that_were_left_empty_nothing_is_wrong(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    empty = {f"row{number}-{name}": "" for number in range(1, 6) for name in ("who", "kind")}
    sent = {"day": "dnes"} | row(0, here, kind="") | empty
    page = here.browser.post("/den/", sent).content.decode()
    assert page.count("Vyberte úkon.") == 1
    assert "Vyberte, s\xa0kým to bylo." not in page


def test_what_a_row_does_not_ask_is_written_down_in_the_case(place: MakePlace) -> None:
    here = place("ohrozene_rodiny")
    sent = {"day": "včera"} | row(0, here, kind="food_aid", at="10:00")
    answer = here.browser.post("/den/", sent)
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 422
    assert "Vyberte, proč je pomoc potřeba. Tady to napsat nejde" in page
    assert "úkon zapište v jeho případu" in page
    assert not here.acts
