"""A worker without a mouse: Tab, Enter, Space, arrows and typing, nothing else."""

import re

from playwright.sync_api import Locator

from tests.journeys.conftest import Desk

MOST_STEPS = 150


class Keys:
    """Moves over a page by keys and looks at every page it comes to."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keyboard = desk.page.keyboard

    def reach(self, what: Locator) -> None:
        """Tabs until it has the focus; whatever has it must be seen."""
        for _ in range(MOST_STEPS):
            if what.evaluate("one => one === document.activeElement"):
                assert what.is_visible()
                return
            self.keyboard.press("Tab")
        raise AssertionError(f"{what} cannot be reached by Tab on {self.desk.page.url}")

    def press(self, name: str) -> None:
        """Enter on a button or a link; looks at where it leads."""
        self.reach(self.desk.button(name))
        before = self.desk.page.evaluate("performance.timeOrigin")
        self.keyboard.press("Enter")
        self.desk.page.wait_for_function("was => performance.timeOrigin !== was", arg=before)
        self.desk.page.wait_for_load_state()
        self.desk.look()

    def unfold(self, words: str) -> None:
        """Opens what is folded."""
        self.reach(self.desk.page.locator("summary").filter(has_text=words).first)
        self.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Types over what a field holds."""
        begins = re.compile("^" + r"\s".join(map(re.escape, label.split())))
        field = self.desk.page.get_by_label(begins).filter(visible=True).first
        self.reach(field)
        self.keyboard.press("Control+a")
        self.keyboard.type(text)

    def choose(self, legend: str, option: str) -> None:
        """Tabs into a group of which one can be chosen; arrows go on, Space chooses the first."""
        radios = self.desk.group(legend).get_by_role("radio")
        wanted = self.desk.group(legend).get_by_role("radio", name=option, exact=True)
        into = radios.and_(self.desk.page.locator(":checked"))
        self.reach(into.first if into.count() else radios.first)
        if not into.count():
            self.keyboard.press("Space")
        for _ in range(radios.count()):
            if wanted.is_checked():
                return
            self.keyboard.press("ArrowRight")
        raise AssertionError(f"{option!r} cannot be chosen by arrows")

    def tick(self, option: str) -> None:
        """Space on one of several."""
        box = self.desk.page.get_by_role("checkbox", name=option, exact=True).first
        self.reach(box)
        self.keyboard.press("Space")
        assert box.is_checked()

    def pick(self, label: str, option: str) -> None:
        """Chooses one of a list by typing its beginning."""
        select = self.desk.page.get_by_label(label, exact=True).filter(visible=True).first
        self.reach(select)
        self.keyboard.type(option)
        chosen = select.evaluate("one => one.selectedOptions[0].label")
        assert chosen == option, chosen
