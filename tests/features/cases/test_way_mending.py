"""How one may get in touch: an agreement that was none is void, and the earlier one holds."""

from opora.cases.models import AgreedWay
from tests.features.acts.conftest import MakePlace, Place

SERVICE = "rodinna_poradna"
FIRST = {"channel": "phone", "contact": "702 555 014", "when": "večer"}
LATER = {"channel": "email", "contact": "jana@example.cz"}


def text(here: Place, tail: str = "") -> str:
    return here.browser.get(here.url(tail)).content.decode().replace("\xa0", " ")


def note(here: Place) -> str:
    """The yellow note on top of the case, before its course."""
    return text(here).partition('id="course"')[0]


def test_a_void_way_gives_back_the_one_before(place: MakePlace) -> None:
    here = place(SERVICE)
    for typed in (FIRST, LATER):
        assert here.browser.post(here.url("spojeni/"), typed).status_code == 302
    first, later = AgreedWay.objects.order_by("pk")
    assert "Psát jana@example.cz" in note(here)
    where = here.url(f"zapis/way/{later.pk}/")
    assert f"{where}opravit/" in text(here)
    assert "Volat 702 555 014" in text(here, f"zapis/way/{later.pk}/zneplatnit/")
    assert here.browser.post(f"{where}zneplatnit/", {"why": ""}).status_code == 422
    assert (
        here.browser.post(f"{where}zneplatnit/", {"why": "Byla to jiná Jana."}).status_code == 302
    )
    assert "Volat 702 555 014" in note(here)
    page = text(here)
    assert "<s>Domluva, jak se ozvat</s>" in page
    assert "Neplatí. Byla to jiná Jana." in page
    assert here.browser.get(f"{where}opravit/").status_code == 404
    void = here.url(f"zapis/way/{first.pk}/zneplatnit/")
    assert "Pak nebude domluvené nic." in here.browser.get(void).content.decode().replace(
        "\xa0", " "
    )
    assert here.browser.post(void, {"why": "Nechtěla to."}).status_code == 302
    assert "Zatím domluvené není." in note(here)


def test_a_way_is_corrected_and_stays_the_same_agreement(place: MakePlace) -> None:
    here = place(SERVICE)
    here.browser.post(here.url("spojeni/"), FIRST)
    row = AgreedWay.objects.get()
    address = here.url(f"zapis/way/{row.pk}/opravit/")
    empty = here.browser.post(address, {"why": "Omyl."})
    assert empty.status_code == 422
    assert "Napište aspoň jednu věc" in empty.content.decode().replace("\xa0", " ")
    sent = FIRST | {"contact": "702 555 015", "why": "Překlep."}
    assert here.browser.post(address, sent).status_code == 302
    assert "Volat 702 555 015" in note(here)
    assert "spojení: místo 702 555 014 správně 702 555 015" in text(here)
    assert "Původně: 702 555 014" in text(here, f"zapis/way/{row.pk}/")
    assert AgreedWay.objects.count() == 1
