"""Workers at their screens: a live server, an invented organisation, pages that are signed in.

A journey is one job from its first sentence to its end, in a real browser. Every screen it comes
to is looked at (``Desk.look``): wide and as narrow as a phone, by axe and for sideways scroll.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, ViewportSize
from pytest_django.live_server_helper import LiveServer

from opora.access.actions import found_organisation, give_post, open_account
from opora.access.models import Account, Organisation
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.demo.load import set_numbers
from tests.conftest import CheckAccessibility, OpenPage
from tests.division import WHOLE

SERVICES = (
    "nekam_patrit",
    "rodinna_poradna",
    "kontaktni_centrum",
    "ohrozene_rodiny",
    "dluhova_poradna",
)
PASSWORD = "dlouhé heslo pro zkoušku"
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# A form that the server sends back is told by Chromium as an error of loading; htmx tells as one
# that whoever pressed a button left the page while it was still asking something.
EXPECTED = ("status of 422", "status of 404", "htmx:sendAbort", "htmx:afterRequest")

Hire = Callable[..., Account]


class Desk:
    """A signed-in worker's browser."""

    def __init__(self, page: Page, address: str, check: CheckAccessibility) -> None:
        self.page = page
        self.address = address
        self._check = check
        self.faults: list[str] = []
        page.on("console", self._note)
        page.on("response", self._answered)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(one in message.text for one in EXPECTED):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")

    def go(self, path: str) -> None:
        """Opens an address and looks at it."""
        self.page.goto(self.address + path)
        self.look()

    def look(self) -> None:
        """The screen passes axe and does not scroll sideways, wide and narrow."""
        for size in (PHONE, WIDE) if WHOLE else ():
            self.page.set_viewport_size(size)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], f"{self.page.url} scrolls sideways at {size['width']}"
            # At the end of the page the bar that sticks to the bottom lies over nothing.
            self.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
            self._check(self.page)
        assert not self.faults

    def press(self, name: str) -> None:
        """Presses a button or follows a link by its name; looks at where it leads."""
        self.button(name).click()
        self.page.wait_for_load_state()
        self.look()

    def button(self, name: str) -> Locator:
        """A button or a link, visible, by its whole name."""
        page = self.page
        either = page.get_by_role("button", name=name, exact=True).or_(
            page.get_by_role("link", name=name, exact=True)
        )
        return either.filter(visible=True).first

    def group(self, legend: str) -> Locator:
        """A group of fields by its legend."""
        return self.page.get_by_role("group", name=legend).first

    def choose(self, legend: str, option: str) -> None:
        """Chooses one of a group, whether one or several may be chosen."""
        group = self.group(legend)
        one = group.get_by_role("radio", name=option, exact=True)
        one.or_(group.get_by_role("checkbox", name=option, exact=True)).first.check()

    def fill(self, label: str, value: str) -> None:
        """Types into a field by its label."""
        self.page.get_by_label(label).filter(visible=True).first.fill(value)

    def sees(self, *texts: str) -> None:
        """The words stand on the page; kinds of spaces make no difference."""
        shown = " ".join(self.page.locator("body").inner_text().split())
        for text in texts:
            assert text in shown, f"{text!r} is not on {self.page.url}:\n{shown}"

    def sees_not(self, *texts: str) -> None:
        """The words do not stand on the page."""
        shown = " ".join(self.page.locator("body").inner_text().split())
        for text in texts:
            assert text not in shown, f"{text!r} is on {self.page.url}"


SignIn = Callable[..., Desk]


@pytest.fixture
def today() -> date:
    """The day on which the screens think they are."""
    return timezone.localdate()


@pytest.fixture
def organisation(live_server: LiveServer) -> Iterator[Organisation]:
    """An invented organisation with its numbers set, seen by test and server alike."""
    made = found_organisation(name="Dobrý soused, z. s.", services=SERVICES)
    with scope(organisation=made.pk):
        head = open_account(
            organisation_id=made.pk, username="hlava", full_name="Hana Hlavní", password=PASSWORD
        )
        for service in SERVICES:
            give_post(account_id=head.pk, role=Role.HEAD, service=service, site="")
        set_numbers(viewer_of(head), timezone.localdate() - timedelta(days=1000))
        yield made


@pytest.fixture
def head(organisation: Organisation) -> Account:
    """The head of all services."""
    return Account.objects.get(username="hlava")


@pytest.fixture
def hire(organisation: Organisation) -> Hire:
    """Opens an account: ``hire("petr", "Petr Malý", "kontaktni_centrum")``."""

    def make(
        login: str, name: str, service: str, role: Role = Role.SOCIAL_WORKER, site: str = ""
    ) -> Account:
        account = open_account(
            organisation_id=organisation.pk, username=login, full_name=name, password=PASSWORD
        )
        give_post(account_id=account.pk, role=role, service=service, site=site)
        return account

    return make


@pytest.fixture
def sign_in(
    live_server: LiveServer, open_page: OpenPage, check_accessibility: CheckAccessibility
) -> Iterator[SignIn]:
    """Signs an account in through the screen; stands on its day."""
    desks: list[Desk] = []

    def enter(account: Account, *, dark: bool = False) -> Desk:
        desk = Desk(open_page(dark=dark), live_server.url, check_accessibility)
        desks.append(desk)
        desk.go("/prihlaseni/")
        desk.page.locator("input[name=username]").fill(account.username)
        desk.page.locator("input[name=password]").fill(PASSWORD)
        desk.page.keyboard.press("Enter")
        desk.page.wait_for_url(live_server.url + "/")
        desk.look()
        return desk

    yield enter
    assert not [fault for desk in desks for fault in desk.faults]
