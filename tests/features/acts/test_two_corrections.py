"""Two tabs that correct one act: the later one is told what differs, and nothing else."""

import re

import pytest

from tests.features.acts.conftest import MakePlace

SEEN = re.compile(r'name="seen"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="seen"')
LINE = re.compile(r'<li><a href="#[^"]*">([^<]*teď tu[^<]*)</a>')


@pytest.mark.parametrize(
    ("service", "kind", "more"),
    [
        ("kontaktni_centrum", "exchange", {"out_jehly": "3"}),
        ("dluhova_poradna", "counselling", {"minutes": "60", "client_present": "yes"}),
    ],
)
def test_only_what_differs_is_told(
    place: MakePlace, service: str, kind: str, more: dict[str, str]
) -> None:
    user = {"age": 30, "uses_illegal_substances": True}
    asked = {"anonymous": True, "asked": user} if kind == "exchange" else {}
    here = place(service, **asked)
    sent = {"kind": kind, "note": "A verze", **more}
    answer = here.browser.post(here.url(), {"day": "dnes", **sent})
    assert answer.status_code == 302, answer.content.decode()
    url = here.url(f"zapis/act/{here.acts[-1].pk}/opravit/")
    page = here.browser.get(url)
    form = page.context["form"]
    untouched = {
        name: form[name].value() for name in form.fields if form[name].value() not in (None, "")
    }
    filled = {name: one for name, one in untouched.items() if not isinstance(one, dict)}
    filled["day"] = filled["day"].isoformat()
    found = SEEN.search(page.content.decode())
    assert found
    mine = {**filled, "seen": found.group(1) or found.group(2)}
    # A browser sends every counter, also those that nobody has touched.
    mine |= {name: "0" for name in form.fields if name.startswith(("back_", "picked_"))}
    again = {**mine, "note": "C verze", "why": "Překlep."}
    del again["once"]
    assert here.browser.post(url, again).status_code == 302
    late = {**mine, "note": "B verze", "why": "Doplnění."}
    answer = here.browser.post(url, late)
    assert answer.status_code == 422
    told = LINE.findall(answer.content.decode().replace("\xa0", " "))
    assert told == ["Poznámka: teď tu stojí „C verze“"]
