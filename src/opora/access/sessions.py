"""Who is signed in: every request asks it first, so session, account and posts are one query."""

from contextvars import ContextVar
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from opora.access.models import Account, Session
from opora.access.queries import account_with_posts, session

# The account that was read with the session, until the request asks for it.
_read: ContextVar[Account | None] = ContextVar("read", default=None)


class SessionStore(DatabaseSessions):
    """Sessions as Django keeps them, in a table that knows whose they are."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Where they are kept."""
        return Session

    def create_model_instance(self, data: Any) -> Any:
        """The row, with the account that is signed in by it."""
        row: Any = super().create_model_instance(data)
        row.account_id = data.get(SESSION_KEY)
        return row

    def _get_session_from_db(self) -> Any:
        found = session(self.session_key or "", timezone.now())
        _read.set(found.account if found else None)
        if found is None:
            self._session_key = None
        return found


class Backend(ModelBackend):
    """Accounts as Django signs them in; the posts come with the account."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account while it is active, with ``posts``."""
        account = _read.get()
        _read.set(None)
        if account is None or account.pk != int(user_id):
            account = account_with_posts(int(user_id))
        return account if account is not None and self.user_can_authenticate(account) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """While the account is open; of somebody who leaves through their last day."""
        last = user.last_day
        return bool(user.is_active) and (last is None or last >= timezone.localdate())
