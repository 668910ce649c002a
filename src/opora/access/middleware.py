"""Who looks: every request of a signed-in person gets its viewer and its organisation."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django_scopes import scope

from opora.access.addresses import path_of
from opora.access.doors import NotAllowed, NotFound
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.reading import showing
from opora.access.viewer import Viewer

LARGEST_ID = 2**63 - 1
"""No row has a larger number: both engines keep ids in eight bytes."""

_WITH_LENT_PASSWORD = frozenset({"own_password", "logout"})


class ViewerMiddleware:
    """Sets ``request.viewer``, the language chosen, and the organisation's scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account):
            return self.get_response(request)
        request.viewer = viewer_of(account)  # type: ignore[attr-defined]  # Django's requests know no viewer
        shown = showing() if request.method in ("GET", "HEAD") else nullcontext()
        with (
            scope(organisation=account.organisation_id),
            translation.override(account.language),
            shown,
        ):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """An id that no database knows is absent; asked for, it would be an error of its own.

        Whoever signed in with a password that somebody else knows chooses another first.
        """
        ids = [one for one in kwargs.values() if isinstance(one, int)]
        if isinstance(request.user, Account) and any(one > LARGEST_ID for one in ids):
            raise Http404
        match = request.resolver_match
        lent = isinstance(request.user, Account) and request.user.password_is_lent
        if lent and match is not None and match.url_name not in _WITH_LENT_PASSWORD:
            return HttpResponseRedirect(path_of("own_password"))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """The absent and the unseen look the same."""
        if isinstance(error, NotFound):
            raise Http404 from error
        if isinstance(error, NotAllowed):
            raise PermissionDenied from error


def viewer(request: HttpRequest) -> Viewer:
    """The viewer of a request that needs one."""
    found = getattr(request, "viewer", None)
    if not isinstance(found, Viewer):
        raise PermissionDenied
    return found
