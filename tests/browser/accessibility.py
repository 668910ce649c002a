"""Asks axe whether a page keeps WCAG 2.2 AA; what was found sound once is not asked about again."""

import hashlib
import re

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
RUN = "options => axe.run(options)"

# All that the verdict on a page can hang on: what stands in it and in its fields, where one is in
# it and how it is shown.
STATE = """() => {
  const all = [...document.querySelectorAll('*')];
  const place = one => all.indexOf(one);
  const typed = all.filter(one => 'value' in one && one.type !== 'hidden');
  return JSON.stringify([
    document.documentElement.outerHTML,
    typed.map(one => [one.value, one.checked, one.validity?.valid]),
    place(document.activeElement), place(all.filter(one => one.matches(':hover')).pop()),
    innerWidth, innerHeight, scrollX, scrollY, location.hash,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
}"""
DRAWN_ANEW = re.compile(r'<input type=\\"hidden\\"[^>]*>|(?<=href=\\")[^"]*')
"""Tokens and the ids in addresses: each page has its own, and nobody sees them."""


class Accessibility:
    """What is known of the pages of a run."""

    def __init__(self) -> None:
        self._axe = Axe()
        self._sound: set[bytes] = set()

    def __call__(self, page: Page) -> None:
        """Fail with all that axe finds."""
        state = DRAWN_ANEW.sub("", page.evaluate(STATE))
        key = hashlib.sha256(state.encode("utf-8", "surrogatepass")).digest()
        if key in self._sound:
            return
        if not page.evaluate("'axe' in window"):
            page.evaluate(self._axe.axe_script)
        results = AxeResults(page.evaluate(RUN, OPTIONS))
        assert results.violations_count == 0, results.generate_report()
        self._sound.add(key)
