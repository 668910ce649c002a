"""Asks axe whether a page keeps WCAG 2.2 AA; what was found sound once is not asked about again.

More than half of its time axe looks whether texts stand out from what is behind them. It does so
text by text, so a text is asked about once, in each surrounding; all else once for each page.
"""

import hashlib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,  # style sheets, for a rule that is not asked
}
RUN = """async ([options, places]) => {
  for (const place of places) texts[place].dataset.asked = ''
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-asked]'}]})
  const told = await axe.run(options)
  for (const place of places) delete texts[place].dataset.asked
  return told
}"""

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

# Of each element that shows a text: what it and all around it are, up to the whole page with its
# styles, its width and its colours. The number of one is made of its parent's.
TEXTS = """() => {
  const meant = name => /^(class|style|type|role|dir|hidden|open|aria-.*|data-.*|disabled)$/
    .test(name);
  const scatter = (seed, text) => {
    let [one, two] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ (seed / 4294967296)];
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
    two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
    return 4294967296 * (2097151 & two) + (one >>> 0);
  };
  const styles = [...document.querySelectorAll('style, link[rel=stylesheet]')];
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const whole = [innerWidth, dark, ...styles.map(one => one.href || one.textContent)];
  const here = [document.activeElement, ...document.querySelectorAll(':hover')];
  const own = one => one && [one.tagName, here.includes(one), one.checked, one.matches(':invalid'),
    [...one.attributes].filter(each => meant(each.name)).map(each => each.name + each.value)];
  const known = new Map([[null, scatter(0, JSON.stringify(whole))]]);
  const number = one => {
    if (!known.has(one)) {
      const place = [...(one.parentElement?.children ?? [])].indexOf(one) % 2;
      const beside = [own(one), own(one.previousElementSibling), !one.nextElementSibling, place];
      known.set(one, scatter(number(one.parentElement), JSON.stringify(beside)));
    }
    return known.get(one);
  };
  const says = one => one.matches('input, select, textarea') ||
    [...one.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.data.trim());
  window.texts = [...document.body.querySelectorAll('*')].filter(says);
  return window.texts.map(number);
}"""


class Accessibility:
    """What is known of the pages of a run, by all its processes: a file in ``known`` for each."""

    def __init__(self, known: Path) -> None:
        self._axe = Axe()
        self._known = known
        self._known.mkdir(exist_ok=True)
        self._texts: set[int] = set()

    def __call__(self, page: Page) -> None:
        """Fail with all that axe finds."""
        found = page.evaluate(SHAPE)
        assert found["twice"] == [], "the same id twice"
        key = hashlib.sha256(found["shape"].encode("utf-8", "surrogatepass")).hexdigest()
        if (self._known / key).exists():
            return
        if not page.evaluate("'axe' in window"):
            page.evaluate(self._axe.axe_script)
        texts = page.evaluate(TEXTS)
        new = {text: place for place, text in enumerate(texts) if text not in self._texts}
        results = AxeResults(page.evaluate(RUN, [OPTIONS, [*new.values()]]))
        assert results.violations_count == 0, results.generate_report()
        self._texts |= set(new)
        (self._known / key).touch()
