import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_cotton import render_component

import opora.ui
from opora.ui import frame, verdict
from opora.ui.samples import PUBLISHED, SampleWorker, panels

ROOM = Path(opora.ui.__file__).parent
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
TODAY = date(2026, 11, 20)


def sprite() -> str:
    return Path(str(finders.find("opora/icons.svg"))).read_text()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_nothing_stands_inline(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_icons_are_in_the_sprite() -> None:
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite()))
    used = {state.icon for state in verdict.STATES.values()}
    for template in TEMPLATES:
        used |= set(re.findall(r'(?:icon=|{% icon )"([a-z0-9-]+)"', template.read_text()))
    assert used <= known


def test_files_of_every_page_are_there() -> None:
    missing = [name for name in (*frame.STYLESHEETS, *frame.SCRIPTS) if not finders.find(name)]
    assert missing == []


def component(name: str, context: dict[str, str]) -> str:
    return str(render_component(RequestFactory().get("/"), name, context))


def shown(name: str) -> str:
    panel = next(each for each in panels(TODAY) if each.name == name)
    page = render_to_string("ui/verdict_panel.html", {"panel": panel, "focus": False})
    return re.sub(r"\s+", " ", page).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("yes", "Lze"),
        ("reason", "Nelze bez odůvodnění"),
        ("head", "Rozhoduje vedoucí"),
        ("no", "Nelze"),
        ("unknown", "Zatím nevíme"),
        ("silent", "Texty o tom mlčí"),
    ],
)
def test_verdict_says_its_state_in_words(name: str, said: str) -> None:
    assert f'<p class="o-verdict-word">{said}</p>' in shown(name)


def test_reasons_that_are_published_come_first() -> None:
    page = shown("reason")
    assert page.index("zveřejněno") < page.index("naše")


def test_rule_id_stands_under_why_only() -> None:
    page = shown("no")
    assert page.index("<details") < page.index("C1.age")
    assert "platí od 1. 1. 2020" in page


def test_no_offers_a_way_on() -> None:
    with pytest.raises(ValueError, match="way on"):
        verdict.VerdictPanel("no", "Nelze.", [PUBLISHED])
    page = shown("no")
    assert "Co můžete udělat hned" in page
    assert "Výjimku tu nemůže udělit nikdo" in page
    assert "Zapište to jako mimo pravidla." in page
    assert "justification" not in page


@pytest.mark.parametrize(
    ("name", "field"), [("reason", "justification"), ("head", "hand_over_why")]
)
def test_no_that_can_be_lifted_asks_for_a_reason(name: str, field: str) -> None:
    assert f'name="{field}"' in shown(name)


def test_what_the_head_may_lift_is_handed_over() -> None:
    page = shown("head")
    assert "Předat k rozhodnutí" in page
    assert "Rozhodnout může vedoucí" in page
    assert 'name="justification"' not in page


def test_missing_fact_is_a_field_right_there() -> None:
    assert "Neptali jsme se" in shown("unknown")
    assert "Ať rozhodne vedoucí" in shown("silent")


def test_capacity_is_a_sentence_and_cells() -> None:
    context = {"label": "Uzavřené smlouvy", "taken": "17", "total": "20"}
    page = component("capacity-bar", context).replace("\u00a0", " ")
    assert page.count("<i></i>") == 17
    assert page.count('<i class="o-free"></i>') == 3
    assert "3 místa volná" in page
    assert "z 20" in page


@pytest.mark.urls("tests.features.ui.empty_urls")
def test_bar_leaves_out_pages_that_are_not_there() -> None:
    request: Any = RequestFactory().get("/")
    request.user = SampleWorker()
    surroundings = frame.frame_of(request)
    assert surroundings.items == surroundings.tabs == ()
    assert surroundings.home == "/"
    assert not surroundings.search


@pytest.mark.urls("tests.features.ui.urls")
def test_bar_marks_where_one_is() -> None:
    request: Any = RequestFactory().get("/cases/7/")
    request.user = SampleWorker("dark")
    surroundings = frame.frame_of(request)
    assert [item.name for item in surroundings.items if item.current] == ["cases"]
    assert surroundings.theme == "dark"
    assert surroundings.initials == "PV"


@pytest.mark.urls("tests.features.ui.urls")
def test_stranger_sees_rules_only() -> None:
    surroundings = frame.frame_of(RequestFactory().get("/"))
    assert [item.name for item in surroundings.items] == ["rules"]
    assert not surroundings.search
    assert not surroundings.contact_new


@pytest.mark.urls("tests.features.ui.empty_urls")
def test_unknown_theme_is_the_devices() -> None:
    request: Any = RequestFactory().get("/")
    request.user = SampleWorker("pink")
    assert frame.frame_of(request).theme == "device"
