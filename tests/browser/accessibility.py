"""Asks axe whether a page keeps WCAG 2.2 AA; what was found sound once is not asked about again."""

import hashlib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
RUN = "options => axe.run(options)"

# All that the verdict on a page can hang on: how it is built and in what state its fields are. Not
# which words stand there, nor how many rows a list has: axe judges the second row as the first.
SHAPE = """() => {
  const meant = name => /^(class|style|type|role|lang|dir|tabindex|hidden|open|scope|autocomplete)$/
    .test(name) || /^aria-(?!label|describedby|controls|owns|details)/.test(name);
  const points = /^(for|aria-(labelledby|describedby|controls|owns|details))$/;
  const there = id => !!document.getElementById(id)?.textContent.trim();
  const attribute = ({name, value}) =>
    meant(name) ? name + '=' + value :
    points.test(name) ? name + '=' + value.split(' ').map(there) : name + (value.trim() ? '' : '=');
  const state = one => 'value' in one && one.type !== 'hidden'
    ? [!!one.value, one.checked, one.disabled, one.validity?.valid] : [];
  const here = [document.activeElement, [...document.querySelectorAll(':hover')].pop()];
  const shapes = new Map();  // each with its number, by which the shape around it names it
  const known = told => shapes.get(told) ?? (shapes.set(told, shapes.size), shapes.size - 1);
  const shape = one => {
    if (one.nodeType === Node.TEXT_NODE) return one.data.trim() ? known('text') : -1;
    if (one.nodeType !== Node.ELEMENT_NODE || one.matches('script')) return -1;
    if (one.matches('style, link, meta')) return known(one.outerHTML);
    const inner = [...one.childNodes].map(shape).filter(each => each >= 0);
    const once = inner.filter((each, place) => each !== inner[place - 1]);
    const own = [...one.attributes].map(attribute).sort();
    return known(JSON.stringify([one.tagName, own, state(one), here.indexOf(one), once]));
  };
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return {
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    shape: JSON.stringify([
      shape(document.documentElement), [...shapes.keys()], innerWidth, innerHeight,
      !!document.title.trim(), matchMedia('(prefers-color-scheme: dark)').matches,
    ]),
  };
}"""


class Accessibility:
    """What is known of the pages of a run, by all its processes: a file in ``known`` for each."""

    def __init__(self, known: Path) -> None:
        self._axe = Axe()
        self._known = known
        self._known.mkdir(exist_ok=True)

    def __call__(self, page: Page) -> None:
        """Fail with all that axe finds."""
        found = page.evaluate(SHAPE)
        assert found["twice"] == [], "the same id twice"
        key = hashlib.sha256(found["shape"].encode("utf-8", "surrogatepass")).hexdigest()
        if (self._known / key).exists():
            return
        if not page.evaluate("'axe' in window"):
            page.evaluate(self._axe.axe_script)
        results = AxeResults(page.evaluate(RUN, OPTIONS))
        assert results.violations_count == 0, results.generate_report()
        (self._known / key).touch()
