"""What an address stands behind, told from its view: whom of all it meets by a request (ADR 0039).

A screen's gate is opened or shut before its page does anything. So the gate itself is asked by
everybody, and the whole way from the address to the page by a few. An address behind no gate that
is known here is met by everybody in full; so is the first one of those that answer alike.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django_scopes import scope

from opora.access.doors import NotAllowed, NotFound
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.cases.mending.pages import RecordPage
from opora.cases.steps import Step
from tests.division import ASKERS

THROUGH = 0
"""What a gate answers to whom it lets in."""
REFUSED = {403, 404}
METHODS = ("get", "post")
Mechanism = tuple[str, ...]


def mechanism(view: Any) -> Mechanism | None:
    """Which gate the view stands behind and which functions answer behind it."""
    kind = getattr(view, "view_class", None)
    if kind is None:
        return None
    if issubclass(kind, Step) and kind.dispatch is Step.dispatch:
        return (_called(Step), _called(kind.get), _called(kind.post))
    shown = issubclass(kind, RecordPage) and kind.get is RecordPage.get
    if shown and kind.dispatch is LoginRequiredMixin.dispatch and not kind.kind.apart:
        return (_called(RecordPage),)
    return None


def _called(thing: Any) -> str:
    return f"{thing.__module__}.{thing.__qualname__}"


def _patterns(listed: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in listed:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one


@cache
def behind() -> dict[str, list[str]]:
    """The mechanism of each address that stands behind one, and who else does, in order."""
    alike: dict[Mechanism, list[str]] = {}
    for one in _patterns(get_resolver().url_patterns):
        found = mechanism(one.callback)
        if found is not None and one.name is not None:
            alike.setdefault(found, []).append(one.name)
    return {name: sorted(names) for names in alike.values() for name in names}


def asks_for(name: str, everybody: list[str]) -> set[str]:
    """Who has to ask for the address by a request, whatever its gate told them.

    Those for whom a page is drawn, refused and lent; and of the others each at every so many-th
    address of those that answer alike.
    """
    alike = behind().get(name, [name])
    place = alike.index(name)
    return {*ASKERS, everybody[place % len(everybody)]} if place else set(everybody)


def told_at_the_gate(path: str, method: str, account: Account) -> int | None:
    """What the gate of a step answers the account; nothing where there is no gate to be asked.

    What would follow behind the gate is not done: it only tells that one got there.
    """
    match: Any = resolve(path.partition("?")[0])
    found = mechanism(match.func)
    if found is None or found[0] != _called(Step):
        return None
    request: Any = getattr(RequestFactory(), method)(path)
    request.user, request.viewer = account, viewer_of(account)
    view = match.func.view_class(**match.func.view_initkwargs)
    inside = HttpResponse()
    for one in METHODS:
        setattr(view, one, lambda *_args, **_kwargs: inside)
    try:
        with scope(organisation=None), scope(organisation=account.organisation_id):
            view.setup(request, *match.args, **match.kwargs)
            answer = view.dispatch(request, *match.args, **match.kwargs)
    except (NotFound, Http404):
        return 404
    except (NotAllowed, PermissionDenied):
        return 403
    assert answer is inside, f"{path} is answered beside its gate"
    return THROUGH
