"""What a browser would send: the form of a page with all that it holds, and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_CHOSEN = ("radio", "checkbox")
_NOT_SENT = ("submit", "button", "reset", "image")


@dataclass
class _Form:
    sent: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, set[str] | None] = field(default_factory=dict)

    def takes(self, name: str, value: str | None, *, on: bool) -> None:
        """One value of a name; None in ``offered``: anything can be typed."""
        if value is None:
            self.offered[name] = None
        elif (known := self.offered.setdefault(name, set())) is not None:
            known.add(value)
        if on:
            self.sent.setdefault(name, []).append(value or "")


class _Forms(HTMLParser):
    """The forms of a page that are sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []
        self._form: _Form | None = None
        self._select = ""
        self._area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Forms and their fields."""
        own = dict(attrs)
        if tag == "form":
            self._form = _Form()
            if (own.get("method") or "").lower() == "post":
                self.forms.append(self._form)
        elif self._form is None or "disabled" in own:
            return
        elif tag == "input":
            self._input(self._form, own)
        elif tag == "select":
            self._select = own.get("name") or ""
        elif tag == "option" and self._select:
            self._form.takes(self._select, own.get("value") or "", on="selected" in own)
        elif tag == "textarea" and own.get("name"):
            self._area = (own["name"] or "", [])

    @staticmethod
    def _input(form: _Form, own: Mapping[str, str | None]) -> None:
        name, kind = own.get("name"), own.get("type") or "text"
        if not name or kind in _NOT_SENT:
            return
        if kind in _CHOSEN:
            form.takes(name, own.get("value") or "on", on="checked" in own)
        else:
            form.takes(name, None, on=False)
            form.sent.setdefault(name, []).append(own.get("value") or "")

    def handle_data(self, data: str) -> None:
        """What stands in a box."""
        if self._area is not None:
            self._area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        """What a field or a form held is known."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea" and self._area is not None and self._form is not None:
            name, written = self._area
            self._form.takes(name, None, on=False)
            self._form.sent.setdefault(name, []).append("".join(written).removeprefix("\n"))
            self._area = None


def filled(page: str, typed: Mapping[str, object]) -> tuple[dict[str, list[str]], set[str]]:
    """What the screen sends, and which names of ``typed`` it does not offer, or not so."""
    reader = _Forms()
    reader.feed(page)
    form = max(reader.forms, key=lambda one: len(one.offered.keys() & typed.keys()))
    sent, strange = dict(form.sent), set()
    for name, value in typed.items():
        values = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        offered = form.offered.get(name, set())
        if offered is not None and not set(values) <= offered:
            strange.add(name)
        sent[name] = values
    return sent, strange
