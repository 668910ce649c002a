"""What a page showed when it was drawn: whoever saves from an older one is told, not obeyed.

A step that changes or replaces something says what stands there (``Step.stands``). The page carries
its version; the action compares it while it holds the row, so of two tabs only one passes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from django.db.models import Model
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound


class Stale(Invalid):
    """What the page showed has been changed since."""

    def __init__(self) -> None:
        super().__init__(
            form=_(
                "Mezitím se tu něco změnilo, u někoho z kolegů nebo v jiné záložce. Podívejte se,"
                " co je nového, a uložte znovu."
            )
        )


class _Page:
    def __init__(self, seen: str, stands: Callable[[], object]) -> None:
        self.seen = seen
        self.stands = stands
        self.is_checked = False


_page: ContextVar[_Page | None] = ContextVar("page", default=None)


def version_of(stands: object) -> str:
    """A keyed digest: the page carries no second copy of what stands there."""
    return salted_hmac("opora.seen", repr(_plain(stands)), algorithm="sha256").hexdigest()[:40]


@contextmanager
def page_saw(seen: str, stands: Callable[[], object]) -> Iterator[None]:
    """The next action must find standing what the page saw; without ``seen`` nothing is compared.

    Raises RuntimeError where the action has changed something and asked nothing.
    """
    page = _Page(seen, stands)
    mark = _page.set(page)
    try:
        yield
        if not page.is_checked:
            raise RuntimeError("the action did not compare what the page saw: call not_stale")
    finally:
        _page.reset(mark)


def not_stale() -> None:
    """Raises Stale for a page that saw something else.

    Called by an action that holds the row already. What it calls in turn finds
    changed what it has changed itself, so only the first call compares.
    """
    page = _page.get()
    if page is None or page.is_checked:
        return
    page.is_checked = True
    if not page.seen:
        return
    try:
        stands = page.stands()
    except NotFound:
        raise Stale from None
    if not constant_time_compare(version_of(stands), page.seen):
        raise Stale


def _plain(value: Any) -> object:
    """The value in parts whose words are the same in every process."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str | Promise):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return _parts(value)


def _parts(value: Any) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Model):
        return [(one.attname, _plain(getattr(value, one.attname))) for one in value._meta.fields]
    if is_dataclass(value):
        return [(one.name, _plain(getattr(value, one.name))) for one in fields(value)]
    if isinstance(value, Mapping):
        return sorted((str(name), repr(_plain(one))) for name, one in value.items())
    if isinstance(value, Set):
        return sorted(repr(_plain(one)) for one in value)
    raise TypeError(f"no version can be made of {type(value).__name__}")
