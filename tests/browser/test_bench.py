"""The browser of the tests opens pages and sees what is wrong with them."""

import pytest
from playwright.sync_api import Error, Page

from tests.conftest import CheckAccessibility

GOOD = "<html lang='cs'><title>Opora</title><main><h1>Opora</h1></main></html>"


def test_a_sound_page_passes(page: Page, check_accessibility: CheckAccessibility) -> None:
    page.set_content(GOOD)
    check_accessibility(page)


def test_a_picture_without_words_is_found(
    phone: Page, check_accessibility: CheckAccessibility
) -> None:
    phone.set_content(
        GOOD.replace("</h1>", "</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")
    )
    with pytest.raises(AssertionError, match="image-alt"):
        check_accessibility(phone)


def test_a_page_that_was_sound_is_asked_about_again_once_it_differs(
    page: Page, check_accessibility: CheckAccessibility
) -> None:
    page.set_content(GOOD)
    check_accessibility(page)
    check_accessibility(page)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    for _time in range(2):  # what was found once is no reason to look away
        with pytest.raises(AssertionError, match="color-contrast"):
            check_accessibility(page)


def test_a_page_is_asked_about_again_when_only_its_width_differs(
    page: Page, check_accessibility: CheckAccessibility
) -> None:
    page.set_content(GOOD + "<style>@media (width < 600px) { h1 { color: #eee } }</style>")
    check_accessibility(page)
    page.set_viewport_size({"width": 390, "height": 844})
    with pytest.raises(AssertionError, match="color-contrast"):
        check_accessibility(page)


def test_a_row_more_is_no_other_page_and_a_row_of_another_kind_is(
    page: Page, check_accessibility: CheckAccessibility
) -> None:
    rows = "<ul><li><button>První</button></li></ul>"
    page.set_content(GOOD.replace("</h1>", f"</h1>{rows}"))
    check_accessibility(page)
    page.evaluate("document.querySelector('ul').append(document.querySelector('li').cloneNode(1))")
    page.evaluate("document.querySelector('h1').textContent = 'Něco jiného'")
    page.evaluate("window.axe = {configure() {}, run() { throw Error('asked again') }}")
    check_accessibility(page)
    page.set_content(GOOD.replace("</h1>", f"</h1>{rows}{rows.replace('První', '')}"))
    with pytest.raises(Error, match="asked again"):
        check_accessibility(page)


def test_the_same_id_twice_is_found(page: Page, check_accessibility: CheckAccessibility) -> None:
    page.set_content(GOOD.replace("</h1>", "</h1><p id='x'>a</p><p id='x'>a</p>"))
    with pytest.raises(AssertionError, match="the same id twice"):
        check_accessibility(page)


def test_a_text_is_looked_at_again_in_another_surrounding_or_another_state(
    page: Page, check_accessibility: CheckAccessibility
) -> None:
    styles = "<style>.dark { background: #222 } p[aria-busy] { color: #eee }</style>"
    text = "<p>Zapsáno</p>"
    page.set_content(GOOD.replace("</h1>", f"</h1>{styles}<div>{text}</div>"))
    check_accessibility(page)
    faults = (
        "document.querySelector('div').className = 'dark'",
        "document.querySelector('p').ariaBusy = 'true'",
    )
    for fault in faults:
        page.set_content(GOOD.replace("</h1>", f"</h1>{styles}<div>{text}</div>"))
        page.evaluate(fault)
        with pytest.raises(AssertionError, match="color-contrast"):
            check_accessibility(page)
