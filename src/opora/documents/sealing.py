"""Sealing bytes by the installation's own key (age): whoever copies the database reads none.

The key is a file beside the key of the database (``settings.DOCUMENTS_KEY``). PostgreSQL keeps what
it is given unencrypted; in the SQLCipher file it is locked twice. A key is drawn only where nothing
was sealed before: a new one would open nothing, and would hide that the old one is lost.
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pyrage
from django.conf import settings
from django.utils.translation import gettext as _

from opora.access.doors import Invalid

State = Literal["ready", "none", "missing", "wrong"]
Latest = Callable[[], bytes | None]
ACCEPTED = ".accepted"
"""Ends the name of a file sealed by a key that was drawn though papers of a lost one are kept."""
_latest: list[Latest] = []


class Unreadable(Exception):
    """What is kept can't be opened by this installation's key, or is not what was kept."""


def keeps_sealed(latest: Latest) -> Latest:
    """Registers the latest sealed bytes of a room; None where it has none."""
    _latest.append(latest)
    return latest


def key_file() -> Path:
    """Where the key lies."""
    return Path(settings.DOCUMENTS_KEY)


@lru_cache(4)
def _identity(file: Path) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(file.read_text("ascii").strip())


def _read(file: Path) -> pyrage.x25519.Identity | None:
    """The key; None where the file holds none."""
    try:
        return _identity(file)
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        return None


def key_state() -> State:
    """Whether the key opens what is kept; ``none``: nothing is kept and no key is needed yet."""
    file = key_file()
    kept = [one for one in (latest() for latest in _latest) if one is not None]
    if not file.exists():
        return "missing" if kept else "none"
    key = _read(file)
    if key is None:
        return "wrong"
    accepted = file.with_name(file.name + ACCEPTED)
    if accepted.exists():
        kept.append(accepted.read_bytes())
    return "ready" if not kept or any(_opens(key, one) for one in kept) else "wrong"


def _opens(key: pyrage.x25519.Identity, content: bytes) -> bool:
    try:
        pyrage.decrypt(content, [key])
    except pyrage.DecryptError:
        return False
    return True


def draw_key() -> None:
    """A key of its own for an installation that has none; what another process drew stays."""
    file = key_file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(str(pyrage.x25519.Identity.generate()))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def draw_another_key() -> Path | None:
    """For a key that is lost for good: what it sealed stays unreadable, what comes is sealed anew.

    The file that was there is put aside, never overwritten; gives back where it lies.
    """
    file, aside = key_file(), None
    if file.exists():
        aside = file.with_name(f"{file.name}.{secrets.token_hex(4)}.old")
        file.rename(aside)
    _identity.cache_clear()
    draw_key()
    file.with_name(file.name + ACCEPTED).write_bytes(sealed(b"accepted"))
    return aside


def sealed(content: bytes) -> bytes:
    """The bytes, readable with the key only. Raises Invalid where the key is lost."""
    if not key_file().exists() and key_state() == "none":
        draw_key()
    key = _read(key_file())
    if key is None:
        raise Invalid(
            form=_(
                "Chybí klíč dokumentů, proto teď nejde nic vytisknout ani přiložit. Řekněte to"
                " technické správě: klíč je v kopii klíčů instalace."
            )
        )
    made: bytes = pyrage.encrypt(content, [key.to_public()])
    return made


def opened(content: bytes | memoryview) -> bytes:
    """What was sealed. Raises Unreadable."""
    key = _read(key_file())
    if key is None:
        raise Unreadable
    try:
        found: bytes = pyrage.decrypt(bytes(content), [key])
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
