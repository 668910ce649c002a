"""A browser's stand-in that is signed in already."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from opora.access.models import Account, Session
from opora.access.sessions import SessionStore

BACKEND = "opora.access.sessions.Backend"


def signed_in(account: Account) -> Client:
    """As signing in leaves the browser and the sessions, in one statement; tests sign in so often.

    Signing in itself goes through its own page in its own tests.
    """
    kept = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: account.get_session_auth_hash(),
    }
    row = Session.objects.create(
        session_key=get_random_string(32),
        session_data=SessionStore().encode(kept),
        expire_date=timezone.now() + timedelta(hours=8),
        account_id=account.pk,
    )
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    # As from an earlier page: where there is none, each page draws another.
    client.cookies[settings.CSRF_COOKIE_NAME] = "c" * 32
    return client
