"""Sending one digest: claimed, handed to the server, settled. Each error is told apart."""

import smtplib

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation
from django_scopes import scope

from opora.access.queries import viewer_by_id
from opora.reminders.actions import claim, hand, settle, try_later
from opora.reminders.letter import Letter, letter_for
from opora.reminders.models import Digest
from opora.reminders.queries import chosen

State = Digest.State
REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)
"""Errors after which the server surely has no letter of ours."""


def send(digest_id: int) -> None:
    """One digest, at most once. What the server refuses waits for the next try."""
    digest = claim(digest_id, timezone.now())
    if digest is None:
        return
    letter, to = _letter(digest)
    if letter is None:
        settle(digest.pk, State.NOTHING, timezone.now())
        return
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # the library's own errors are of this kind, too
        try_later(digest, timezone.now(), type(error).__name__)
        return
    try:
        _hand_over(digest, EmailMessage(letter.subject, letter.body, to=[to]), connection)
    finally:
        connection.close()


def _hand_over(digest: Digest, message: EmailMessage, connection: BaseEmailBackend) -> None:
    message.connection = connection
    hand(digest.pk, timezone.now())
    try:
        message.send()
    except REFUSED as error:
        try_later(digest, timezone.now(), type(error).__name__)
    except OSError as error:
        # The line broke while the letter was on its way: it may have got there.
        settle(digest.pk, State.UNKNOWN, timezone.now(), type(error).__name__)
    else:
        settle(digest.pk, State.SENT, timezone.now())


def _letter(digest: Digest) -> tuple[Letter | None, str]:
    """What to send and where to; nothing to whoever has left or chosen otherwise meanwhile."""
    account, wanted = digest.account, chosen(digest.account_id)
    viewer = viewer_by_id(account.pk)
    if viewer is None or wanted.mode == "off" or not wanted.email:
        return None, ""
    with scope(organisation=account.organisation_id), translation.override(account.language):
        return letter_for(viewer, wanted.mode, digest.day), wanted.email
