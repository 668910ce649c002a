"""Managers that fail closed: without an organisation in scope a query is an error."""

from typing import Any

from django.db import models
from django_scopes import ScopedManager


def scoped(base: type[models.Manager[Any]] = models.Manager) -> Any:
    """A manager whose every query is narrowed to the organisation in scope."""
    return ScopedManager(organisation="organisation", _manager_class=base)
