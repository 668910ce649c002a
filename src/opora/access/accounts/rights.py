"""Whose it is to give and end roles. Whoever opens accounts opens no cases, least of all alone.

The technical administration opens an account, the head of the service gives it the role that sees
its cases (docs/adr/0036): two people know of everybody who sees a case.
"""

from collections.abc import Collection

from opora.access.accounts.post import Post
from opora.access.roles import HEADS, TECHNICAL, Role
from opora.access.viewer import Viewer

OFFICE = HEADS | TECHNICAL
"""Who opens accounts and gives roles."""


def keeps_accounts(by: Viewer) -> bool:
    """Whether all accounts of the organisation are in the viewer's care."""
    return bool(by.services(TECHNICAL))


def may_give(by: Viewer, post: Post, led: Collection[str]) -> bool:
    """The head in the own service and site; the administration its own role.

    A service that nobody leads (``led``: those that somebody does) gets its first head from the
    administration.
    """
    if post.role in TECHNICAL:
        return keeps_accounts(by)
    if by.holds(HEADS, post.service, post.site):
        return True
    return keeps_accounts(by) and post.role == Role.HEAD and post.service not in led


def may_end(by: Viewer, post: Post) -> bool:
    """The head in the own service and site; the administration its own role."""
    if post.role in TECHNICAL:
        return keeps_accounts(by)
    return by.holds(HEADS, post.service, post.site)


def may_reopen(by: Viewer, standing: Collection[Post]) -> bool:
    """An account that sees cases again at once: the head; any other: the administration."""
    working = [one for one in standing if one.role not in TECHNICAL]
    if not working:
        return keeps_accounts(by)
    return any(may_end(by, one) for one in working)
