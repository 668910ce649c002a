"""Who is signed in: every request asks it first, so it is asked in two prepared queries."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from opora.access.models import Account
from opora.access.queries import account_with_posts, session


class SessionStore(DatabaseSessions):
    """Sessions as Django keeps them."""

    def _get_session_from_db(self) -> Any:
        found = session(self.session_key or "", timezone.now())
        if not found:
            self._session_key = None
            return None
        return found[0]


class Backend(ModelBackend):
    """Accounts as Django signs them in; the posts come with the account."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account while it is active, with ``posts``."""
        rows: list[Any] = account_with_posts(int(user_id))
        if not rows or not rows[0].is_active:
            return None
        account: Account = rows[0]
        account.posts = [
            (row.post_role, row.post_service, row.post_site) for row in rows if row.post_role
        ]
        return account
