"""An organisation with workers and cases, for everything about who sees what."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.views.defaults import page_not_found, permission_denied

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.cases.actions import open_case
from opora.cases.models import Case
from opora.config import urls
from opora.people.actions import register_anonymous, register_named
from tests.features.conftest import (  # noqa: F401  fixtures
    client_of,
    organisation,
    seen_by,
    site_of,
    today,
    worker,
)

OpenCase = Callable[..., Case]


def open_for(
    account: Account,
    service: str,
    site: str,
    on: date,
    *,
    name: str = "Běla Dvořáčková",
    code: str = "",
    title: str = "",
) -> Case:
    """A file with one person, through the actions."""
    by = viewer_of(account)
    given, _space, family = name.rpartition(" ")
    person = (
        register_anonymous(code=code, by=by, on=on)
        if code
        else register_named(given_name=given, family_name=family, by=by, on=on)
    )
    return open_case(service=service, site=site, persons=[person], family_title=title, by=by, on=on)


@pytest.fixture
def file_of(today: date) -> OpenCase:  # noqa: F811  a fixture of that name
    """Opens a case: ``file_of(account, "rodinna_poradna", "poradna", name="Eva Nová")``."""

    def make(account: Account, service: str, site: str, **options: Any) -> Case:
        return open_for(account, service, site, today, **options)

    return make


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Accounts for whom refusals are drawn: of a thousand, those that are compared."""
    those: set[int] = set()
    for page, status in ((page_not_found, 404), (permission_denied, 403)):

        def answered(request: Any, exception: Any, page: Any = page, status: int = status) -> Any:
            draws = request.user.pk in those
            return page(request, exception) if draws else HttpResponse(status=status)

        monkeypatch.setattr(urls, f"handler{status}", answered, raising=False)
    return those
