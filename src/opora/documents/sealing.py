"""Sealing bytes by the installation's own key (age): whoever copies the database reads none.

The key is a file beside the key of the database (``settings.DOCUMENTS_KEY``), drawn at the first
run. PostgreSQL keeps what it is given unencrypted; in the SQLCipher file it is locked twice.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

import pyrage
from django.conf import settings


class Unreadable(Exception):
    """What is kept can't be opened by this installation's key, or is not what was kept."""


@lru_cache(4)
def _identity(file: Path) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(file.read_text("ascii").strip())


def sealed(content: bytes) -> bytes:
    """The bytes, readable with the key only."""
    made: bytes = pyrage.encrypt(content, [_identity(Path(settings.DOCUMENTS_KEY)).to_public()])
    return made


def opened(content: bytes | memoryview) -> bytes:
    """What was sealed. Raises Unreadable."""
    try:
        found: bytes = pyrage.decrypt(bytes(content), [_identity(Path(settings.DOCUMENTS_KEY))])
    except pyrage.DecryptError as error:
        raise Unreadable from error
    return found


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def opened_as(content: bytes | memoryview, digest: str) -> bytes:
    """What was sealed, the same to the last byte. Raises Unreadable."""
    found = opened(content)
    if digest_of(found) != digest:
        raise Unreadable
    return found
