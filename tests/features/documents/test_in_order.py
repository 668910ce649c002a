"""What is written down on one day without an hour stands as it was written, the newest first."""

from opora.agreements.models import Agreement
from tests.features.documents.conftest import Signed, body


def test_a_letter_stands_among_the_acts_as_it_was_printed(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    number = Agreement.objects.get(case=made.case).pk

    def act(note: str) -> None:
        typed = {"kind": "individual_counselling", "day": "dnes", "minutes": "10", "note": note}
        answer = made.as_worker.post(f"/pripady/{made.case.pk}/ukon/", typed)
        assert answer.status_code == 302, body(answer)

    act("Zapsáno jako první.")
    printing = f"/pripady/{made.case.pk}/dokumenty/tisk/potvrzeni/{number}/"
    assert made.as_worker.post(printing).status_code == 302
    act("Zapsáno jako poslední.")
    page = body(made.as_worker.get(f"/pripady/{made.case.pk}/")).partition("Průběh")[2]
    told = ["Zapsáno jako poslední.", "Vytištěno: Potvrzení", "Zapsáno jako první."]
    places = [page.index(one) for one in told]
    assert places == sorted(places)
