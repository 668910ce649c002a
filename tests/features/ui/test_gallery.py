"""The gallery in a browser: no violation of WCAG 2.2 AA, no sideways scroll, forms at work."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from opora.ui import words
from opora.ui.day_fields import AWAY, DayField
from opora.ui.templatetags.opora import long_day_near
from tests.conftest import CheckAccessibility, OpenPage

pytestmark = [pytest.mark.urls("tests.features.ui.urls"), pytest.mark.django_db(transaction=True)]

PAGES = ["", "form/", "form/?wrong=1", "danger/", "sign-in/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (1280, True), (390, False), (320, True)]
)
def test_page_is_accessible_and_narrow_enough(
    live_server: LiveServer,
    open_page: OpenPage,
    check_accessibility: CheckAccessibility,
    address: str,
    width: int,
    dark: bool,
) -> None:
    page = open_page(width=width, dark=dark)
    page.goto(f"{live_server.url}/_gallery/{address}")
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_the_year_is_there_on_paper_alone(
    live_server: LiveServer, open_page: OpenPage, width: int
) -> None:
    page = open_page(width=width)
    page.goto(f"{live_server.url}/_gallery/")
    years = page.locator(".o-due-when .o-on-paper").all()
    assert years
    assert not any(one.is_visible() for one in years)
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in years)


def test_theme_of_the_account_wins_over_the_device(
    live_server: LiveServer, open_page: OpenPage
) -> None:
    page = open_page(dark=True)
    page.goto(f"{live_server.url}/_gallery/?theme=light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(238, 241, 239)"
    page.goto(f"{live_server.url}/_gallery/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 26, 28)"


def test_error_summary_takes_the_focus_and_leads_to_the_field(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(f"{live_server.url}/_gallery/form/?wrong=1")
    assert page.title().startswith("Chyba:")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name=re.compile("^Platí od")).click()
    expect(page.get_by_label("Platí od")).to_be_focused()


def test_field_appears_under_the_answer_that_calls_it_up(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    field = page.get_by_label("Kdo ji podepsal")
    expect(field).to_be_hidden()
    page.get_by_label("Písemně").check()
    expect(field).to_be_visible()
    field.fill("Eva")
    page.get_by_label("Ústně").check()
    expect(field).to_be_hidden()
    expect(field).to_have_value("Eva")


def test_counter_goes_up_and_down_and_not_below_zero(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    filters = page.get_by_label("Filtry")
    page.locator("#id_filters_more").click()
    expect(filters).to_have_value("1")
    for _press in range(2):
        page.locator("#id_filters_less").click()
    expect(filters).to_have_value("0")


def test_day_is_said_back_in_words(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    page.get_by_label("Platí od").fill("12. 11. 2026")
    expect(page.locator("#id_since_words")).to_have_text("čtvrtek 12. listopadu")


TYPED = [
    *AWAY, "DNES", " včera ", "1.2.2027", "1. 2. 2027", "1 . 2 . 2027", "1.\u00a02.\u00a02027",
    "2027-02-01", "2027-2-1", "31. 2. 2027", "2027-02-31", "1. 2.", "23.11", "24. 12.", "29. 2.",
    "31. 2.", "1. 2. 27", "pozítří", "pátek", "ve čtvrtek", "v neděli", "Příští Pondělí",
    "příští neděli", "minulý pátek", "příští", "v", "constructor", "", "dnes ráno",
    "ne 31. 1. 2027", "so 31. 1. 2027", "v neděli 31. ledna 2027", "12. října", "Čt. 3. 12.", "ne",
    "čt 31. 10.", "30. února",
]  # fmt: skip


def test_the_script_understands_the_days_that_the_server_takes(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    day = page.get_by_label("Platí od")
    field = DayField(required=False, back=day.get_attribute("data-back") is not None)
    today = date.fromisoformat(day.get_attribute("data-today") or "")
    field.set_today(today)
    for typed in TYPED:
        day.fill(typed)
        try:
            taken = field.clean(typed)
        except ValidationError:
            taken = None
        said = long_day_near(taken, today).replace(words.NBSP, " ")
        shown = page.locator("#id_since_words").inner_text().replace(words.NBSP, " ")
        assert shown == said, typed


def test_form_is_filled_by_keyboard_and_saved(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    page.get_by_label("Ústně").check()
    page.get_by_label("Platí od").fill("včera")
    page.get_by_label("Na čem budete spolupracovat").fill("Bydlení")
    page.get_by_label("Kdo podepíše za Jakuba").select_option("A")
    page.get_by_label("Minuty").fill("60")
    page.get_by_label("Minuty").press("Enter")
    expect(page.get_by_text("Zapsáno v 10:21.")).to_be_visible()


def test_menu_closes_by_escape(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/_gallery/")
    page.get_by_label("Váš účet").click()
    way_out = page.get_by_role("button", name="Odhlásit")
    expect(way_out).to_be_visible()
    page.keyboard.press("Escape")
    expect(way_out).to_be_hidden()


def test_unseen_and_absent_look_the_same(
    live_server: LiveServer, page: Page, check_accessibility: CheckAccessibility
) -> None:
    answer = page.goto(f"{live_server.url}/nowhere/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Tady nic není")).to_be_visible()
    check_accessibility(page)


def test_paper_has_no_ways_and_no_buttons(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/_gallery/")
    page.emulate_media(media="print")
    expect(page.locator(".o-bar")).to_be_hidden()
    expect(page.locator(".o-btn").first).to_be_hidden()
    expect(page.locator(".o-print-line")).to_be_visible()
    expect(page.get_by_text("Mimo pravidla.").first).to_be_visible()


def test_verdict_follows_what_is_typed_and_leaves_the_focus(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(f"{live_server.url}/_gallery/")
    length = page.get_by_label("Minuty")
    length.fill("chvíli")
    line = page.locator("#verdict-live")
    expect(line).to_contain_text("Zatím nevíme, jak dlouho to trvalo.")
    expect(length).to_be_focused()
    length.fill("60")
    expect(line).to_contain_text("Lze zapsat.")
    assert line.get_attribute("aria-live") == "polite"


def test_draft_is_kept_on_the_server_and_nothing_in_the_browser(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(f"{live_server.url}/_gallery/form/")
    page.get_by_label("Na čem budete spolupracovat").fill("Bydlení")
    expect(page.locator("[data-draft-state]")).to_contain_text("Rozepsané uloženo, políček:")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_has_the_focus_is_not_under_a_bar(live_server: LiveServer, phone: Page) -> None:
    phone.goto(f"{live_server.url}/_gallery/form/")
    seen = """() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement.closest("label, .o-field, .o-save, .o-bar, .o-tabs, body")
            .contains(top) ? "" : document.activeElement.outerHTML;
    }"""
    phone.keyboard.press("Tab")
    for _press in range(40):
        assert phone.evaluate(seen) == ""
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement === document.body"):
            break
    else:
        raise AssertionError("The way by keyboard has no end.")
