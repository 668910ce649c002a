"""Two people at one contact card: the later one is shown what the other has written."""

import re

from tests.features.acts.conftest import MakePlace, opened, place

__all__ = ["opened", "place"]
SEEN = re.compile(r'name="seen"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="seen"')


def test_what_stands_there_now_is_told_field_by_field(place: MakePlace) -> None:
    here = place("nekam_patrit")
    url = here.url("karta/")

    def seen() -> str:
        found = SEEN.search(here.browser.get(url).content.decode())
        assert found
        return found.group(1) or found.group(2)

    mine, theirs = seen(), seen()
    first = {"commission": "Najít práci.", "seen": theirs}
    assert here.browser.post(url, first).status_code == 302
    answer = here.browser.post(url, {"commission": "Najít byt.", "seen": mine})
    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    assert "Mezitím se tu něco změnilo, u někoho z kolegů nebo v jiné záložce." in page
    assert "teď tu stojí „Najít práci.“" in page
    assert page.count("teď tu stojí") == 1
    assert f'href="{url}" target="_blank"' in page
    assert "Najít byt." in page
    assert page.count("tu zůstalo") == 1
    assert "Je potřeba opravit" not in page
    # What is saved from this page has seen what stands there now.
    found = SEEN.search(answer.content.decode())
    assert found
    again = {"commission": "Najít byt.", "seen": found.group(1) or found.group(2)}
    assert here.browser.post(url, again).status_code == 302
