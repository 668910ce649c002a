"""What stands round every page: addresses of the bar and of the tabs, theme, initials, files.

The bar and the tabs are the same on every page of a person but for the way that is current and the
token of their forms, so they are drawn once (`bar`, `tabs`).
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import CASEWORK, CONTACT_TAKERS, SEES_SERVICE, TECHNICAL, Role
from opora.access.viewer import Viewer
from opora.ui.words import initials

THEMES = ("light", "dark", "device")
STYLESHEETS = (
    "opora/vendor/bootstrap.min.css",
    *(
        f"opora/css/{name}.css"
        for name in (
            "tokens",
            "base",
            "nav",
            "layout",
            "form",
            "choice",
            "ticks",
            "verdict",
            "due",
            "timeline",
            "case",
            "capacity",
            "calendar",
            "desk",
            "print",
        )
    ),
)
SCRIPTS = (
    "opora/vendor/htmx.min.js",
    *(f"opora/js/{name}.js" for name in ("form", "counter", "day", "draft")),
)

TABS = ("my_day", "cases", "accounts", "contact_new")
"""On a phone always there."""
MORE = ("calendar", "rules", "complaints", "reports")
"""On a phone behind "Další"."""


def address(name: str) -> str:
    """Return the address of a named page, or nothing when this installation has no such page."""
    try:
        return path_of(name)
    except NoReverseMatch:
        return ""


@cache
def head_files() -> SafeString:
    """Return the links to the style sheets and the scripts of every page."""
    sheets = (('<link rel="stylesheet" href="{}">', static(one)) for one in STYLESHEETS)
    scripts = (('<script src="{}" defer></script>', static(one)) for one in SCRIPTS)
    return mark_safe("\n  ".join(format_html(*one) for one in (*sheets, *scripts)))  # noqa: S308  format_html escapes


@dataclass(frozen=True)
class Item:
    """One way in the bar or in the tabs."""

    name: str
    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """The surroundings of one page for one person."""

    language: str
    theme: str
    signed_in: bool
    name: str
    initials: str
    menu_label: str
    items: tuple[Item, ...]
    tabs: tuple[Item, ...]
    more: tuple[Item, ...]
    more_current: bool
    home: str
    search: str
    contact_new: str
    profile: str
    login: str
    logout: str


# Ways that are not everybody's, with the roles whose they are.
SEE_CASES = frozenset(Role) - TECHNICAL
WHOSE = {
    **dict.fromkeys(("cases", "search"), SEE_CASES),
    "contact_new": CONTACT_TAKERS,
    "reports": SEES_SERVICE,
    "complaints": SEES_SERVICE | CASEWORK | CONTACT_TAKERS,
    "calendar": SEES_SERVICE | CASEWORK | CONTACT_TAKERS,
}
_MOST = 2000  # people times ways
_TOKEN = "token-of-this-page"  # noqa: S105  a mark: the page's own stands in its place


def _is_open(request: HttpRequest | None, name: str) -> bool:
    """Whether the way leads the viewer anywhere: nobody is sent to a page that refuses them."""
    who = getattr(request, "viewer", None)
    if not isinstance(who, Viewer):
        return name != "accounts"
    if name == "accounts":  # others who give roles find the way on the page of their own account
        return not who.services(SEE_CASES) and bool(who.services(TECHNICAL))
    return name not in WHOSE or bool(who.services(WHOSE[name]))


def _items(request: HttpRequest | None, area: str, *, signed_in: bool) -> dict[str, Item]:
    path = request.path if request else ""
    ways = {
        "my_day": (_("Můj den"), "sun"),
        "cases": (_("Případy"), "people"),
        "accounts": (_("Účty a role"), "people"),
        "calendar": (_("Kalendář"), "calendar3"),
        "rules": (_("Pravidla"), "book"),
        "complaints": (_("Stížnosti"), "chat-square"),
        "reports": (_("Přehledy"), "list"),
        "contact_new": (_("Kontakt"), "telephone-plus"),
    }
    items: dict[str, Item] = {}
    for name, (label, icon) in ways.items():
        url = address(name)
        if not url or not (signed_in or name == "rules") or not _is_open(request, name):
            continue
        here = path == url or (url != "/" and path.startswith(url))
        items[name] = Item(name, label, url, icon, current=name == area if area else here)
    return items


def frame_of(request: HttpRequest | None, area: str = "") -> Frame:
    """Return the surroundings; `area` names the current way where the address doesn't tell it.

    Takes from the account, where it has them: `theme` (light, dark, device) and `get_full_name`.
    """
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    name = (user.get_full_name() or user.get_username()) if signed_in else ""
    theme = getattr(user, "theme", "device") or "device"
    items = _items(request, area, signed_in=signed_in)
    more = tuple(items[key] for key in MORE if key in items)
    return Frame(
        language=get_language() or "cs",
        theme=theme if theme in THEMES else "device",
        signed_in=signed_in,
        name=name,
        initials=initials(name),
        menu_label=_("Váš účet: %(name)s") % {"name": name},
        items=tuple(item for key, item in items.items() if key != "contact_new"),
        tabs=tuple(items[key] for key in TABS if key in items),
        more=more,
        more_current=any(item.current for item in more),
        home=address("my_day") or "/",
        search=address("search") if signed_in and _is_open(request, "search") else "",
        contact_new=items["contact_new"].url if "contact_new" in items else "",
        profile=address("profile") if signed_in else "",
        login=address("login"),
        logout=address("logout") if signed_in else "",
    )


def bar(surroundings: Frame, token: Any) -> SafeString:
    """Draw the bar; `token` stands in its forms, against forged ones."""
    return _with_token(_drawn("ui/bar.html", surroundings), token)


def tabs(surroundings: Frame, token: Any) -> SafeString:
    """Draw the tabs of a phone; `token` stands in their forms."""
    return _with_token(_drawn("ui/tabs.html", surroundings), token)


@lru_cache(_MOST)
def _drawn(template: str, surroundings: Frame) -> str:
    return render_to_string(template, {"frame": surroundings, "csrf_token": _TOKEN})


def _with_token(drawn: str, token: Any) -> SafeString:
    """The token is asked for where a form needs it: asking gives the browser a cookie."""
    shown = drawn.replace(_TOKEN, conditional_escape(token)) if _TOKEN in drawn else drawn
    return mark_safe(shown)  # noqa: S308  drawn by a template, which escapes
