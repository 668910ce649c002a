"""Somebody who signs in to the demo."""

from dataclasses import dataclass

from opora.access.models import Account
from opora.access.roles import Role

Post = tuple[Role, str, str]
"""Role, service, site; an empty site means all of them."""


@dataclass(frozen=True)
class Worker:
    """A worker: name to sign in with, full name, what they do, the posts held, the form chosen."""

    login: str
    name: str
    who: str
    posts: tuple[Post, ...]
    role_form: Account.RoleForm
